import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import type { Departure } from '../../../shared/domain/history.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { systemId } from '../../../shared/domain/people.ts';
import { useCache, useDesk, useWholeCache } from '../../data/desk.ts';
import { usePreference } from '../../data/preference.ts';
import { useSyncSummary } from '../../data/sync-summary.ts';
import { unreadComments } from '../../data/unread-comments.ts';
import { StillComing } from '../../parts/still-coming.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { type MovedAway, movedAwayKey, movedAwayList } from './moved-away.ts';
import styles from './today.module.css';

/** What the rep should know before the next call: an unfinished one, leads that came or went meanwhile. One quiet line each. */
export function TodayNotices() {
  return (
    <>
      <StillComing className={styles.notice} />
      <Unfinished />
      <Moves />
      <NewComments />
    </>
  );
}

function Unfinished() {
  const words = useWords().today;
  const { db } = useDesk();
  const leads = useCache((cache) => cache.leads);
  const [, navigate] = useLocation();
  const draft = useLiveQuery(async () => (await db.callDrafts.toArray()).find((each) => each.attemptId !== null), [db]);
  if (!draft) return null;
  const lead = leads.get(draft.leadId);
  return (
    <p className={styles.notice} data-tone="warn">
      <span className="grow">{lead ? words.unfinished(leadName(lead)) : words.unfinishedMoved}</span>
      <Button size="xs" onClick={() => navigate(`/call/${draft.leadId}`)}>
        {words.unfinishedOpen}
      </Button>
    </p>
  );
}

/** What a team lead said about a call is read beside that call. */
function NewComments() {
  const words = useWords().today;
  const { db, user } = useDesk();
  const [, navigate] = useLocation();
  const unread = useLiveQuery(() => unreadComments(db, user.userId), [db, user.userId], 0);
  if (unread === 0) return null;
  return (
    <p className={styles.notice} role="status">
      <span className="grow">{words.comments(unread)}</span>
      <Button size="xs" variant="subtle" color="gray" onClick={() => navigate('/mine')}>
        {words.commentsOpen}
      </Button>
    </p>
  );
}

const seenAt = z.number();
const dayMs = 24 * 60 * 60 * 1000;
const noMoves: MovedAway[] = [];

/** Leads that others moved to the rep, or away, since the rep last said that they have seen it. */
function Moves() {
  const words = useWords().today;
  const { now } = useDesk();
  const { firstLoad } = useSyncSummary();
  const [away, setAway] = usePreference(movedAwayKey, movedAwayList, noMoves);
  const [seen, setSeen] = usePreference('today.movesSeenAt', seenAt, 0);
  const moved = useMovedIn(seen);
  const lost = useLostWords(away ?? noMoves);
  const takenBack = useTakenBackWords(seen);
  const said = [...moved, ...lost, ...takenBack];
  // While everything is loaded anew, leads go and come back that nobody has moved.
  if (said.length === 0 || firstLoad) return null;
  const markSeen = () => void Promise.all([setSeen(now()), setAway([])]);
  return (
    <p className={styles.notice}>
      <span className="grow">{said.join(' ')}</span>
      <Button size="xs" variant="subtle" color="gray" onClick={markSeen}>
        {words.movedSeen}
      </Button>
    </p>
  );
}

/** Who moved how many here. What is older than a day is no news any more. */
const useMovedIn = (seen: number | undefined): string[] => {
  const { today: words, shell } = useWords();
  const { user, now } = useDesk();
  const { leads, users, revision } = useWholeCache();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the maps are changed in place; their revision says when
  return useMemo(() => {
    if (seen === undefined) return [];
    const since = Math.max(seen, now() - dayMs);
    const moved = [...leads.values()].filter(
      ({ ownerId, assignedById, assignedAt }) => ownerId === user.userId && assignedById !== user.userId && (assignedAt ?? 0) > since,
    );
    const byPerson = Map.groupBy(moved, (lead) => lead.assignedById ?? '');
    const nameOf = (by: string) => (by === systemId ? shell.product : (users.get(by)?.name ?? words.movedInBy));
    return [...byPerson].map(([by, theirs]) => words.movedIn(nameOf(by), theirs.length));
  }, [seen, leads, users, revision, user, now, words, shell]);
};

const namedAtMost = 3;

const useLostWords = (away: readonly MovedAway[]): string[] => {
  const { today: words, shell } = useWords();
  const formats = useFormats();
  const users = useCache((cache) => cache.users);
  const departures = useDepartures(away);
  const { pooled = [], others = [] } = Object.groupBy(away, ({ isInPool }) => (isInPool ? 'pooled' : 'others'));
  const byPerson = Map.groupBy(pooled, ({ byId }) => byId ?? '');
  const nameOf = (by: string) => (by === systemId ? shell.product : (users.get(by)?.name ?? words.movedInBy));
  const toPool = [...byPerson].map(([by, theirs]) => words.movedToPool(nameOf(by), theirs.length));
  const namesOf = (moved: readonly MovedAway[]) => {
    const names = moved.slice(0, namedAtMost).map(({ name }) => name);
    const rest = moved.length - names.length;
    return formats.list(rest > 0 ? [...names, words.others(rest)] : names);
  };
  const byMover = Map.groupBy(others, ({ leadId }) => departures?.get(leadId)?.byId ?? null);
  const toReps = [...byMover].map(([by, moved]) => {
    if (by === null) return words.movedAway(moved.length, namesOf(moved));
    const toIds = new Set(moved.map(({ leadId }) => departures?.get(leadId)?.toId ?? null));
    const to = [...toIds].map((id) => (id === null ? words.thePool : nameOf(id)));
    return words.movedAwayBy(nameOf(by), moved.length, formats.list(to), namesOf(moved));
  });
  return [...toPool, ...toReps];
};

/** Who moved a lead away and to whom, by lead; told apart from the lead, which is out of sight by then. */
const useDepartures = (away: readonly MovedAway[]): ReadonlyMap<string, Departure> | undefined => {
  const { db, user } = useDesk();
  return useLiveQuery(async () => {
    const ids = [...new Set(away.map(({ leadId }) => leadId))];
    const found = await db.departures.where('leadId').anyOf(ids).toArray();
    const own = found.filter(({ userId }) => userId === user.userId);
    return new Map(own.sort((a, b) => a.movedAt - b.movedAt).map((each) => [each.leadId, each]));
  }, [db, user, away]);
};

/** Leads that were taken along and had to be let go before the shift was over. */
const useTakenBackWords = (seen: number | undefined): string[] => {
  const words = useWords().today;
  const { user, now } = useDesk();
  const { checkouts } = useWholeCache();
  if (seen === undefined) return [];
  const since = Math.max(seen, now() - dayMs);
  const count = [...checkouts.values()].filter(
    ({ userId, endedAt, endedAs }) =>
      userId === user.userId && (endedAt ?? 0) > since && (endedAs === 'confirmed' || endedAs === 'forced' || endedAs === 'assigned'),
  ).length;
  return count > 0 ? [words.takenBack(count)] : [];
};
