import { Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import { isCallableStage } from '../../../shared/domain/stage.ts';
import { useCallsElsewhere } from '../../data/calls-elsewhere.ts';
import { foldText } from '../../data/column-cache.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { Meter } from '../../ui/meter.tsx';
import { Progress } from '../../ui/progress.tsx';
import { RunDialog } from '../../ui/run-dialog.tsx';
import { cssColor } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { type AssignPlan, planAssignment, planPool, type Receiver } from './assign-plan.ts';
import styles from './leads.module.css';
import { useAssign } from './use-assign.ts';

type AssignDialogProps = { leads: readonly Lead[]; onClose: () => void };

/** Active reps the person may give leads to, with what each carries now. */
const useReceivers = (): Receiver[] => {
  const { user } = useDesk();
  const formats = useFormats();
  const { users, leads, revision } = useWholeCache();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the maps are changed in place; their revision says when
  return useMemo(() => {
    const load = new Map<string, number>();
    for (const { ownerId, stage } of leads.values()) {
      if (ownerId !== null && isCallableStage(stage)) load.set(ownerId, (load.get(ownerId) ?? 0) + 1);
    }
    return [...users.values()]
      .filter((each) => each.isActive && each.role === 'rep' && (user.role !== 'teamLead' || each.teamId === user.teamId))
      .map(({ id, name, capacity }) => ({ id, name, capacity, load: load.get(id) ?? 0 }))
      .sort((a, b) => formats.compare(a.name, b.name));
  }, [users, leads, revision, user, formats]);
};

const poolId = '';

/** Gives the selected leads to one rep or several, or back to the pool. Says what would happen before anything does. */
export function AssignDialog({ leads, onClose }: AssignDialogProps) {
  const words = useWords().leads.assign;
  const receivers = useReceivers();
  const assign = useAssign();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const isPool = chosen[0] === poolId;
  const to = receivers.filter(({ id }) => chosen.includes(id));
  const plan = useMemo(() => (isPool ? planPool(leads) : planAssignment(leads, chosen)), [leads, chosen, isPool]);
  const mayRun = chosen.length > 0 && plan.moves.length > 0 && done === null;

  const run = async () => {
    if (!mayRun) return;
    setDone(0);
    if (await assign(plan, to, reason.trim(), setDone)) onClose();
    else setDone(null);
  };
  const toggle = (id: string) =>
    setChosen((was) => {
      if (was.includes(id)) return was.filter((each) => each !== id);
      return id === poolId ? [poolId] : [...was.filter((each) => each !== poolId), id];
    });
  return (
    <RunDialog
      title={words.title(leads.length)}
      words={{ cancel: words.cancel, run: words.run(plan.moves.length) }}
      isDisabled={!mayRun}
      onRun={() => void run()}
      onClose={onClose}
    >
      <ReceiverList receivers={receivers} chosen={chosen} plan={plan} leads={leads} onToggle={toggle} />
      <TextInput
        mt={12}
        label={words.reason}
        description={words.reasonHint}
        placeholder={words.reasonPlaceholder}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {done === null ? (
        <Preview plan={plan} leads={leads} isChosen={chosen.length > 0} />
      ) : (
        <div className={styles.preview}>
          <Progress label={words.running} done={done} total={plan.moves.length} />
        </div>
      )}
    </RunDialog>
  );
}

type ReceiverListProps = {
  receivers: readonly Receiver[];
  chosen: readonly string[];
  plan: AssignPlan;
  leads: readonly Lead[];
  onToggle: (id: string) => void;
};

/** More reps than this are found by typing. */
const searchFrom = 9;

function ReceiverList({ receivers, chosen, plan, leads, onToggle }: ReceiverListProps) {
  const words = useWords().leads.assign;
  const [query, setQuery] = useState('');
  const shown = receivers.filter(({ name }) => foldText(name).includes(foldText(query.trim())));
  const leaving = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { fromId } of plan.moves) if (fromId !== null) counts.set(fromId, (counts.get(fromId) ?? 0) + 1);
    return counts;
  }, [plan]);
  if (receivers.length === 0) return <p className="t2">{words.noReps}</p>;
  const onSearch = (event: FormEvent<HTMLInputElement>) => setQuery(event.currentTarget.value);
  return (
    <>
      {receivers.length >= searchFrom && (
        <TextInput data-autofocus aria-label={words.find} placeholder={words.find} value={query} onChange={onSearch} mb={6} />
      )}
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend className="vh">{words.repsLabel}</legend>
        <div className={styles.people}>
          {shown.map((receiver, place) => (
            <ReceiverRow
              key={receiver.id}
              receiver={receiver}
              isChosen={chosen.includes(receiver.id)}
              coming={plan.coming.get(receiver.id) ?? 0}
              leaving={leaving.get(receiver.id) ?? 0}
              isFirst={place === 0 && receivers.length < searchFrom}
              onToggle={() => onToggle(receiver.id)}
            />
          ))}
          {shown.length === 0 && <p className="t2">{words.searchNothing}</p>}
          {leads.some(({ ownerId }) => ownerId !== null) && (
            // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is Mantine's, inside the label
            <label className={styles.person}>
              <Checkbox checked={chosen[0] === poolId} onChange={() => onToggle(poolId)} />
              <span style={{ gridColumn: '2 / 5', textAlign: 'left' }}>
                {words.pool} <span className="t3 sm">{words.poolHint}</span>
              </span>
            </label>
          )}
        </div>
      </fieldset>
    </>
  );
}

type ReceiverRowProps = { receiver: Receiver; isChosen: boolean; coming: number; leaving: number; isFirst: boolean; onToggle: () => void };

function ReceiverRow({ receiver, isChosen, coming, leaving, isFirst, onToggle }: ReceiverRowProps) {
  const words = useWords().leads.assign;
  const formats = useFormats();
  const { user } = useDesk();
  const { id, name, load, capacity } = receiver;
  const after = load + coming - leaving;
  const isOver = capacity > 0 && after > capacity && coming > 0;
  const counts = [load, after, capacity].map((count) => formats.count(count)) as [string, string, string];
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is Mantine's, inside the label
    <label className={styles.person}>
      <Checkbox checked={isChosen} onChange={onToggle} data-autofocus={isFirst || undefined} />
      <span className="cut">{id === user.userId ? words.selfName(name) : name}</span>
      <Meter
        max={Math.max(capacity, after, 1)}
        parts={[
          { value: Math.min(load, after), color: cssColor('text-3') },
          { value: Math.max(0, after - load), color: cssColor(isOver ? 'warn' : 'accent'), isHatched: true },
        ]}
        mark={capacity}
      />
      <span className={`sm ${isOver ? 'warn' : 't3'}`}>
        {after === load ? words.load(counts[0], counts[2]) : words.loadAfter(...counts)}
        {isOver && <span className="vh"> {words.overCapacity(after - capacity)}</span>}
      </span>
    </label>
  );
}

function Preview({ plan, leads, isChosen }: { plan: AssignPlan; leads: readonly Lead[]; isChosen: boolean }) {
  const words = useWords().leads.assign;
  const sync = useSyncSummary();
  const moving = new Set(plan.moves.map(({ leadId }) => leadId));
  const callbacks = leads.filter((lead) => lead.callbackId !== null && moving.has(lead.id)).length;
  const calls = useCallsElsewhere();
  const inCall = plan.moves.filter(({ leadId }) => calls.has(leadId)).length;
  const withSales = leads.filter((lead) => (lead.stage === 'handedOff' || lead.stage === 'accepted') && moving.has(lead.id)).length;
  const lines = [
    words.moves(plan.moves.length),
    plan.staying > 0 && words.stays(plan.staying),
    callbacks > 0 && words.alongCallbacks(callbacks),
    withSales > 0 && words.withSales(withSales),
    inCall > 0 && words.inCall(inCall),
  ].filter((line) => line !== false);
  return (
    <section className={styles.preview} aria-live="polite">
      <h3>{words.preview}</h3>
      <p>{isChosen ? `${lines.join(', ')}.` : words.nobody}</p>
      <p className="t3 sm">
        {words.nothingMoved} {!isOnline(sync) && words.offline}
      </p>
    </section>
  );
}
