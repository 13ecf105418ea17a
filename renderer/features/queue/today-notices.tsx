import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useLocation } from 'wouter';
import { z } from 'zod';
import { leadName } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { usePreference } from '../../data/preference.ts';
import { useWords } from '../../words/words.tsx';
import styles from './today.module.css';

/** What the rep should know before the next call: an unfinished one, leads that came meanwhile. One quiet line each. */
export function TodayNotices() {
  return (
    <>
      <Unfinished />
      <MovedIn />
    </>
  );
}

function Unfinished() {
  const words = useWords().today;
  const { db } = useDesk();
  const { leads } = useWholeCache();
  const [, navigate] = useLocation();
  const draft = useLiveQuery(async () => (await db.callDrafts.toArray()).find((each) => each.attemptId !== null), [db]);
  if (!draft) return null;
  const lead = leads.get(draft.leadId);
  return (
    <p className={styles.notice} data-tone="warn">
      <span className="grow">{words.unfinished(lead ? leadName(lead) : '?')}</span>
      <Button size="xs" onClick={() => navigate(`/call/${draft.leadId}`)}>
        {words.unfinishedOpen}
      </Button>
    </p>
  );
}

const seenAt = z.number();

/** Leads moved to the rep since they last said that they have seen it. */
function MovedIn() {
  const words = useWords().today;
  const { user, now } = useDesk();
  const { leads, users } = useWholeCache();
  const [seen, setSeen] = usePreference('today.movesSeenAt', seenAt, 0);
  if (seen === undefined) return null;
  const since = Math.max(seen, now() - 24 * 60 * 60 * 1000);
  const moved = [...leads.values()].filter(
    (lead) => lead.ownerId === user.userId && lead.assignedById !== user.userId && (lead.assignedAt ?? 0) > since,
  );
  if (moved.length === 0) return null;
  const byPerson = Map.groupBy(moved, (lead) => lead.assignedById ?? '');
  const said = [...byPerson].map(([by, theirs]) => words.movedIn(users.get(by)?.name ?? '?', theirs.length));
  return (
    <p className={styles.notice}>
      <span className="grow">{said.join(' ')}</span>
      <Button size="xs" variant="subtle" color="gray" onClick={() => void setSeen(now())}>
        {words.movedSeen}
      </Button>
    </p>
  );
}
