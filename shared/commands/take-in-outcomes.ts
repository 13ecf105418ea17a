import { z } from 'zod';
import type { CenterSettings } from '../domain/center-settings.ts';
import { line } from '../domain/fields.ts';
import { foldWords } from '../domain/fold-words.ts';
import { type Handoff, type HandoffEvent, handoffNumber, newHandoff, outsideId, withEvent } from '../domain/handoff.ts';
import type { Lead } from '../domain/lead.ts';
import { outcomesAtOnce, type TakenOutcome, takenOutcome } from '../domain/outcomes/taken-outcome.ts';
import type { Campaign, Company, User } from '../domain/people.ts';
import type { StageEvent } from '../domain/stage.ts';
import { type CommandContext, defineCommand, many, one, type Put, put, refuse, where } from './command.ts';
import { packageOf } from './hand-off-lead.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';

/**
 * Takes in what another system says became of leads. A lead without a handoff that it could be of was handed off outside: it gets one
 * handoff of origin `outside`, answered at once and dated as the file says, else at its closing. It counts whatever day it bears, also one
 * before the lead's first touch. What stands already is left alone, so that the same file taken in twice changes nothing.
 */
export const takeInOutcomes = defineCommand({
  name: 'takeInOutcomes',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({
    fileName: line,
    items: z.array(takenOutcome).min(1).max(outcomesAtOnce),
  }),
  leadIds: (args) => [...new Set(args.items.map((item) => item.leadId))],
  load: (args) => ({
    settings: one('settings', 'center'),
    leads: many('leads', [...new Set(args.items.map((item) => item.leadId))]),
    handoffs: where('handoffs', 'leadId', [...new Set(args.items.map((item) => item.leadId))]),
    salespeople: many('users', [...new Set(args.items.flatMap(({ salespersonId }) => salespersonId ?? []))]),
  }),
  loadMore: ({ leads }) => ({
    companies: many('companies', [...new Set(leads.flatMap(({ companyId }) => companyId ?? []))]),
    campaigns: many('campaigns', [...new Set(leads.flatMap(({ campaignId }) => campaignId ?? []))]),
  }),
  apply: (rows, args, context) => {
    if (!rows.settings) return refuse('notFound', { what: 'settings' });
    const taking: Taking = {
      settings: rows.settings,
      fileName: args.fileName,
      context,
      leads: byId(rows.leads),
      handoffs: byId(rows.handoffs),
      salespeople: new Set(rows.salespeople.filter((each) => each.role === 'salesperson').map((each) => each.id)),
      companies: byId(rows.companies),
      campaigns: byId(rows.campaigns),
      puts: new Map(),
    };
    // By their place in the command: whoever sends them numbers their rows as they like, and two of one number are two all the same.
    for (const [row, item] of args.items.entries()) takeIn(taking, { ...upTo(context.now, item), row });
    return { puts: [...taking.puts.values()] };
  },
});

type Taking = {
  settings: CenterSettings;
  fileName: string;
  context: CommandContext;
  leads: Map<string, Lead>;
  handoffs: Map<string, Handoff>;
  salespeople: ReadonlySet<User['id']>;
  companies: Map<string, Company>;
  campaigns: Map<string, Campaign>;
  puts: Map<string, Put>;
};

const byId = <Of extends { id: string }>(rows: readonly Of[]): Map<string, Of> => new Map(rows.map((row) => [row.id, row]));

const keep = ({ puts }: Taking, each: Put): void => void puts.set(`${each.table}.${each.row.id}`, each);

/**
 * Instants of a file are those of its days, at an hour that was chosen for them: what was closed today may bear one that is still to come.
 * Nothing has happened later than it was told; the day stays as it was written.
 */
const upTo = (now: number, item: TakenOutcome): TakenOutcome => ({
  ...item,
  closedAt: item.closedAt && Math.min(item.closedAt, now),
  handedOffAt: item.handedOffAt && Math.min(item.handedOffAt, now),
});

const takeIn = (taking: Taking, item: TakenOutcome): void => {
  const lead = taking.leads.get(item.leadId);
  if (!lead || lead.stage === 'purged' || lead.mergedIntoId !== null) return;
  const standing = item.handoffId === null ? undefined : taking.handoffs.get(item.handoffId);
  const handoff = standing ?? outsideHandoff(taking, item, lead);
  const closed = withOutcome(taking, item, handoff);
  if (closed === handoff && standing) return;
  taking.handoffs.set(closed.id, closed);
  keep(taking, put('handoffs', closed));
  moveLead(taking, item, lead, closed);
};

const outsideHandoff = ({ context, companies, campaigns }: Taking, item: TakenOutcome, lead: Lead): Handoff => {
  const at = item.handedOffAt ?? item.closedAt ?? context.now;
  const handoffId = context.id(`handoff${item.row}`);
  const rows = { answers: [], attempts: [], notes: [], touches: [], script: undefined, noteAuthor: undefined };
  const frozen = packageOf(
    { lead, company: companies.get(lead.companyId ?? ''), campaign: campaigns.get(lead.campaignId ?? ''), ...rows },
    '',
  );
  return {
    ...newHandoff,
    id: handoffId,
    number: handoffNumber(handoffId),
    leadId: lead.id,
    repId: lead.ownerId ?? outsideId,
    salespersonId: item.salespersonId ?? outsideId,
    routing: [],
    package: {
      ...frozen,
      attempts: lead.attempts,
      connects: lead.connects,
      firstAttemptAt: lead.firstAttemptAt,
      lastAttemptAt: lead.lastAttemptAt,
    },
    handedOffAt: at,
    answerDueAt: at,
    origin: 'outside',
    outsideRep: item.rep,
    outsideSalesperson: item.salesperson,
    history: [],
  };
};

/** The handoff as the row has it; the very same object when nothing of it is new. */
const withOutcome = (taking: Taking, item: TakenOutcome, handoff: Handoff): Handoff => {
  const { context, fileName } = taking;
  const answer =
    handoff.answer === 'accepted' ? {} : { answer: 'accepted' as const, answeredAt: item.closedAt ?? context.now, askedAt: null };
  const fields = { ...answer, ...outcomeFields(taking, item, handoff) };
  const isNew = Object.entries(fields).some(([field, value]) => handoff[field as keyof Handoff] !== value);
  if (!isNew) return handoff;
  const event: HandoffEvent = {
    kind: item.outcome === 'open' ? 'takenIn' : item.outcome,
    at: item.closedAt ?? context.now,
    byId: context.userId,
    text: fileName,
  };
  return withEvent({ ...handoff, ...fields }, event);
};

const outcomeFields = (taking: Taking, item: TakenOutcome, handoff: Handoff): Partial<Handoff> => {
  const names = handoff.origin === 'outside' ? { outsideRep: item.rep || handoff.outsideRep } : {};
  const said = item.salesperson && item.salespersonId !== handoff.salespersonId ? { outsideSalesperson: item.salesperson } : {};
  const contractNumber = item.dealNumber || handoff.contractNumber;
  const fields = item.outcome === 'open' ? openFields(item, handoff) : closedFields(taking.settings, item, handoff);
  return { ...names, ...said, contractNumber, ...fields };
};

/** Of a deal that goes on; one that is closed here stays so. */
const openFields = (item: TakenOutcome, handoff: Handoff): Partial<Handoff> =>
  handoff.outcome === 'open'
    ? {
        opportunityStage: item.status || handoff.opportunityStage,
        expectedCloseOn: item.expectedCloseOn ?? handoff.expectedCloseOn,
        value: item.value ?? handoff.value,
        currency: item.value === null ? handoff.currency : item.currency,
      }
    : {};

const closedFields = (settings: CenterSettings, item: TakenOutcome, handoff: Handoff): Partial<Handoff> => {
  const { outcome, closedOn } = item;
  // A file knows the day, the row here perhaps the second: a closing on the same day is left as it is.
  const isSameDay = handoff.outcome === outcome && handoff.closedOn === closedOn && handoff.closedAt !== null;
  const closed = { outcome, closedOn, closedAt: isSameDay ? handoff.closedAt : item.closedAt };
  if (outcome === 'won') return { ...closed, value: item.value ?? 0, currency: item.currency ?? settings.currency, lostReason: null };
  return { ...closed, value: null, currency: null, lostReason: lostReasonOf(settings, item) || handoff.lostReason };
};

/** The center's own code where the words are those of one of its reasons; else the words, as the other system has them. */
const lostReasonOf = ({ lostReasons }: CenterSettings, { lostReason }: TakenOutcome): string => {
  const words = foldWords(lostReason);
  return lostReasons.find(({ code, label }) => foldWords(code) === words || foldWords(label) === words)?.code ?? lostReason;
};

/** What brings a lead from where it stands to where sales says it is, one step at a time, so that no step of the funnel is left out. */
const nextEvent = (stage: Lead['stage'], outcome: TakenOutcome['outcome']): StageEvent | null => {
  if (stage === 'disqualified') return 'recycle';
  if (stage === 'qualified') return 'handOff';
  if (stage === 'handedOff') return 'accept';
  if (stage === 'merged' || stage === 'purged') return null;
  if (stage === 'accepted' || stage === 'won' || stage === 'lost') {
    if (outcome === 'open' || stage === outcome) return null;
    return outcome === 'won' ? 'win' : 'lose';
  }
  return 'qualify';
};

const outcomeAskedAfterMs = 30 * 24 * 60 * 60 * 1000;
const mostSteps = 6;

const moveLead = (taking: Taking, item: TakenOutcome, lead: Lead, handoff: Handoff): void => {
  const { context } = taking;
  // A lead that another of its deals has won stays won, whatever becomes of this one.
  if (item.outcome === 'lost' && lead.stage === 'won' && hasOtherWon(taking, handoff)) return;
  let moved = lead;
  for (let step = 0; step < mostSteps; step += 1) {
    const event = nextEvent(moved.stage, item.outcome);
    if (!event) break;
    const at = event === 'win' || event === 'lose' ? (item.closedAt ?? context.now) : handoff.handedOffAt;
    const reasonCode = event === 'lose' ? handoff.lostReason : null;
    const next = stepStage(moved, event, { ...context, now: at }, { reasonCode, note: taking.fileName, suffix: `${item.row}.${step}` });
    if (!next.change) break;
    keep(taking, put('stageChanges', next.change));
    moved = next.lead;
  }
  if (moved === lead) return;
  const followUp = { nextActionKind: 'outcome' as const, nextActionAt: context.now + outcomeAskedAfterMs };
  const changed = changedLead(moved, { ...noNextAction, ...(item.outcome === 'open' ? followUp : {}) }, context);
  taking.leads.set(lead.id, changed);
  keep(taking, put('leads', changed));
};

const hasOtherWon = ({ handoffs }: Taking, { id: handoffId, leadId }: Handoff): boolean =>
  [...handoffs.values()].some((each) => each.leadId === leadId && each.id !== handoffId && each.outcome === 'won');
