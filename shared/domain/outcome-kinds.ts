import type { Disposition, DispositionNeed } from './call.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * What a disposition does, as the center chooses it: a fixed set, because each is a rule of the domain. The row spells it out in its
 * single fields, which the commands read.
 */
export const outcomeKinds = ['retry', 'callback', 'qualify', 'nurture', 'keepInformed', 'close', 'wrongNumber', 'doNotCall'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

type Doing = Pick<Disposition, 'raises' | 'needs' | 'marksDoNotCall' | 'marksWrongNumber'>;

export const outcomeKindOf = ({ raises, needs, marksDoNotCall, marksWrongNumber }: Doing): OutcomeKind => {
  if (marksDoNotCall) return 'doNotCall';
  if (raises === 'disqualify') return 'close';
  if (raises === 'qualify' || raises === 'keepInformed' || raises === 'nurture') return raises;
  if (needs.includes('callback')) return 'callback';
  if (needs.includes('revisit')) return 'nurture';
  return marksWrongNumber ? 'wrongNumber' : 'retry';
};

/**
 * Kinds that calls of the past are counted by: an outcome that has been offered neither becomes one of these nor ceases to be one. Who
 * wants another one switches it off and adds a new one.
 */
export const lastingKinds: readonly OutcomeKind[] = ['qualify', 'doNotCall'];

export const keepsItsKind = (before: Doing, after: Doing): boolean => {
  const kinds = [outcomeKindOf(before), outcomeKindOf(after)];
  return kinds[0] === kinds[1] || !kinds.some((kind) => lastingKinds.includes(kind));
};

/** What a kind cannot do without; further needs are the center's own. */
const neededBy: Record<OutcomeKind, readonly DispositionNeed[]> = {
  retry: [],
  callback: ['callback'],
  qualify: [],
  nurture: ['revisit'],
  keepInformed: [],
  close: [],
  wrongNumber: [],
  doNotCall: ['confirm'],
};
const kindNeeds: readonly DispositionNeed[] = ['callback', 'revisit', 'confirm'];

/** Needs that a center may add to any kind. */
export const freeNeeds = ['reason', 'note', 'number'] as const satisfies readonly DispositionNeed[];

const raisedBy: Partial<Record<OutcomeKind, Disposition['raises']>> = {
  callback: 'work',
  qualify: 'qualify',
  nurture: 'nurture',
  keepInformed: 'keepInformed',
  close: 'disqualify',
  doNotCall: 'disqualify',
};

/** Whether a kind plans the next try by itself, by the disposition's delay and the cadence. */
export const isRetried = (kind: OutcomeKind): boolean => kind === 'retry' || kind === 'wrongNumber';

/** Attempts after which a retried kind gives up, until the center says otherwise. */
const usualGiveUp: Partial<Record<OutcomeKind, number>> = { retry: 12, wrongNumber: 3 };

/**
 * The disposition made to do what the kind says; label, key, place, reasons and free needs stay. Who was reached was not missed, so
 * a retry after a conversation has no last try.
 */
export const withKind = (disposition: Disposition, kind: OutcomeKind): Disposition => {
  const isConnect = connectOf(disposition);
  const own = disposition.needs.filter((need) => !kindNeeds.includes(need));
  const isSame = outcomeKindOf(disposition) === kind;
  const giveUp = isConnect ? null : (usualGiveUp[kind] ?? null);
  return {
    ...disposition,
    isConnect,
    needs: [...neededBy[kind], ...own],
    raises: kind === 'retry' && isConnect ? 'work' : (raisedBy[kind] ?? null),
    marksDoNotCall: kind === 'doNotCall',
    marksWrongNumber: kind === 'wrongNumber',
    retryAfterMs: isRetried(kind) ? (disposition.retryAfterMs ?? day) : null,
    avoidsSameHour: isRetried(kind) && disposition.avoidsSameHour,
    giveUpAfter: isRetried(kind) ? (isSame || disposition.giveUpAfter !== null ? disposition.giveUpAfter : giveUp) : null,
  };
};

/** Where the outcome stands says whether somebody was reached; among data it is said by itself. */
const connectOf = ({ group, isConnect }: Pick<Disposition, 'group' | 'isConnect'>): boolean =>
  group === 'data' ? isConnect : group === 'reached';

/** The disposition in another group; what it does follows where it must. */
export const withGroup = (disposition: Disposition, group: Disposition['group']): Disposition =>
  withKind({ ...disposition, group }, outcomeKindOf(disposition));

/** A disposition not yet filled in: a retry among the calls that reached nobody. */
export const freshDisposition = (id: string, order: number, hotKey: string): Disposition => ({
  id,
  label: '',
  hotKey,
  group: 'notReached',
  order,
  isConnect: false,
  needs: [],
  reasons: [],
  raises: null,
  marksDoNotCall: false,
  retryAfterMs: day,
  avoidsSameHour: true,
  giveUpAfter: 12,
  marksWrongNumber: false,
  isOff: false,
});
