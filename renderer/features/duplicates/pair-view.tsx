import { Button } from '@mantine/core';
import { IconArrowsLeftRight, IconGitMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { type MergeChoices, type MergeField, type Side, sidesOf, whichToKeep } from '../../../shared/domain/duplicates/merge.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { useWholeCache } from '../../data/desk.ts';
import type { SuspectedPair } from '../../data/suspects.ts';
import { useNow } from '../../data/use-now.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './duplicates.module.css';
import { type FieldRow, fieldRows } from './pair-fields.ts';
import { useMerge, useTellApart } from './use-merge.ts';

/** Two leads beside each other, with what speaks for one person; which is kept, and whose value in each field. */
export function PairView({ pair }: { pair: SuspectedPair }) {
  const words = useWords().duplicates;
  const [isSwapped, setSwapped] = useState(false);
  const [choices, setChoices] = useState<MergeChoices>({});
  const usual = whichToKeep(pair.a, pair.b);
  const { kept, merged } = isSwapped ? { kept: usual.merged, merged: usual.kept } : usual;
  const openLeads = useOpenLeads();
  const merge = useMerge();
  const tellApart = useTellApart();
  const swap = () => {
    setSwapped(!isSwapped);
    setChoices({});
  };
  const mergeNow = () => void merge(kept, merged, choices, pair.score);
  const apart = () => void tellApart(pair);
  useKeys([
    { keys: 'mod+Enter', label: words.merge, run: mergeNow },
    { keys: 'x', label: words.apart, run: apart },
    { keys: 'w', label: words.swap, run: swap },
    { keys: 'o', label: words.open, run: () => openLeads([kept, merged]) },
  ]);
  return (
    <>
      <div className={styles.scroll}>
        <Reasons pair={pair} />
        <Comparison kept={kept} merged={merged} choices={choices} onChoose={(field, value) => setChoices({ ...choices, [field]: value })} />
      </div>
      <div className={styles.foot}>
        <span className="t3 sm grow">{words.keepsAll}</span>
        <Button onClick={() => openLeads([kept, merged])} rightSection={<KeyCap keys="o" />} aria-keyshortcuts={ariaKeys('o')}>
          {words.open}
        </Button>
        <Button
          onClick={swap}
          leftSection={<IconArrowsLeftRight size={14} aria-hidden />}
          rightSection={<KeyCap keys="w" />}
          aria-keyshortcuts={ariaKeys('w')}
        >
          {words.swap}
        </Button>
        <Button onClick={apart} rightSection={<KeyCap keys="x" />} aria-keyshortcuts={ariaKeys('x')}>
          {words.apart}
        </Button>
        <Button
          variant="filled"
          onClick={mergeNow}
          leftSection={<IconGitMerge size={14} aria-hidden />}
          rightSection={<KeyCap keys="mod+Enter" on="fill" />}
          aria-keyshortcuts={ariaKeys('mod+Enter')}
        >
          {words.merge}
        </Button>
      </div>
    </>
  );
}

const useOpenLeads = () => {
  const words = useWords().duplicates;
  const showLeads = useShowLeads();
  return (leads: readonly Lead[]) => {
    showLeads({ title: words.title, leadIds: leads.map(({ id }) => id) });
  };
};

function Reasons({ pair: { score, reasons } }: { pair: SuspectedPair }) {
  const words = useWords().duplicates;
  return (
    <div className={styles.reasons}>
      <span className={styles.score} title={words.scoreHint}>
        {words.score(score)}
      </span>
      <ul aria-label={words.reasonsLabel}>
        {reasons
          .filter(({ points }) => points !== 0)
          .map(({ field, level, points }) => (
            <li key={field}>
              <Tag tone={points > 0 ? 'ok' : 'line'}>
                {words.reason(field, level)} <span className="num">{words.points(points)}</span>
              </Tag>
            </li>
          ))}
      </ul>
    </div>
  );
}

type ComparisonProps = { kept: Lead; merged: Lead; choices: MergeChoices; onChoose: (field: MergeField, value: Side | undefined) => void };

function Comparison({ kept, merged, choices, onChoose }: ComparisonProps) {
  const words = useWords().duplicates;
  const { companies, campaigns } = useWholeCache();
  const companyOf = (id: string | null) => (id ? companies.get(id)?.name : undefined);
  const campaignOf = (id: string | null) => (id ? campaigns.get(id)?.name : undefined);
  const sides = sidesOf(kept, choices);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">
            {words.keep}: <b>{leadName(kept)}</b>
          </th>
          <th scope="col">
            {words.other}: {leadName(merged)}
          </th>
        </tr>
      </thead>
      <tbody>
        {fieldRows(kept, merged, { companyOf, campaignOf }).map((row) => (
          <FieldLine key={row.field} row={row} side={sides[row.field]} onChoose={(value) => onChoose(row.field, value)} />
        ))}
        <Facts kept={kept} merged={merged} />
      </tbody>
    </table>
  );
}

type FieldLineProps = { row: FieldRow; side: Side | 'both'; onChoose: (value: Side | undefined) => void };

function FieldLine({ row, side, onChoose }: FieldLineProps) {
  const words = useWords().duplicates;
  const { field, isDifferent } = row;
  const name = words.fields[field];
  const hasBoth = field === 'phones' || field === 'custom';
  const cell = (of: Side) => {
    const value = row[of];
    const isTaken = side === of || side === 'both';
    if (!isDifferent) return <td className="t2">{value}</td>;
    return (
      <td data-taken={isTaken || undefined}>
        <label className={styles.choice}>
          <input
            type="radio"
            name={field}
            checked={side === of}
            onChange={() => onChoose(of)}
            aria-label={words.choose(name, value || words.blank)}
          />
          <span className={value === '' ? 't3' : undefined}>{value || words.blank}</span>
        </label>
      </td>
    );
  };
  return (
    <tr data-differs={isDifferent || undefined}>
      <th scope="row">
        {name}
        {isDifferent && <span className="vh"> {words.differs}</span>}
        {isDifferent && hasBoth && (
          <label className={styles.choice}>
            <input
              type="radio"
              name={field}
              checked={side === 'both'}
              onChange={() => onChoose(undefined)}
              aria-label={words.choose(name, words.both)}
            />
            <span className="t2 sm">{words.both}</span>
          </label>
        )}
      </th>
      {cell('kept')}
      {cell('merged')}
    </tr>
  );
}

/** What no one chooses: where each stands, with whom, and how often it was called. */
function Facts({ kept, merged }: { kept: Lead; merged: Lead }) {
  const { duplicates: words, states } = useWords();
  const formats = useFormats();
  const now = useNow(60_000);
  const { users } = useWholeCache();
  const ownerOf = ({ ownerId }: Lead) => (ownerId === null ? words.pool : (users.get(ownerId)?.name ?? ownerId));
  const when = (at: number | null) => (at === null ? words.never : formats.shortDayAndTime(at, now));
  const rows: [string, (lead: Lead) => string][] = [
    [words.facts.stage, ({ stage }) => states.stage[stage]],
    [words.facts.owner, ownerOf],
    [words.facts.calls, ({ attempts }) => formats.count(attempts)],
    [words.facts.lastTouch, ({ lastTouchAt }) => when(lastTouchAt)],
    [words.facts.arrived, ({ arrivedAt }) => when(arrivedAt)],
  ];
  return rows.map(([name, say]) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td className="t2">{say(kept)}</td>
      <td className="t2">{say(merged)}</td>
    </tr>
  ));
}
