import { Select, Textarea } from '@mantine/core';
import { useEffect } from 'react';
import { type Disposition, dispositionGroups } from '../../../../shared/domain/call.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { useWholeCache } from '../../../data/desk.ts';
import { offeredOutcomes } from '../../../data/outcomes-in-order.ts';
import { useWords } from '../../../words/words.tsx';
import { AskFields, useGiven } from '../outcome/ask-fields.tsx';
import { useSubject } from '../outcome/outcome-subject.tsx';
import { useEffectOfOutcome } from '../outcome/use-effect-words.ts';
import styles from './log.module.css';
import type { LogEntry } from './use-log-entry.ts';

/** What came of it, what that asks for, and what it would do: the same outcomes and fields as in a call. */
export function LogOutcome({ entry }: { entry: LogEntry }) {
  const words = useWords().logCall;
  const { draft, change, disposition } = entry;
  return (
    <>
      <OutcomeSelect entry={entry} />
      {disposition && draft.outcome && <Asks key={disposition.id} entry={entry} disposition={disposition} outcome={draft.outcome} />}
      <Textarea
        label={words.note}
        placeholder={words.notePlaceholder}
        maxLength={20_000}
        autosize
        minRows={2}
        maxRows={5}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </>
  );
}

function OutcomeSelect({ entry }: { entry: LogEntry }) {
  const words = useWords();
  const { dispositions } = useWholeCache();
  const { lead } = useSubject();
  const offered = offeredOutcomes(dispositions);
  const data = dispositionGroups.map((group) => ({
    group: words.call.outcome.groups[group](lead.firstName || leadName(lead)),
    items: offered.filter((each) => each.group === group).map(({ id, label }) => ({ value: id, label })),
  }));
  return (
    <Select
      label={words.logCall.outcome}
      placeholder={words.logCall.outcomePlaceholder}
      searchable
      value={entry.disposition?.id ?? null}
      data={data}
      comboboxProps={{ keepMounted: false, transitionProps: { duration: 90 } }}
      onChange={(id) => {
        const chosen = offered.find((each) => each.id === id);
        if (chosen) entry.choose(chosen);
      }}
    />
  );
}

function Asks({ entry, disposition, outcome }: { entry: LogEntry; disposition: Disposition; outcome: OutcomeDraft }) {
  const words = useWords().logCall;
  const { onGiven } = entry;
  // The second press of a key is for the call bar; here the button says what will be done.
  const asked = entry.asked.filter((each) => each !== 'confirm' && each !== 'giveUp');
  const given = useGiven(outcome, asked);
  const effect = useEffectOfOutcome(disposition, outcome);
  const isReady = given !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again whenever what is filled in changes, not with every drawing
  useEffect(() => onGiven(given), [isReady, outcome]);
  return (
    <div className={styles.asks}>
      <AskFields disposition={disposition} outcome={outcome} asked={asked} />
      <p className="t2 sm" aria-live="polite">
        {entry.isOvertaken && disposition.retryAfterMs !== null ? words.overtaken : effect}
      </p>
    </div>
  );
}
