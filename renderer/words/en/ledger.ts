import type { LeakKind } from '../../../shared/domain/leaks.ts';
import type { Mend, MendRefusal } from '../../../shared/domain/mending.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

const kinds: Record<LeakKind, { name: string; means: string }> = {
  noOwner: { name: 'No owner', means: 'Whoever had it has left, or the team is no more, and sales has not taken it.' },
  handoffUnanswered: { name: 'No answer from sales', means: 'The agreed time to answer is over.' },
  notHandedOff: { name: 'Not handed off', means: 'Qualified for more than four working hours.' },
  noNextAction: { name: 'No next action', means: 'Nothing is planned, so nobody will think of it.' },
  callbackMissed: { name: 'Promised call missed', means: 'Long past its time, and nobody has called.' },
  firstCallLate: { name: 'First call late', means: 'The agreed time for a first call is over.' },
};

const mends: Record<Mend, { act: string; done: (count: number) => string; will: (count: number) => string }> = {
  assign: {
    act: 'Give to reps',
    will: (count) =>
      plural(count, {
        one: 'One lead goes to the rep of its team with the most room.',
        other: '# leads go to the reps of their teams, by the room each has.',
      }),
    done: (count) => plural(count, { one: 'One lead given to a rep', other: '# leads given to reps' }),
  },
  plan: {
    act: 'Plan next action',
    will: (count) =>
      plural(count, {
        one: 'One lead gets what its stage asks for, from now: a call, a revisit, the handoff.',
        other: '# leads get what their stage asks for, from now: a call, a revisit, the handoff.',
      }),
    done: (count) => plural(count, { one: 'One next action planned', other: '# next actions planned' }),
  },
  remindSales: {
    act: 'Remind sales',
    will: (count) =>
      plural(count, {
        one: 'The reminder stands at the handoff in the salesperson’s inbox.',
        other: '# reminders stand at the handoffs in the salespeople’s inboxes.',
      }),
    done: (count) => plural(count, { one: 'Sales reminded once', other: 'Sales reminded of # handoffs' }),
  },
  handOff: {
    act: 'Hand off by the rules',
    will: (count) =>
      plural(count, {
        one: 'One lead goes to the salesperson that routing proposes first, with its package.',
        other: '# leads go to the salespeople that routing proposes first, each with its package.',
      }),
    done: (count) => plural(count, { one: 'One lead handed off', other: '# leads handed off' }),
  },
};

const refusals: Record<MendRefusal, string> = {
  doNotCall: 'may not be called: disqualify it or leave it',
  hasNextAction: 'has a next action by now',
  closed: 'has left the refinery',
  notWaiting: 'has been answered by now',
  remindedAlready: 'was reminded of less than four hours ago',
  nobodyInSales: 'nobody in sales to hand it to',
  same: 'no other rep of its team is active',
};

/** The conservation count, its leaks and the pulse. */
export const ledger = {
  title: 'Ledger',
  sub: (count: string, when: string) => `${count} leads on this machine, as the server had them ${when}`,
  subNever: (count: string) => `${count} leads on this machine, not yet in step with the server`,
  subOffline: (count: string, when: string) => `Offline: counted over ${count} leads on this machine, as of ${when}`,
  loading: 'Counting',
  empty: { title: 'No leads yet', body: 'Every lead that comes in is counted here, in exactly one place.', import: 'Import a file' },
  parts: { count: 'Count', leaks: 'Leaks', pulse: 'Pulse' },
  part: 'What to look at',

  count: 'Every lead in exactly one place',
  balanced: 'adds up',
  fault: (difference: number) =>
    difference > 0
      ? plural(difference, { one: 'One lead is missing', other: '# leads are missing' })
      : plural(-difference, { one: 'One lead is counted twice', other: '# leads are counted twice' }),
  faultHint: 'What was taken in and what stands in a stage differ. Nothing is lost on your machine: tell an admin, with this line.',
  campaign: 'Campaign',
  noCampaign: 'without a campaign',
  all: 'In all',
  takenIn: 'Taken in',
  difference: 'Difference',
  bin: (campaign: string, stage: string) => `${campaign}: ${stage}`,
  none: '–',

  leaks: 'Leaks',
  leakCount: (count: number) => plural(count, { one: 'one lead', other: '# leads' }),
  kinds,
  kind: 'Leak',
  leads: 'Leads',
  oldest: 'Oldest',
  mendColumn: 'What mends it',
  mends,
  mendOf: (act: string, kind: string) => `${act}: ${kind}`,
  reminded: (count: number) =>
    plural(count, { one: 'Sales was reminded in the last four hours.', other: 'Sales was reminded of # in the last four hours.' }),
  noLeaks: 'No leaks: every open lead has an owner, a next action and its date.',

  mending: {
    title: (kind: string) => `Mend: ${kind}`,
    left: 'Left as they are',
    leftOf: (name: string, why: string) => `${name}: ${why}`,
    more: (count: number) => plural(count, { one: 'and one more', other: 'and # more' }),
    nothing: 'None of these leads can be mended this way.',
    reason: 'Mended from the ledger',
    progress: 'Mending',
    cancel: 'Cancel',
    close: 'Close',
    run: (count: number) => plural(count, { one: 'Mend one', other: 'Mend #' }),
    partly: (done: string, count: number) => `${done}. ${plural(count, { one: 'One was refused', other: '# were refused' })}.`,
    refusals,
    refused: 'refused by the rules',
  },

  checks: 'Day by day',
  checksSub: 'what the server found',
  noChecks: 'The server counts the center once a day. Its first count has not arrived yet.',
  oneCheck: (day: string, leaks: number) =>
    `Counted on ${day}: ${plural(leaks, { one: 'one leak', other: '# leaks' })}. The line begins with the second day.`,
  leakLine: 'Leaks',
  checkDay: 'Day',
  differenceLine: (difference: number) => (difference === 0 ? 'adds up' : `differs by ${difference}`),
  latest: (day: string, takenIn: string, leaks: string) => `${day}: ${takenIn} taken in, ${leaks} leaking`,

  pulse: 'About to be forgotten',
  pulseSub: (count: number) => plural(count, { one: 'one within three days or past it', other: '# within three days or past it' }),
  pulseNone: 'Everybody has heard from us within what was agreed.',
  silence: 'Heard last',
  dueIn: (length: string) => `in ${length}`,
  overBy: (length: string) => `over by ${length}`,
  due: 'Next word due',
  rule: 'Agreed silence',
  days: (days: number) => plural(days, { one: 'one day', other: '# days' }),
  plan: 'Planned touches',
  openLead: (name: string) => `Open ${name} in Leads`,
  lead: 'Lead',
  mode: 'Mode',
  coverage: 'Coverage',
  coverageSub: 'heard from us in time',
  everybody: 'Everybody',
  covered: (inPulse: string, all: string) => `${inPulse} of ${all}`,
  coverageOver: (segment: string, days: number) => `${segment}, the last ${plural(days, { one: 'day', other: '# days' })}`,
};
