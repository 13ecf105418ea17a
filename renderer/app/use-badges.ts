import { useLiveQuery } from 'dexie-react-hooks';
import { useCache, useDesk } from '../data/desk.ts';
import { useOpenCallbacks } from '../data/open-callbacks.ts';
import { usePairCount } from '../data/suspects.ts';
import { unreadComments } from '../data/unread-comments.ts';
import { useNow } from '../data/use-now.ts';
import { useCallableCount } from '../features/queue/use-queue.ts';
import { useFormats, useWords } from '../words/words.tsx';
import type { PlaceBadges } from './shell-navigation.tsx';

/** A promise this long past its time is missed. */
const graceMs = 10 * 60_000;

/**
 * Counts beside the places: who may be called, promises missed, handoffs to answer. Only what the person has to do with. Each is read as a
 * number, so that the frame is drawn anew when one changes and not with every row that comes in.
 */
export const useBadges = (): { badges: PlaceBadges; counts: { waiting: number; due: number } } => {
  const words = useWords().shell.badges;
  const duplicateWords = useWords().duplicates;
  const formats = useFormats();
  const { db, user } = useDesk();
  const isRep = user.role === 'rep';
  const missed = useMissed();
  const callable = useCallableCount();
  const toAnswer = useCache(({ handoffs }) =>
    countOf(handoffs.values(), (each) => each.salespersonId === user.userId && each.answer === 'waiting'),
  );
  const parked = useLiveQuery(() => db.parked.filter((each) => each.state === 'open').count(), [db], 0);
  const pairs = usePairCount();
  const unread = useLiveQuery(() => unreadComments(db, user.userId), [db, user.userId], 0);
  const badges: PlaceBadges = {
    ...(pairs > 0 && !isRep ? { duplicates: { text: formats.count(pairs), spoken: duplicateWords.badge(pairs) } } : {}),
    ...(callable > 0 ? { call: { text: formats.count(callable), spoken: words.inQueue(callable) } } : {}),
    ...(missed > 0 ? { callbacks: { text: words.missed(missed), tone: 'bad' as const } } : {}),
    ...(toAnswer > 0 ? { inbox: { text: formats.count(toAnswer), spoken: words.toAnswer(toAnswer) } } : {}),
    ...(unread > 0 ? { mine: { text: formats.count(unread), spoken: words.unread(unread) } } : {}),
    ...(parked > 0 ? { parked: { text: formats.count(parked), spoken: words.parked(parked), tone: 'warn' as const } } : {}),
  };
  return { badges, counts: { waiting: callable, due: missed } };
};

const countOf = <Item>(items: Iterable<Item>, counts: (item: Item) => boolean): number => {
  let count = 0;
  for (const item of items) if (counts(item)) count += 1;
  return count;
};

/** How many promises on leads that are theirs were not kept. Another number when either changed, leads or promises. */
const useMissed = (): number => {
  const { cache, user } = useDesk();
  const now = useNow(30_000);
  const isTheirs = (leadId: string): boolean => {
    const lead = cache.store.getState().leads.get(leadId);
    return lead !== undefined && (user.role !== 'rep' || lead.ownerId === user.userId);
  };
  const rows = useOpenCallbacks((open) => open.rows);
  const countMissed = () => countOf(rows.values(), ({ dueAt, leadId }) => dueAt < now - graceMs && isTheirs(leadId));
  useOpenCallbacks(countMissed);
  return useCache(countMissed);
};
