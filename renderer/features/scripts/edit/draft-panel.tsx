import { Button, Menu } from '@mantine/core';
import { IconAlertTriangle, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { retireScript } from '../../../../shared/commands/retire-script.ts';
import { saveScriptDraft } from '../../../../shared/commands/save-script-draft.ts';
import type { Script, ScriptContent, ScriptStep } from '../../../../shared/domain/script.ts';
import type { ScriptFault } from '../../../../shared/domain/script-checks.ts';
import { useDesk } from '../../../data/desk.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useWords } from '../../../words/words.tsx';
import { placeOfFault } from '../fault-words.ts';
import { PublishDialog } from '../publish-dialog.tsx';
import styles from '../scripts.module.css';
import { stepNumbers } from '../step-names.ts';
import { Checks } from '../step-panel.tsx';
import { TryAndMore } from '../try-and-more.tsx';
import { ObjectionsForm, ScriptForm } from './script-form.tsx';
import { StepForm } from './step-form.tsx';
import { useDraft, useEditor } from './use-draft-editor.ts';
import { focusField, useStepActs } from './use-step-acts.ts';

type Tab = 'step' | 'script' | 'objections';

type DraftPanelProps = {
  script: Script;
  step: ScriptStep | undefined;
  faults: readonly ScriptFault[];
  live: readonly Script[];
  onGoTo: (stepId: string) => void;
  onTry: () => void;
  onWrite: (script: Script) => void;
  onBringBack: (content: ScriptContent) => Promise<void>;
};

/** The form beside the map: the chosen step, the script's own details, its objections; at the foot what is done with the draft. */
export function DraftPanel({ script, step, faults, live, onGoTo, ...acts }: DraftPanelProps) {
  const words = useWords().scripts;
  const [tab, setTab] = useState<Tab>('step');
  const at = (place: Tab) => faults.filter((fault) => placeOfFault(fault) === place);
  const own = at('step').filter(({ stepId }) => stepId === step?.id);
  const goTo = (fault: ScriptFault) => {
    setTab(placeOfFault(fault));
    if (fault.stepId !== null) onGoTo(fault.stepId);
  };
  const openStep = (stepId: string) => {
    setTab('step');
    onGoTo(stepId);
  };
  useKeys([
    {
      keys: 'e',
      label: words.edit.editStep,
      run: () => {
        setTab('step');
        focusField('title');
      },
    },
    { keys: 'o', label: words.edit.editObjections, run: () => setTab('objections') },
  ]);
  const number = step && (stepNumbers(script).get(step.id) ?? null);
  return (
    <Panel
      title={step ? words.step(number ?? null, step.title || words.edit.untitled) : words.title}
      right={step && <StepMenu stepId={step.id} onGoTo={openStep} />}
    >
      <div className={styles.tabs}>
        <Segmented
          label={words.edit.whatToEdit}
          isFullWidth
          value={tab}
          items={(['step', 'script', 'objections'] as const).map((value) => {
            const { length } = value === 'step' ? own : at(value);
            return { value, label: length > 0 ? words.edit.tabToMend(words.edit.tabs[value], length) : words.edit.tabs[value] };
          })}
          onChange={setTab}
        />
      </div>
      <Conflict script={script} />
      {tab === 'step' && step && <StepForm key={step.id} step={step} faults={own} />}
      {tab === 'script' && (
        <div className={styles.scriptTab}>
          <ScriptForm faults={at('script')} />
          <div className={styles.form}>
            <Checks faults={faults} onGoTo={openStep} />
          </div>
        </div>
      )}
      {tab === 'objections' && <ObjectionsForm faults={at('objections')} />}
      <DraftActs script={script} faults={faults} live={live} stepId={step?.id} onFault={goTo} {...acts} />
    </Panel>
  );
}

function StepMenu({ stepId, onGoTo }: { stepId: string; onGoTo: (stepId: string) => void }) {
  const words = useWords().scripts.edit;
  const acts = useStepActs(stepId, onGoTo);
  const { undo, redo } = useEditor();
  const { past, future } = useDraft((state) => state);
  useKeys([
    { keys: ['Delete', 'Backspace'], label: words.removeStep, run: acts.removeStep },
    { keys: 'mod+z', label: words.undo, isDisabled: past.length === 0, run: undo },
    { keys: ['mod+Shift+z', 'mod+y'], label: words.redo, isDisabled: future.length === 0, run: redo },
  ]);
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" aria-label={words.stepMenu}>
          <IconDots size={15} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={acts.copyStep}>{words.copyStep}</Menu.Item>
        <Menu.Item rightSection={<KeyCap keys="Delete" on="bare" />} onClick={acts.removeStep}>
          {words.removeStep}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item rightSection={<KeyCap keys="mod+z" on="bare" />} disabled={past.length === 0} onClick={undo}>
          {words.undo}
        </Menu.Item>
        <Menu.Item rightSection={<KeyCap keys="mod+Shift+z" on="bare" />} disabled={future.length === 0} onClick={redo}>
          {words.redo}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Somebody else has changed the draft since: theirs, or one's own as another draft. Nothing is lost either way. */
function Conflict({ script }: { script: Script }) {
  const words = useWords().scripts.edit;
  const { run, newId, cache } = useDesk();
  const { store, take } = useEditor();
  const isConflict = useDraft((state) => state.fault === 'conflict');
  const told = useTold();
  if (!isConflict) return null;
  const theirs = () => {
    const row = cache.store.getState().scripts.get(script.id);
    if (row) take(row);
  };
  const keepMine = async () => {
    const { content } = store.getState();
    const args = {
      scriptId: newId(),
      scriptKey: script.scriptKey,
      baseRevision: 0,
      content: { ...content, name: words.mineOf(content.name) },
    };
    if (await told(() => run(saveScriptDraft, args))) theirs();
  };
  return (
    <div className={styles.conflict} role="alert">
      <p>{words.conflict}</p>
      <Button size="compact-sm" onClick={theirs}>
        {words.takeTheirs}
      </Button>
      <Button size="compact-sm" onClick={() => void keepMine()}>
        {words.keepMine}
      </Button>
    </div>
  );
}

/** Throws the draft away; for ten seconds all that was written in it comes back, as a draft of its own. */
const useDiscard = ({ id }: Script, onBringBack: DraftPanelProps['onBringBack']): (() => Promise<void>) => {
  const words = useWords().scripts.edit;
  const { run } = useDesk();
  const { flush, store } = useEditor();
  const told = useTold();
  return async () => {
    await flush();
    const { content } = store.getState();
    if (!(await told(() => run(retireScript, { scriptId: id })))) return;
    showToast({ message: words.discarded(content.name), onUndo: () => onBringBack(content) });
  };
};

type DraftActsProps = Pick<DraftPanelProps, 'script' | 'faults' | 'live' | 'onTry' | 'onWrite' | 'onBringBack'> & {
  stepId: string | undefined;
  onFault: (fault: ScriptFault) => void;
};

function DraftActs({ script, faults, live, stepId, onFault, onTry, onWrite, onBringBack }: DraftActsProps) {
  const words = useWords().scripts;
  const { flush, store } = useEditor();
  const discard = useDiscard(script, onBringBack);
  const [isPublishing, setIsPublishing] = useState(false);
  /** The next thing to mend after the step that is open, round and round. */
  const nextFault = () => {
    const at = faults.findLastIndex((fault) => fault.stepId === stepId);
    return faults[(at + 1) % faults.length];
  };
  const publish = () => {
    const fault = faults.length > 0 ? nextFault() : undefined;
    if (fault) onFault(fault);
    else void flush().then(() => setIsPublishing(true));
  };
  useKeys([{ keys: 'mod+Enter', label: words.publish.publish, run: publish }]);
  return (
    <footer className={styles.acts} data-tight={faults.length > 0 || undefined}>
      <TryAndMore onTry={onTry} onWriteOut={() => onWrite(script)}>
        <Menu.Item onClick={() => void discard()}>{words.edit.discard}</Menu.Item>
      </TryAndMore>
      <span className="grow" />
      <Button
        variant={faults.length > 0 ? 'default' : 'filled'}
        leftSection={faults.length > 0 ? <IconAlertTriangle size={14} className="warn" aria-hidden /> : undefined}
        rightSection={<KeyCap keys="mod+Enter" {...(faults.length > 0 ? {} : { on: 'fill' as const })} />}
        aria-keyshortcuts={ariaKeys('mod+Enter')}
        onClick={publish}
      >
        {faults.length > 0 ? words.edit.mendFirst(faults.length) : words.publish.publishVersion(script.version)}
      </Button>
      <PublishDialog
        draft={script}
        live={live}
        onFlush={flush}
        revisionOf={() => store.getState().revision}
        isOpen={isPublishing}
        onClose={() => setIsPublishing(false)}
      />
    </footer>
  );
}
