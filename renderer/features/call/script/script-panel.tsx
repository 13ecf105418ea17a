import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconEar } from '@tabler/icons-react';
import { useShallow } from 'zustand/react/shallow';
import { liveScripts } from '../../../../shared/domain/choose-script.ts';
import type { AnswerKind, Script, ScriptStep } from '../../../../shared/domain/script.ts';
import {
  goBack,
  goForward,
  type ScriptPlace,
  type ScriptTalk,
  startOfScript,
  stepAfter,
  stepOf,
  stepsAhead,
} from '../../../../shared/domain/script-walk.ts';
import { useCache } from '../../../data/desk.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { carryOver } from './carry-over.ts';
import { KnownLine, OldLine } from './known-line.tsx';
import { useSay } from './merge-values.ts';
import styles from './script.module.css';
import { ScriptAhead } from './script-ahead.tsx';
import { ScriptChoices } from './script-choices.tsx';
import { ScriptObjections } from './script-objections.tsx';
import { StepJump } from './step-jump.tsx';
import { TypedAnswerField } from './typed-answer.tsx';
import { type KnownAnswer, useKnownAnswer, useScriptTalk } from './use-script-talk.ts';

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
  const { draft } = useCall();
  const talk = useScriptTalk(script);
  const place: ScriptPlace = { stepId: step.id, path: draft.path };
  const answer = useKnownAnswer(talk, step, draft.path);
  const ahead = stepsAhead(talk, place);
  const walked = Math.max(
    0,
    draft.path.findIndex((each) => each.stepId === step.id),
  );
  return (
    <Panel
      title={words.title}
      count={<ScriptName script={script} talk={talk} />}
      className={styles.panel}
      right={<StepJump talk={talk} place={place} walked={walked} total={walked + 1 + ahead.length} title={step.title} />}
    >
      <div className={styles.scroll}>
        <Said step={step} answer={answer} />
        {answer && <KnownLine talk={talk} place={place} answer={answer} />}
        <OldLine step={step} path={draft.path} />
        {isTyped(step) ? (
          <TypedAnswerField key={`${draft.leadId}${step.id}`} talk={talk} step={step} place={place} />
        ) : (
          <ScriptChoices talk={talk} step={step} place={place} knownChoice={answer?.known.kind === 'letters' ? answer.known.choice : -1} />
        )}
        {step.kind === 'end' && <p className={styles.end}>{words.end}</p>}
        <ScriptAhead talk={talk} place={place} steps={ahead} walked={walked} />
      </div>
      <ScriptObjections key={`${draft.leadId}${script.id}`} talk={talk} place={place} />
      <StepButtons talk={talk} step={step} place={place} isAtStart={walked === 0} />
    </Panel>
  );
}

const isTyped = (step: ScriptStep): step is ScriptStep & { answerAs: Exclude<AnswerKind, 'choice'> } =>
  step.kind === 'ask' && step.answerAs !== 'choice';

/** What is to be said, or for a note what only the rep is to read; where the answer is known, what confirms it. */
function Said({ step, answer }: { step: ScriptStep; answer: KnownAnswer | null }) {
  const words = useWords().call.script;
  const say = useSay();
  const text = answer && step.confirm.trim() !== '' ? say(step.confirm, answer.line) : say(step.say);
  return (
    // Escape out of a field lands here: on what is to be said.
    <div className={step.kind === 'note' ? styles.aside : styles.say} tabIndex={-1} data-keys-home data-quiet-focus aria-live="polite">
      {step.kind === 'note' && <h3>{words.forYou}</h3>}
      <p>{step.kind === 'note' ? text : words.quoted(text)}</p>
      {step.hint && (
        <div className={styles.hint}>
          <IconEar size={15} stroke={1.6} className="t3" aria-hidden /> <span>{say(step.hint)}</span>
        </div>
      )}
    </div>
  );
}

/** The script's name and version; another one can be taken, the walk then begins anew. */
function ScriptName({ script, talk }: { script: Script; talk: ScriptTalk }) {
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
        <OtherScripts script={script} talk={talk} />
      </Menu.Dropdown>
    </Menu>
  );
}

function OtherScripts({ script, talk }: { script: Script; talk: ScriptTalk }) {
  const words = useWords().call.script;
  const { session, draft } = useCall();
  const others = useCache(useShallow((cache) => liveScripts(cache.scripts.values(), draft.leadId)));
  const take = (to: Script) => {
    const begun = startOfScript({ ...talk, script: to });
    session.chooseScript(to, carryOver(begun, to, draft.path, script, talk.say));
  };
  return others.map((each) => (
    <Menu.Item key={each.id} onClick={() => take(each)} disabled={each.id === script.id}>
      {words.version(each.name, each.version)} <span className="t3">{each.language}</span>
    </Menu.Item>
  ));
}

type StepButtonsProps = { talk: ScriptTalk; step: ScriptStep; place: ScriptPlace; isAtStart: boolean };

function StepButtons({ talk, step, place, isAtStart }: StepButtonsProps) {
  const words = useWords().call;
  const { session } = useCall();
  const next = stepAfter(talk, step, place.path);
  const back = () => session.walkTo(goBack(place));
  const forward = () => session.walkTo(goForward(talk, place));
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
