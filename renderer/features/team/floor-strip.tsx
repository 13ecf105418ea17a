import { Button } from '@mantine/core';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import type { FloorColumn, RepActivity } from './floor-model.ts';

const shownActivities = ['inCall', 'wrapUp', 'ready', 'break', 'offline', 'absent'] as const satisfies RepActivity['kind'][];

type StripProps = {
  columns: readonly FloorColumn[];
  now: number;
  suggestions: number;
  onHistory: () => void;
  onBalance: () => void;
};

/** The floor in one line: who does what, what is late, and what would help. */
export function FloorStrip({ columns, suggestions, onHistory, onBalance }: StripProps) {
  const words = useWords().floor;
  const reps = columns.filter((column) => column.user !== null);
  const sum = (pick: (late: FloorColumn['late']) => number) => columns.reduce((total, { late }) => total + pick(late), 0);
  return (
    <section className={styles.strip} aria-label={words.nowLabel}>
      {shownActivities.map((kind) => (
        <Count key={kind} count={reps.filter((column) => column.activity.kind === kind).length} words={words.strip[kind]} isQuiet />
      ))}
      <Count count={sum((late) => late.callbacks)} words={words.strip.missed} tone="bad" />
      <Count count={sum((late) => late.callbacksSoon)} words={words.strip.soon} isQuiet />
      <Count count={sum((late) => late.firstCalls)} words={words.strip.pastSla} tone="warn" />
      <Count count={sum((late) => late.unplanned)} words={words.strip.leaks} tone="bad" />
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

/** A quiet count is left out when it is nothing; a warning says so even then. */
function Count({ count, words, tone, isQuiet = false }: { count: number; words: string; tone?: 'bad' | 'warn'; isQuiet?: boolean }) {
  const formats = useFormats();
  if (isQuiet && count === 0) return null;
  const shown = count > 0 ? tone : undefined;
  return (
    <div>
      <b className={shown}>{formats.count(count)}</b>
      <span className={shown ?? 't2'}>{words}</span>
    </div>
  );
}
