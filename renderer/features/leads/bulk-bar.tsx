import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { markDoNotCall } from '../../../shared/commands/mark-do-not-call.ts';
import { chunksOf } from '../../../shared/domain/chunks.ts';
import { useDesk } from '../../data/desk.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Progress } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import styles from './leads.module.css';
import { useLeadsStore } from './leads-store.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { StageDialog } from './stage-dialog.tsx';
import { useExport } from './use-export.ts';
import { type Targets, useMayAssign, useTargets } from './use-targets.ts';

type Asked = 'assign' | 'plan' | 'stage';

/** What can be done with the selected leads. Its keys work on the focused row when nothing is selected, by selecting it. */
export function BulkBar({ shownCount }: { shownCount: number }) {
  const words = useWords().leads.bulk;
  const targets = useTargets();
  const mayAssign = useMayAssign();
  const focusedId = useLeadsStore((state) => state.focusedId);
  const selected = useLeadsStore((state) => state.selected);
  const set = useLeadsStore((state) => state.set);
  const [asked, setAsked] = useState<Asked | null>(null);
  const exporting = useExport();
  const doNotCall = useDoNotCall(targets);
  const isSelected = targets.leads.length > 0;
  const hasTarget = isSelected || focusedId !== null;

  /** Does it with the selected, or with the focused row as the only one selected. */
  const withTargets = (run: () => void) => () => {
    if (!isSelected && focusedId !== null) set({ selected: new Set([focusedId]) });
    run();
  };
  const clear = () => set({ selected: new Set() });
  const exportSelected = () => void exporting.start(targets.leads);
  const group = words.group;
  useKeys([
    { keys: 'a', label: words.assign, group, isDisabled: !hasTarget || !mayAssign, run: withTargets(() => setAsked('assign')) },
    { keys: 'p', label: words.plan, group, isDisabled: !hasTarget, run: withTargets(() => setAsked('plan')) },
    { keys: 's', label: words.stage, group, isDisabled: !hasTarget, run: withTargets(() => setAsked('stage')) },
    { keys: 'e', label: words.export, group, isDisabled: !isSelected, run: exportSelected },
    { keys: '0', label: words.doNotCall, group, isDisabled: !hasTarget, run: withTargets(doNotCall.press) },
    { keys: 'Escape', label: words.clear, group, isDisabled: !isSelected, run: clear },
  ]);
  if (!isSelected) return null;
  const closeAnd = () => setAsked(null);
  return (
    <>
      <div className={styles.bar} data-assign={mayAssign || undefined} role="toolbar" aria-label={words.label(targets.leads.length)}>
        {exporting.running ? (
          <div className="grow">
            <Progress
              label={words.export}
              done={exporting.running.done}
              total={exporting.running.total}
              onCancel={exporting.running.cancel}
            />
          </div>
        ) : (
          <>
            <SelectionNote targets={targets} shownCount={shownCount} mayAssign={mayAssign} />
            {mayAssign && (
              <BarButton keys="a" isPrimary onClick={() => setAsked('assign')}>
                {words.assign}
              </BarButton>
            )}
            <BarButton keys="p" onClick={() => setAsked('plan')}>
              {words.plan}
            </BarButton>
            <BarButton keys="s" onClick={() => setAsked('stage')}>
              {words.stage}
            </BarButton>
            <BarButton keys="e" onClick={exportSelected}>
              {words.export}
            </BarButton>
            <DoNotCallButton doNotCall={doNotCall} count={targets.leads.length} />
            <Button variant="subtle" color="gray" onClick={clear} rightSection={<KeyCap keys="Escape" />} aria-keyshortcuts="Escape">
              {words.clear}
            </Button>
            <span className="grow" />
            <span className={styles.barHint}>
              <KeyCap keys="Space" /> {words.select} <KeyCap keys="Shift+j" /> {words.extend}
            </span>
          </>
        )}
      </div>
      {asked === 'assign' && <AssignDialog leads={targets.leads} onClose={closeAnd} />}
      {asked === 'plan' && <PlanDialog leads={targets.leads} onClose={closeAnd} />}
      {asked === 'stage' && <StageDialog leads={targets.leads} onClose={closeAnd} />}
      <span className="vh" role="status">
        {words.label(selected.size)}
      </span>
    </>
  );
}

type BarButtonProps = { keys: string; isPrimary?: boolean; onClick: () => void; children: React.ReactNode };

function BarButton({ keys, isPrimary = false, onClick, children }: BarButtonProps) {
  return (
    <Button
      variant={isPrimary ? 'filled' : 'default'}
      onClick={onClick}
      rightSection={<KeyCap keys={keys} {...(isPrimary ? { on: 'fill' as const } : {})} />}
      aria-keyshortcuts={ariaKeys(keys)}
    >
      {children}
    </Button>
  );
}

function SelectionNote({ targets, shownCount, mayAssign }: { targets: Targets; shownCount: number; mayAssign: boolean }) {
  const words = useWords().leads.bulk;
  const count = targets.leads.length;
  const callbacks = mayAssign ? words.callbacks(targets.withCallback) : words.hasCallbacks(targets.withCallback);
  return (
    <>
      <b className="b">{words.selected(count)}</b>
      <span className={`t2 ${styles.barNote}`} style={{ marginRight: 6 }}>
        {count > shownCount ? words.hidden(count - shownCount) : callbacks}
      </span>
    </>
  );
}

/** How long the second press may take. */
const armedMs = 4000;

/** A do-not-call cannot be taken back by whoever marks it, so that it takes two presses. */
const useDoNotCall = (targets: Targets) => {
  const { run } = useDesk();
  const words = useWords().leads.bulk;
  const told = useTold();
  const [isArmed, setIsArmed] = useState(false);
  useEffect(() => {
    if (!isArmed) return undefined;
    const timer = setTimeout(() => setIsArmed(false), armedMs);
    return () => clearTimeout(timer);
  }, [isArmed]);
  // Other leads are meant now: the first press was not about them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the targets change
  useEffect(() => setIsArmed(false), [targets.leads.length]);
  const mark = async () => {
    setIsArmed(false);
    const ids = targets.leads.map(({ id }) => id);
    const wasWritten = await told(async () => {
      for (const leadIds of chunksOf(ids, 200)) await run(markDoNotCall, { leadIds, reason: words.doNotCallReason });
    });
    if (wasWritten) showToast({ message: words.doNotCallDone(ids.length) });
  };
  const press = () => (isArmed && targets.leads.length > 0 ? void mark() : setIsArmed(true));
  return { isArmed, press };
};

function DoNotCallButton({ doNotCall, count }: { doNotCall: ReturnType<typeof useDoNotCall>; count: number }) {
  const words = useWords().leads.bulk;
  const { isArmed, press } = doNotCall;
  return (
    <Button
      {...(isArmed ? { variant: 'filled', color: 'brick' } : { className: styles.danger })}
      onClick={press}
      rightSection={<KeyCap keys="0" {...(isArmed ? { on: 'fill' as const } : {})} />}
      aria-keyshortcuts="0"
      aria-live="polite"
    >
      {isArmed ? words.doNotCallAgain(count) : words.doNotCall}
    </Button>
  );
}
