import { defaultRouting } from '../../shared/domain/handoff-agreements.ts';
import { routeLead, routingLine } from '../../shared/domain/routing.ts';
import type { CompanyProfile } from './companies.ts';
import type { Fate, HandoffBrief } from './lead-brief.ts';
import { sampleUsers } from './people.ts';
import { itemAt, type Random } from './random.ts';
import { acceptedNotes, handoffPromises, rejectedNotes } from './words/notes.ts';

const waiting = { rejectReason: null, outcomeDays: 0, value: 0, contractNumber: '', lostReason: null } as const;

/** A handoff as the fate has it: to whom and why, what was promised, what sales did with it. */
export const makeHandoff = (random: Random, fate: Fate, { row, country }: CompanyProfile): HandoffBrief => {
  const facts = { lead: { country: row.country, language: country.language, custom: {} }, company: row, campaign: undefined };
  const turns = { salespeople: sampleUsers, loads: new Map(), rules: defaultRouting, weights: {}, now: 0, zone: 'UTC' };
  const route = itemAt(routeLead({ ...facts, ...turns }).routes, 0);
  const open = random.int(2, 9);
  return {
    salespersonId: route.salespersonId,
    routing: route.reasons.map((reason) => routingLine(reason.code === 'turn' ? { ...reason, open } : reason)),
    promise: random.pick(handoffPromises),
    answerMinutes: random.weighted([
      [random.int(12, 59), 4],
      [random.int(60, 240), 5],
      [random.int(300, 900), 2],
    ]),
    ...answerFor(random, fate, row.isKeyAccount ? 3 : 1),
  };
};

type Answer = Omit<HandoffBrief, 'salespersonId' | 'routing' | 'promise' | 'answerMinutes'>;

/** `size`: how many times larger than usual the company's contracts are. */
const answerFor = (random: Random, fate: Fate, size: number): Answer => {
  const accepted: Answer = { ...waiting, answer: 'accepted', answerNote: random.pick(acceptedNotes), outcome: 'open' };
  const closed = { ...accepted, outcomeDays: random.int(3, 8) };
  switch (fate) {
    case 'handedOff':
      return { ...waiting, answer: 'waiting', answerNote: '', outcome: 'open' };
    case 'rejected':
      return rejected(random);
    case 'won':
      return { ...closed, outcome: 'won', value: random.int(90, 420) * 100 * size, contractNumber: String(random.int(2000, 2190)) };
    case 'lost':
      return { ...closed, outcome: 'lost', lostReason: random.weighted(lostReasons) };
    default:
      return accepted;
  }
};

const rejectReasons = [
  ['budgetNotApproved', 5],
  ['noDecisionMaker', 2],
  ['needUnclear', 1],
  ['tooEarly', 3],
] as const;
const lostReasons = [
  ['choseIncumbent', 4],
  ['choseCompetitor', 3],
  ['price', 3],
  ['projectStopped', 2],
  ['noDecision', 2],
] as const;

const rejected = (random: Random): Answer => {
  const rejectReason = random.weighted(rejectReasons);
  return {
    ...waiting,
    answer: 'rejected',
    rejectReason,
    answerNote: random.pick(rejectedNotes[rejectReason] ?? acceptedNotes),
    outcome: 'open',
  };
};
