import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { settlePendingMoves } from '../../../shared/commands/settle-pending-moves.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import { poolClaims, type WaitingMove } from './pool-claims.ts';

/** Moves of leads that a rep has taken along: since when they wait and for whom, to go on waiting, to force, or to leave there. */
export function WaitingMoves({ leads, now }: { leads: readonly Lead[]; now: number }) {
  const words = useWords().pool.floor;
  const cache = useWholeCache();
  const { waiting } = poolClaims(leads, cache, now);
  if (waiting.length === 0) return null;
  return (
    <section className={styles.waiting} aria-label={words.pendingTitle}>
      <h2>{words.pendingTitle}</h2>
      <ul>
        {waiting.map((each) => (
          <Waiting key={each.key} move={each} now={now} />
        ))}
      </ul>
    </section>
  );
}

/** How long the second press may take. */
const armedMs = 4000;

function Waiting({ move, now }: { move: WaitingMove; now: number }) {
  const words = useWords().pool.floor;
  const formats = useFormats();
  const { run } = useDesk();
  const told = useTold();
  const { users, presences } = useWholeCache();
  const [isArmed, setIsArmed] = useState(false);
  useEffect(() => {
    if (!isArmed) return undefined;
    const timer = setTimeout(() => setIsArmed(false), armedMs);
    return () => clearTimeout(timer);
  }, [isArmed]);
  const { leadIds, fromId, toId, byId, sinceAt } = move;
  const nameOf = (id: string) => users.get(id)?.name ?? '?';
  const from = nameOf(fromId);
  const presence = presences.get(fromId);
  const settle = async (as: 'forced' | 'withdrawn') => {
    setIsArmed(false);
    if (await told(() => run(settlePendingMoves, { leadIds, as })))
      showToast({ message: as === 'forced' ? words.forced(leadIds.length) : words.withdrawn(leadIds.length, from) });
  };
  const state = presence?.isConnected
    ? words.isOnline(from)
    : words.isOffline(from, presence ? formats.nearTime(presence.lastSeenAt, now) : '');
  return (
    <li>
      <span className="b">{words.pending(leadIds.length, from, toId === null ? words.toPool : nameOf(toId))}</span>
      <span className="t2">{words.since(formats.nearTime(sinceAt, now), nameOf(byId))}</span>
      <span className="t3 cut">{state}</span>
      <span className="grow" />
      <Button
        size="xs"
        {...(isArmed ? { variant: 'filled', color: 'brick' } : {})}
        aria-label={isArmed ? undefined : words.forceOf(leadIds.length, from)}
        aria-live="polite"
        onClick={() => (isArmed ? void settle('forced') : setIsArmed(true))}
      >
        {isArmed ? words.forceAgain : words.force}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={words.withdrawOf(leadIds.length, from)}
        onClick={() => void settle('withdrawn')}
      >
        {words.withdraw}
      </Button>
    </li>
  );
}
