import { Button } from '@mantine/core';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import { type FloorColumn, isRepColumn, type LateKind, lateKindOf, type RepActivity } from './floor-model.ts';

const shownActivities = ['inCall', 'wrapUp', 'ready', 'break', 'offline', 'absent'] as const satisfies RepActivity['kind'][];

type StripProps = {
  columns: readonly FloorColumn[];
  now: number;
  suggestions: number;
  onHistory: () => void;
  onBalance: () => void;
};

/** The floor in one line: who does what, what is late, and what would help. */
export function FloorStrip({ columns, now, suggestions, onHistory, onBalance }: StripProps) {
  const words = useWords().floor;
  const reps = columns.filter(isRepColumn);
  const showLeads = useShowLeads();
  const late = (kind: LateKind, says: string, title = says) => ({
    count: columns.reduce((total, column) => total + column.late[kind], 0),
    words: says,
    title,
    onOpen: () => {
      const leadIds = columns.flatMap(({ leads }) => leads.filter((lead) => lateKindOf(lead, now) === kind).map(({ id }) => id));
      showLeads({ title, leadIds });
    },
  });
  return (
    <section className={styles.strip} aria-label={words.nowLabel}>
      {shownActivities.map((kind) => (
        <Count key={kind} count={reps.filter((column) => column.activity.kind === kind).length} words={words.strip[kind]} isQuiet />
      ))}
      <Count {...late('callbacks', words.strip.missed)} tone="bad" />
      <Count {...late('callbacksSoon', words.strip.soon)} isQuiet />
      <Count {...late('firstCalls', words.strip.pastSla)} tone="warn" />
      <Count {...late('unplanned', words.strip.leaks, words.strip.leaksTitle)} tone="bad" />
      <span className="grow" />
      {suggestions > 0 && (
        <Button size="xs" variant="light" onClick={onBalance} rightSection={<KeyCap keys="b" />} aria-keyshortcuts={ariaKeys('b')}>
          {words.balance.count(suggestions)}
        </Button>
      )}
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        onClick={onHistory}
        rightSection={<KeyCap keys="h" />}
        aria-keyshortcuts={ariaKeys('h')}
      >
        {words.historyTitle}
      </Button>
    </section>
  );
}

type CountProps = { count: number; words: string; tone?: 'bad' | 'warn'; isQuiet?: boolean; title?: string; onOpen?: () => void };

/** A quiet count is left out when it is nothing; a warning says so even then. One that is of leads opens them. */
function Count({ count, words, tone, isQuiet = false, title = words, onOpen }: CountProps) {
  const floor = useWords().floor;
  const formats = useFormats();
  if (isQuiet && count === 0) return null;
  const shown = count > 0 ? tone : undefined;
  const said = (
    <>
      <b className={shown}>{formats.count(count)}</b>
      <span className={shown ?? 't2'}>{words}</span>
    </>
  );
  if (!onOpen || count === 0) return <div className={styles.count}>{said}</div>;
  return (
    <button type="button" className={styles.count} title={floor.opens(count, title)} onClick={onOpen}>
      {said}
    </button>
  );
}
