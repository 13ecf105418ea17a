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
    { keys: 'p', label: words.callHint, run: callNext, isDisabled: isShut },
    { keys: 't', label: words.takeAlong, run: open, isDisabled: isShut },
  ]);
  if (counts.free + counts.withOthers + counts.mine.length === 0) return null;
  return (
    <Panel
      title={words.title}
      right={
        <span className={styles.poolActs}>
          <PoolButton keys="p" label={words.call} title={words.callHint} isDisabled={isShut} run={callNext} />
          <PoolButton keys="t" label={words.takeAlong} isDisabled={isShut} run={open} />
        </span>
      }
    >
      <div className={styles.pool}>
        {counts.mine.length > 0 && <Mine counts={counts} now={now} />}
        <p className="t2 sm">{words.counts(formats.count(counts.free), formats.count(counts.withOthers), counts.withOthers > 0)}</p>
        {counts.promised > 0 && <p className="bad sm">{words.promised(counts.promised)}</p>}
        {isAway && <p className="t3 sm">{words.offline}</p>}
      </div>
    </Panel>
  );
}

type PoolButtonProps = { keys: string; label: string; title?: string; isDisabled: boolean; run: () => void };

function PoolButton({ keys, label, title, isDisabled, run }: PoolButtonProps) {
  return (
    <Button
      size="xs"
      disabled={isDisabled}
      onClick={run}
      rightSection={<KeyCap keys={keys} />}
      aria-keyshortcuts={ariaKeys(keys)}
      title={title}
    >
      {label}
    </Button>
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
      <span title={words.mineHint}>
        <b className="b">{words.mine(formats.count(mine.length), formats.nearTime(until, now))}</b>
        {waiting > 0 && <span className="t3 sm"> {words.waiting(waiting)}</span>}
      </span>
      <Button size="xs" variant="subtle" color="gray" onClick={() => void giveBack(mine)}>
        {words.giveBack}
      </Button>
    </div>
  );
}
