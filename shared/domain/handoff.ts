import { z } from 'zod';
import { answer } from './bantfo.ts';
import { count, currencyCode, day, id, instant, line, minorUnits, text } from './fields.ts';
import { phone } from './lead.ts';
import { explainedLine } from './score-evidence.ts';

/** Frozen at handoff: what the salesperson needs to know, whatever happens to the lead afterwards. */
export const handoffPackage = z.object({
  name: line,
  title: line,
  companyName: line,
  city: line,
  isKeyAccount: z.boolean(),
  phones: z.array(phone),
  email: line.nullable(),
  campaignName: line,
  /** What was promised to the lead. */
  promise: text,
  answers: z.array(answer),
  score: z.int(),
  /** With what each was made of; packages of before 0.3 have the lines alone. */
  scoreLines: z.array(explainedLine),
  scoreModel: line,
  note: text,
  noteBy: line,
  scriptName: line,
  scriptAnswers: z.array(z.object({ question: text, answer: text })),
  attempts: count,
  connects: count,
  firstAttemptAt: instant.nullable(),
  lastAttemptAt: instant.nullable(),
  touches: count,
  firstTouchAt: instant.nullable(),
});
export type HandoffPackage = z.infer<typeof handoffPackage>;

/** One thing that happened with a handoff, oldest first; `system` stands for the center's own rules. */
export const handoffEvent = z.object({
  kind: z.enum([
    'handedOff',
    'accepted',
    'rejected',
    'asked',
    'replied',
    'stage',
    'won',
    'lost',
    'reopened',
    'reminded',
    'escalated',
    'returned',
    'rerouted',
    'takenIn',
    'split',
  ]),
  at: instant,
  byId: id,
  /** Words of who did it, a reason, a stage, a file's name: by kind. */
  text,
});
export type HandoffEvent = z.infer<typeof handoffEvent>;

/** More is not kept: the oldest leave first. */
export const mostEvents = 200;

/** Stands for people of another system who have no name here; their words are in `outsideRep` and `outsideSalesperson`. */
export const outsideId = 'outside';

export const handoff = z.object({
  id,
  leadId: id,
  repId: id,
  salespersonId: id,
  /** Why this salesperson: coded lines such as `companyOwner`, `territory DACH`, `fewestOpen 6`. */
  routing: z.array(line).max(10),
  package: handoffPackage,
  handedOffAt: instant,
  /** End of the agreed time to answer. */
  answerDueAt: instant,
  answer: z.enum(['waiting', 'accepted', 'rejected']),
  answeredAt: instant.nullable(),
  rejectReason: line.nullable(),
  /** The salesperson's next step or words to the rep. */
  answerNote: text,
  outcome: z.enum(['open', 'won', 'lost']),
  closedOn: day.nullable(),
  /** When the deal was closed: as another system states it to the second, else when it was recorded here. */
  closedAt: instant.nullable(),
  /** Of a won deal; of an open one what sales expects. */
  value: minorUnits.nullable(),
  currency: currencyCode.nullable(),
  contractNumber: line,
  lostReason: line.nullable(),
  /** Short and readable over the telephone; see `handoffNumber`. */
  number: line.default(''),
  /**
   * `outside`: sales had it from somewhere else, and its outcome came in with a file; nobody handed it off here. `split`: a second deal that
   * sales made of one handoff.
   */
  origin: z.enum(['handedOff', 'outside', 'split']).default('handedOff'),
  outsideRep: line.default(''),
  outsideSalesperson: line.default(''),
  /** Where the opportunity stands: a code of the center's own list; null: nobody has said. */
  opportunityStage: line.nullable().default(null),
  expectedCloseOn: day.nullable().default(null),
  /** Since when a question of sales waits for the rep: the time to answer stands still meanwhile. */
  askedAt: instant.nullable().default(null),
  remindedAt: instant.nullable().default(null),
  escalatedAt: instant.nullable().default(null),
  /** The handoff before this one of the same lead, or the one it was split off. */
  previousId: id.nullable().default(null),
  /** Why a person chose another salesperson than the rules; null: the rules chose. */
  choiceReason: line.nullable().default(null),
  history: z.array(handoffEvent).max(mostEvents).default([]),
  /** Of the mail with the package; `unconfigured`: the server has no way to send mail. */
  mailState: z.enum(['none', 'waiting', 'sent', 'failed', 'unconfigured']).default('none'),
  mailAt: instant.nullable().default(null),
  mailProblem: line.default(''),
});
export type Handoff = z.infer<typeof handoff>;

/** A handoff with one thing more that happened. */
export const withEvent = <Of extends Pick<Handoff, 'history'>>(of: Of, event: HandoffEvent): Of => ({
  ...of,
  history: [...(of.history ?? []), event].slice(-mostEvents),
});

/** What a new handoff begins with beside what is known of it. */
export const newHandoff = {
  answer: 'waiting',
  answeredAt: null,
  rejectReason: null,
  answerNote: '',
  outcome: 'open',
  closedOn: null,
  closedAt: null,
  value: null,
  currency: null,
  contractNumber: '',
  lostReason: null,
  origin: 'handedOff',
  outsideRep: '',
  outsideSalesperson: '',
  opportunityStage: null,
  expectedCloseOn: null,
  askedAt: null,
  remindedAt: null,
  escalatedAt: null,
  previousId: null,
  choiceReason: null,
  mailState: 'none',
  mailAt: null,
  mailProblem: '',
} as const satisfies Partial<Handoff>;

/** What stands with sales: waiting for an answer, or accepted and not lost. */
export const isWithSales = ({ answer, outcome }: Pick<Handoff, 'answer' | 'outcome'>): boolean =>
  answer === 'waiting' || (answer === 'accepted' && outcome !== 'lost');

/**
 * Whether the agreed time to answer has run out at an instant. A question of sales stops the clock: it stands where it stood when the
 * question was asked. The one rule of the log, the inbox, the leaks and every report, on desktop and server.
 */
export const isPastAnswerTime = ({ answerDueAt, askedAt }: Pick<Handoff, 'answerDueAt' | 'askedAt'>, at: number): boolean =>
  answerDueAt < answerClock({ askedAt }, at);

/** What the clock of the answer shows at an instant: that instant, or when a question stopped it. */
export const answerClock = ({ askedAt }: Pick<Handoff, 'askedAt'>, at: number): number => Math.min(askedAt ?? at, at);

/** Letters and figures that nobody mistakes for one another (Crockford's). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The largest prime below 2^40: eight signs. */
const primeBelow = 1_099_511_627_689;

/** `H-` and eight signs made of the id: the same on every desktop, without asking a server. Migration 0030 computes it alike. */
export const handoffNumber = (handoffId: string): string => {
  let sum = 7;
  for (let at = 0; at < handoffId.length; at += 1) sum = (sum * 257 + handoffId.charCodeAt(at)) % primeBelow;
  let number = '';
  for (let at = 0; at < 8; at += 1) {
    number = signs[sum % 32] + number;
    sum = Math.floor(sum / 32);
  }
  return `H-${number}`;
};

/** A number as people and other systems write it, `h-7k3q 9x2m` too; null when it is none. */
export const readHandoffNumber = (written: string): string | null => {
  const bare = written.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const eight = bare.length === 9 && bare.startsWith('H') ? bare.slice(1) : null;
  if (eight === null) return null;
  const read = eight.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return [...read].every((sign) => signs.includes(sign)) ? `H-${read}` : null;
};
