import { Button } from '@mantine/core';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import type { FloorColumn, RepActivity } from './floor-model.ts';

const shownActivities = ['inCall', 'wrapUp', 'ready', 'break', 'offline', 'absent'] as const satisfies RepActivity['kind'][];

/** The floor in one line: who does what, and what is late. */
export function FloorStrip({ columns, now, onHistory }: { columns: readonly FloorColumn[]; now: number; onHistory: () => void }) {
  const words = useWords().floor;
  const reps = columns.filter((column) => column.user !== null);
  const leads = columns.flatMap((column) => column.leads);
  const isPast = (kind: string) => (lead: (typeof leads)[number]) => lead.nextActionKind === kind && (lead.nextActionAt ?? now) < now;
  return (
    <section className={styles.strip} aria-label={words.nowLabel}>
      {shownActivities.map((kind) => (
        <Count key={kind} count={reps.filter((column) => column.activity.kind === kind).length} words={words.strip[kind]} isQuiet />
      ))}
      <Count count={leads.filter(isPast('callback')).length} words={words.strip.missed} tone="bad" />
      <Count count={leads.filter(isPast('firstCall')).length} words={words.strip.pastSla} tone="warn" />
      <Count count={leads.filter((lead) => lead.nextActionAt === null).length} words={words.strip.leaks} tone="bad" />
      <span className="grow" />
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
