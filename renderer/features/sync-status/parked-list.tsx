import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useLocation } from 'wouter';
import { resolveParked } from '../../../shared/commands/resolve-parked.ts';
import type { Parked } from '../../../shared/domain/history.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { useCommandWords } from './command-list.tsx';
import styles from './sync-drawer.module.css';

/** What was not applied: what happened, what is safe, what to do. A team lead sees the team's too. */
export function ParkedList({ onClose }: { onClose: () => void }) {
  const words = useWords().syncStatus;
  const { db } = useDesk();
  const parked = useLiveQuery(async () => (await db.parked.toArray()).filter((each) => each.state === 'open'), [db]);
  if (!parked || parked.length === 0) return null;
  return (
    <section className={styles.section} aria-label={words.parked}>
      <h3 className="warn">
        {words.parked} {parked.length} <span>{words.parkedHint}</span>
      </h3>
      {parked.map((each) => (
        <ParkedCard key={each.id} parked={each} onClose={onClose} />
      ))}
    </section>
  );
}

function ParkedCard({ parked, onClose }: { parked: Parked; onClose: () => void }) {
  const words = useWords().syncStatus;
  const formats = useFormats();
  const say = useCommandWords();
  const { run, user } = useDesk();
  const [, navigate] = useLocation();
  const by = useCache((cache) => cache.users.get(parked.userId)?.name);
  const isLeadHere = useCache((cache) => parked.leadId !== null && cache.leads.has(parked.leadId));
  const what = say({ name: parked.name, leadIds: parked.leadId ? [parked.leadId] : [] });
  const reason =
    Object.hasOwn(words.parkedCodes, parked.code) && parked.code !== 'other'
      ? words.parkedCodes[parked.code as 'notFound']
      : words.parkedCodes.other(parked.code);
  const open = () => {
    navigate(`/call/${parked.leadId}`);
    onClose();
  };
  return (
    <div className={styles.parked}>
      <div className="row">
        <b className="b cut grow">{what}</b>
        <span className="t2 sm">{formats.time(parked.parkedAt)}</span>
      </div>
      {by && parked.userId !== user.userId && <p className="t2 sm">{by}</p>}
      <dl>
        <dt>{words.happened}</dt>
        <dd>{reason}</dd>
        <dt>{words.safe}</dt>
        <dd>{parked.applied === 'facts' ? words.safeFacts : words.safeWhole}</dd>
      </dl>
      <div className="row">
        {isLeadHere && <Button onClick={open}>{words.openLead}</Button>}
        <Button onClick={() => void run(resolveParked, { parkedId: parked.id })}>{words.settle}</Button>
      </div>
    </div>
  );
}
