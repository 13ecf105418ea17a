import { z } from 'zod';
import { answer } from './bantfo.ts';
import { count, currencyCode, day, id, instant, line, minorUnits, text } from './fields.ts';
import { phone, scoreLine } from './lead.ts';

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
  scoreLines: z.array(scoreLine),
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
  closedAt: instant.nullable(),
  value: minorUnits.nullable(),
  currency: currencyCode.nullable(),
  contractNumber: line,
  lostReason: line.nullable(),
});
export type Handoff = z.infer<typeof handoff>;
