import { Button } from '@mantine/core';
import { reassignLeads } from '../../../shared/commands/reassign-leads.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import { type PoolClaims, poolClaims } from './pool-claims.ts';

/** In the pool's column: who is on its leads now, and who has taken some along, to take them back from. */
export function PoolClaimLines({ leads, now }: { leads: readonly Lead[]; now: number }) {
  const words = useWords().pool.floor;
  const formats = useFormats();
  const cache = useWholeCache();
  const { leased, takenAlong } = poolClaims(leads, cache, now);
  const nameOf = (id: string) => cache.users.get(id)?.name ?? '?';
  if (leased.length + takenAlong.length === 0) return null;
  const inCall = leased.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className={styles.claims}>
      {inCall > 0 && (
        <li>
          <span>
            <b className="b">{words.leased(inCall)}</b>{' '}
            <span className="t3">{words.leasedBy(formats.list(leased.map(({ userId }) => nameOf(userId))))}</span>
          </span>
        </li>
      )}
      {takenAlong.map((each) => (
        <TakenAlong key={each.userId} taken={each} name={nameOf(each.userId)} now={now} />
      ))}
    </ul>
  );
}

function TakenAlong({ taken, name, now }: { taken: PoolClaims['takenAlong'][number]; name: string; now: number }) {
  const words = useWords().pool.floor;
  const floor = useWords().floor;
  const formats = useFormats();
  const { run, newId } = useDesk();
  const told = useTold();
  const { leadIds, until, isAskedBack } = taken;
  const takeBack = async () => {
    const moves = leadIds.map((leadId) => ({ leadId, fromId: null, toId: null }));
    if (await told(() => run(reassignLeads, { moveId: newId(), reason: floor.reason, moves })))
      showToast({ message: words.asked(leadIds.length, name) });
  };
  return (
    <li>
      <span>{words.takenAlong(name, leadIds.length, formats.nearTime(until, now))}</span>
      {!isAskedBack && (
        <Button size="compact-xs" aria-label={words.takeBackOf(name, leadIds.length)} onClick={() => void takeBack()}>
          {words.takeBack}
        </Button>
      )}
    </li>
  );
}
