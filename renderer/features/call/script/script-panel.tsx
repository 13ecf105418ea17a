import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconEar } from '@tabler/icons-react';
import { useShallow } from 'zustand/react/shallow';
import type { Script, ScriptStep } from '../../../../shared/domain/call.ts';
import { liveScripts } from '../../../../shared/domain/choose-script.ts';
import { goBack, goForward, type ScriptPlace, stepAfter, stepOf, stepsAhead } from '../../../../shared/domain/script-walk.ts';
import { useCache } from '../../../data/desk.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { sayStep, useSay } from './merge-values.ts';
import styles from './script.module.css';
import { ScriptAhead } from './script-ahead.tsx';
import { ScriptChoices } from './script-choices.tsx';
import { ScriptObjections } from './script-objections.tsx';

/** What is said and asked now, where its answers lead, what comes, and what to answer to objections. */
export function ScriptPanel() {
  const words = useWords().call.script;
  const { script, draft } = useCall();
  const step = script && stepOf(script, draft.stepId);
  if (!script || !step) {
    return (
      <Panel title={words.title} className={styles.panel}>
        <EmptyState title={words.none} isSmall>
          {words.noneHint}
        </EmptyState>
      </Panel>
    );
  }
  return <OpenScript script={script} step={step} />;
}

function OpenScript({ script, step }: { script: Script; step: ScriptStep }) {
  const words = useWords().call.script;
  const say = useSay();
  const { draft } = useCall();
  const place: ScriptPlace = { stepId: step.id, path: draft.path };
  const ahead = stepsAhead(script, place);
  const walked = Math.max(
    0,
    draft.path.findIndex((each) => each.stepId === step.id),
  );
  const total = walked + 1 + ahead.length;
  return (
    <Panel
      title={words.title}
      count={<ScriptName script={script} />}
      className={styles.panel}
      right={
        <span className="row t2 sm">
          <StepBar walked={walked} total={total} />
          <span className="cut">{words.stepOf(walked + 1, total, step.title)}</span>
        </span>
      }
    >
      <div className={styles.scroll}>
        {/* Escape out of a field lands here: on what is to be said. */}
        <div className={styles.say} tabIndex={-1} data-keys-home data-quiet-focus aria-live="polite">
          <p>{words.quoted(say(step.say))}</p>
          {step.hint && (
            <div className={styles.hint}>
              <IconEar size={15} stroke={1.6} className="t3" aria-hidden /> <span>{say(step.hint)}</span>
            </div>
          )}
        </div>
        <ScriptChoices script={script} step={step} place={place} />
        {step.kind === 'end' && <p className={styles.end}>{words.end}</p>}
        <ScriptAhead script={script} steps={ahead} walked={walked} />
      </div>
      <ScriptObjections key={`${draft.leadId}${script.id}`} script={script} />
      <StepButtons script={script} step={step} place={place} isAtStart={walked === 0} />
    </Panel>
  );
}

const shownSteps = 14;

function StepBar({ walked, total }: { walked: number; total: number }) {
  const stateOf = (index: number) => (index < walked ? 'done' : index === walked ? 'now' : 'open');
  return (
    <span className={styles.steps} aria-hidden>
      {Array.from({ length: Math.min(total, shownSteps) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps of a bar have no identity but their place
        <i key={index} data-state={stateOf(index)} />
      ))}
    </span>
  );
}

/** The script's name and version; another one can be taken, the walk then begins anew. */
function ScriptName({ script }: { script: Script }) {
  const words = useWords().call.script;
  return (
    <Menu position="bottom-start" width="max-content">
      <Menu.Target>
        <button type="button" className={styles.name}>
          <span className="cut">{words.version(script.name, script.version)}</span>
          <IconChevronDown size={13} aria-hidden />
          <span className="vh">{words.choose}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <OtherScripts script={script} />
      </Menu.Dropdown>
    </Menu>
  );
}

function OtherScripts({ script }: { script: Script }) {
  const words = useWords().call.script;
  const { session } = useCall();
  const others = useCache(useShallow((cache) => liveScripts(cache.scripts.values())));
  return others.map((each) => (
    <Menu.Item key={each.id} onClick={() => session.chooseScript(each)} disabled={each.id === script.id}>
      {words.version(each.name, each.version)} <span className="t3">{each.language}</span>
    </Menu.Item>
  ));
}

type StepButtonsProps = { script: Script; step: ScriptStep; place: ScriptPlace; isAtStart: boolean };

function StepButtons({ script, step, place, isAtStart }: StepButtonsProps) {
  const words = useWords().call;
  const { session } = useCall();
  const say = sayStep(useSay());
  const next = stepAfter(script, step, place.path);
  const back = () => session.walkTo(goBack(place));
  const forward = () => session.walkTo(goForward(script, place, say));
  useKeys([
    { keys: 'ArrowRight', label: words.script.forward, group: words.groups.script, isDisabled: !next, run: forward },
    { keys: 'ArrowLeft', label: words.script.back, group: words.groups.script, isDisabled: isAtStart, run: back },
  ]);
  return (
    <div className={styles.move}>
      {/* Not `disabled`, which would drop the keyboard on the way back. */}
      <Button
        onClick={back}
        data-disabled={isAtStart || undefined}
        aria-disabled={isAtStart || undefined}
        aria-keyshortcuts={ariaKeys('ArrowLeft')}
        rightSection={<KeyCap keys="ArrowLeft" />}
      >
        {words.script.back}
      </Button>
      <span className="grow" />
      {next && (
        <Button
          variant="filled"
          className={styles.next}
          onClick={forward}
          aria-keyshortcuts={ariaKeys('ArrowRight')}
          rightSection={<KeyCap keys="ArrowRight" on="fill" />}
        >
          {next.title}
        </Button>
      )}
    </div>
  );
}
