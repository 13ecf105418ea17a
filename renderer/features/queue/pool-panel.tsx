import { Button } from '@mantine/core';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { useCallNext, useGiveBackTold } from './pool-actions.tsx';
import type { PoolCounts } from './pool-order.ts';
import { usePoolDialog } from './pool-store.ts';
import styles from './today.module.css';
import { usePoolCounts } from './use-pool.ts';

/** The team's pool: how many are free, the next one, and leads to take along for the shift. Nothing where the team has no pool. */
export function PoolPanel({ now }: { now: number }) {
  const words = useWords().pool.panel;
  const formats = useFormats();
  const counts = usePoolCounts();
  const isAway = !isOnline(useSyncSummary());
  const { open } = usePoolDialog();
  const callNext = useCallNext();
  const isShut = isAway || counts.free === 0;
  useKeys([
    { keys: 'p', label: words.call, run: callNext, isDisabled: isShut },
    { keys: 't', label: words.takeAlong, run: open, isDisabled: isShut },
  ]);
  if (counts.free + counts.withOthers + counts.mine.length === 0) return null;
  return (
    <Panel title={words.title} count={words.free(formats.count(counts.free))}>
      <div className={styles.pool}>
        {counts.mine.length > 0 && <Mine counts={counts} now={now} />}
        {counts.withOthers > 0 && <p className="t3 sm">{words.others(counts.withOthers)}</p>}
        {isAway && <p className="t3 sm">{words.offline}</p>}
        <div className={styles.poolActs}>
          <Button size="xs" disabled={isShut} onClick={callNext} rightSection={<KeyCap keys="p" />} aria-keyshortcuts={ariaKeys('p')}>
            {words.call}
          </Button>
          <Button size="xs" disabled={isShut} onClick={open} rightSection={<KeyCap keys="t" />} aria-keyshortcuts={ariaKeys('t')}>
            {words.takeAlong}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

/** What one has taken along, until when, and how to be rid of it. */
function Mine({ counts: { mine }, now }: { counts: PoolCounts; now: number }) {
  const words = useWords().pool.panel;
  const formats = useFormats();
  const giveBack = useGiveBackTold();
  const until = Math.min(...mine.map((each) => each.endsAt));
  const waiting = mine.filter((each) => each.pendingAt !== null).length;
  return (
    <div className={styles.poolMine}>
      <span>
        <b className="b">{words.mine(mine.length, formats.dayAndTime(until, now))}</b>{' '}
        <span className="t3 sm">{waiting > 0 ? words.waiting(waiting) : words.mineHint}</span>
      </span>
      <Button size="xs" variant="subtle" color="gray" onClick={() => void giveBack(mine)}>
        {words.giveBack}
      </Button>
    </div>
  );
}
