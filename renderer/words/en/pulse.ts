import type { LeadMode } from '../../../shared/domain/lead-mode.ts';
import type { PulseKind } from '../../../shared/domain/pulse-settings.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** By when a lead is to hear from us, what is planned for it, and what does it. */
export const pulse = {
  title: 'Next word from us',
  dueIn: (length: string) => `due in ${length}`,
  overBy: (length: string) => `over by ${length}`,
  days: (days: number) => plural(days, { one: 'one day', other: '# days' }),
  rule: (days: string, whose: string) => `${days} of silence: ${whose}`,
  ruleOf: { everybody: 'everybody', keyAccount: 'key accounts' },
  planned: (touches: string) => `Planned: ${touches}`,
  touch: (kind: string, day: string) => `${kind} ${day}`,
  touchNow: (kind: string) => `${kind} now`,
  kinds: { call: 'call', mail: 'mail', event: 'event' } satisfies Record<PulseKind, string>,
  modes: { usual: 'business as usual', problem: 'solving a problem' } satisfies Record<LeadMode['mode'], string>,
  modeOf: (mode: string, reasons: string) => `Mode: ${mode}, as it ${reasons}`,
  modeReasons: {
    inquiry: 'asked lately',
    burst: (count: number) => `made ${count} touches of its own in two weeks`,
    preference: 'looks at what helps to choose',
    need: 'says that there is a need',
    quiet: 'gave no sign of a problem in the last weeks',
  },
  fell: (from: number, score: number, floor: number) => `Score fell from ${from} to ${score}, below the floor of ${floor}: call now`,
  acts: { call: 'Call', mail: 'Write mail', event: 'Record the event' } satisfies Record<PulseKind, string>,
  actOf: (act: string, name: string) => `${act}: ${name}`,
  inQueueOf: (name: string) => `in the queue of ${name}`,
  inPool: 'in the pool',
  record: {
    mailTitle: (name: string) => `Mail to ${name}`,
    eventTitle: (name: string) => `Event with ${name}`,
    otherMail: 'Wrote something else? Record it here.',
    eventHint: 'A trade show, webinar or visit to which they came. It counts as a word from us.',
    what: { mail: 'What it was about', event: 'Which event' },
    day: 'Day',
    save: 'Record',
    cancel: 'Cancel',
    saved: (name: string) => `Recorded for ${name}`,
    faults: { what: 'Say what it was.', day: 'A day up to today.' },
  },
  mix: {
    place: (number: number) => `Touch ${number}`,
    add: 'Add a touch',
    out: 'Take it out',
    usual: 'As for everybody else.',
    own: 'A plan of their own',
  },
};
