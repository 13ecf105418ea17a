import { useLiveQuery } from 'dexie-react-hooks';
import { useCache, useDesk } from '../data/desk.ts';
import { usePairCount } from '../data/suspects.ts';
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
  const now = useNow(30_000);
  const open = useLiveQuery(() => db.callbacks.where('state').equals('open').toArray(), [db], []);
  const missed = useCache(({ leads }) => {
    const isTheirs = (leadId: string) => (user.role === 'rep' ? leads.get(leadId)?.ownerId === user.userId : leads.has(leadId));
    return open.filter((each) => each.dueAt < now - graceMs && isTheirs(each.leadId)).length;
  });
  const inQueue = useCallableCount();
  const callable = user.role === 'rep' ? inQueue : 0;
  const toAnswer = useCache(
    ({ handoffs }) => [...handoffs.values()].filter((each) => each.salespersonId === user.userId && each.answer === 'waiting').length,
  );
  const parked = useLiveQuery(() => db.parked.filter((each) => each.state === 'open').count(), [db], 0);
  const pairs = usePairCount();
  const badges: PlaceBadges = {
    ...(pairs > 0 && user.role !== 'rep' ? { duplicates: { text: formats.count(pairs), spoken: duplicateWords.badge(pairs) } } : {}),
    ...(callable > 0 ? { call: { text: formats.count(callable), spoken: words.inQueue(callable) } } : {}),
    ...(missed > 0 ? { callbacks: { text: words.missed(missed), tone: 'bad' as const } } : {}),
    ...(toAnswer > 0 ? { inbox: { text: formats.count(toAnswer), spoken: words.toAnswer(toAnswer) } } : {}),
    ...(parked > 0 ? { parked: { text: formats.count(parked), spoken: words.parked(parked), tone: 'warn' as const } } : {}),
  };
  return { badges, counts: { waiting: callable, due: missed } };
};
