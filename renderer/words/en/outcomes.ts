import type { DispositionNeed } from '../../../shared/domain/call.ts';
import type { DispositionFault } from '../../../shared/domain/disposition-checks.ts';
import type { OutcomeKind } from '../../../shared/domain/outcome-kinds.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

const needs: Record<DispositionNeed, string> = {
  callback: 'time to call back',
  revisit: 'day to look again',
  reason: 'reason',
  note: 'note',
  number: 'number they gave',
  confirm: 'second press',
};

const kinds: Record<OutcomeKind, string> = {
  retry: 'Try again, by cadence',
  callback: 'Promise a callback',
  qualify: 'Qualify: hand to sales next',
  nurture: 'Nurture until a day',
  keepInformed: 'Keep informed, no calls',
  close: 'Close with a reason',
  wrongNumber: 'Wrong number: try their others',
  doNotCall: 'Do not call again',
};

const lastOf: Record<string, string | undefined> = {
  retry: 'No outcome would be left after which a lead is tried again.',
  qualify: 'No outcome would be left by which a lead is qualified.',
  doNotCall: 'No outcome would be left by which somebody can ask not to be called.',
};

/** What is wrong, told at the field: what it is, and with which other outcome. */
const faults: Record<DispositionFault['code'] | 'kindLasts', (other: string) => string> = {
  labelMissing: () => 'Give it a name.',
  labelTooLong: () => 'At most 24 letters: it stands on a button.',
  labelTaken: (other) => `“${other}” has this name already.`,
  keyNotPossible: () => "A digit or one of - = ' [ ] ; , . / \\. Letters work the script and BANTFO.",
  keyTaken: (other) => `“${other}” has this key.`,
  notReachable: () => 'Nobody is qualified who was not reached: put it among “Reached”.',
  reasonsMissing: () => 'Write at least one reason.',
  reasonBlank: () => 'A reason is blank.',
  reasonTwice: () => 'Two reasons say the same.',
  retryOutOfBounds: () => 'Between 5 minutes and 90 days.',
  giveUpOutOfBounds: () => 'Between 3 and 50 tries: nobody gives up after two.',
  incoherent: () => 'What it asks for and what it does contradict each other. Choose again what it does.',
  lastOfKind: (kind) => lastOf[kind] ?? 'No outcome of this kind would be left.',
  kindLasts: () => 'Calls of the past are counted by it. Switch it off and add another one instead.',
};

/** The outcomes of a call as the center defines them. */
export const outcomes = {
  title: 'Outcomes of a call',
  count: (count: number) => plural(count, { one: 'one outcome', other: '# outcomes' }),
  readOnly: 'Managers change them. A change is on every desktop as soon as it has a line.',
  hint: 'As they stand on the call bar. A change is on every desktop as soon as it has a line; calls of the past keep their outcome.',
  key: 'Key',
  outcome: 'Outcome',
  asksFor: 'Asks for',
  stage: 'Stage',
  after: 'Then',
  reasons: 'Reasons',
  change: 'Change',
  groups: { notReached: 'Not reached', reached: 'Reached', data: 'Data and law' },
  off: (count: number) => plural(count, { one: 'Switched off: one', other: 'Switched off: #' }),
  needs,
  kinds,
  faults,
  marksDoNotCall: 'never called again',
  otherNumber: 'their other numbers first',
  retry: (delay: string) => `again after ${delay}`,
  otherHour: 'at another hour',
  giveUp: (tries: number) => plural(tries, { one: 'nurture after one try', other: 'nurture after # tries' }),
  asAgreed: 'as agreed with them',
  noRetry: 'no call by itself',
  joined: (parts: readonly string[]) => parts.join(', '),

  add: 'Add an outcome…',
  edit: (label: string) => `Change “${label}”`,
  up: (label: string) => `“${label}” one place up`,
  down: (label: string) => `“${label}” one place down`,
  switchOn: 'Switch on',
  switchOnNamed: (label: string) => `Switch “${label}” on`,

  newTitle: 'A new outcome',
  editTitle: (label: string) => `Outcome: ${label}`,
  label: 'Name on the button',
  hotKey: 'Key',
  group: 'Stands among',
  isConnect: 'Counts as reached',
  isConnectHint: 'Somebody answered: it counts as a connect, and the hour as one in which they answer.',
  kind: 'What it does',
  kindLasts: 'Calls of the past are counted by what this one does, so that stays.',
  delay: 'Try again after',
  unit: 'Unit',
  units: { minutes: 'minutes', hours: 'hours', days: 'days' },
  otherPart: 'At another part of the day than the call that failed',
  giveUpAfter: 'Give up into nurture after',
  giveUpNever: 'Never by itself',
  tries: 'tries',
  asks: 'Asks for',
  alwaysAsks: (what: string) => `Always asks for the ${what}.`,
  reasonsLabel: 'Reasons, one a line',
  reasonsHint: { one: 'With one reason alone it is given by itself.', close: 'With several the rep chooses one.' },
  isOff: 'Offered on the call bar',
  offHint: 'Switched off it is no longer offered; calls that ended with it keep its name.',
  why: 'Why (kept in the history)',
  agreedBy: 'Who agreed',
  moves: {
    counting: 'Counting what changes…',
    over: (leads: string) => `Were it the next outcome of each of the ${leads} leads that are called:`,
    none: 'The same would happen to each of them.',
    of: {
      givenUp: (count: number) => plural(count, { one: 'One would be given up', other: '# would be given up' }),
      triedOn: (count: number) => plural(count, { one: 'One would be tried on', other: '# would be tried on' }),
      sooner: (count: number) => plural(count, { one: 'One would be called again sooner', other: '# would be called again sooner' }),
      later: (count: number) => plural(count, { one: 'One would be called again later', other: '# would be called again later' }),
      otherwise: (count: number) => plural(count, { one: 'Something else would happen to one', other: 'Something else would happen to #' }),
    },
  },
  preview: 'What it would do',
  previewOf: (name: string) => `for ${name}, if the call ended now`,
  previewExample: 'for a lead that was tried three times in vain, if the call ended now',
  previewFaulty: 'Shown once everything above is in order.',
  overtaken: 'Somebody else changed it while you were at it: their version is in the list now. Keep yours again to put it in its place.',
  keep: 'Keep',
  cancel: 'Cancel',
  kept: (label: string) => `“${label}” is kept`,
  added: (label: string) => `“${label}” is on the call bar`,
  switchedOff: (label: string) => `“${label}” is switched off`,
  switchedOn: (label: string) => `“${label}” is offered again`,
  moved: (label: string) => `“${label}” has moved`,
  undone: 'Taken back',
  notPossible: (label: string, why: string) => `“${label}”: ${why}`,

  wrapUp: 'Wrap-up',
  wrapUpHint: 'Shown to reps as it runs down after a call. It is never enforced.',
  wrapUpLimit: 'Time for the wrap-up',
  wrapUpKept: (limit: string) => `The limit is ${limit} now`,
};
