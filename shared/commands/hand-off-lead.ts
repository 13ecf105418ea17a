import { z } from 'zod';
import { type Answer, currentAnswers, letters } from '../domain/bantfo.ts';
import { type Attempt, isCounted, type Note, type Touch } from '../domain/call.ts';
import { id, line, text } from '../domain/fields.ts';
import { type Handoff, type HandoffPackage, handoffNumber, newHandoff } from '../domain/handoff.ts';
import { answerDue } from '../domain/handoff-sla.ts';
import { type Lead, leadName } from '../domain/lead.ts';
import type { Campaign, Company, User } from '../domain/people.ts';
import { explainScore } from '../domain/score-evidence.ts';
import type { Script } from '../domain/script.ts';
import { type CommandContext, defineCommand, one, put, refuse, where } from './command.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';
import { withoutOthers } from './open-callbacks.ts';

/** Gives a qualified lead to a salesperson. The package is frozen here, from what is known at this moment. */
export const handOffLead = defineCommand({
  name: 'handOffLead',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    handoffId: id,
    leadId: id,
    salespersonId: id,
    routing: z.array(line).max(10),
    /** What was promised to the lead, for the salesperson to keep. */
    promise: text,
    /** Why another salesperson than the rules would have chosen. */
    choiceReason: line.optional(),
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({
    lead: one('leads', args.leadId),
    salesperson: one('users', args.salespersonId),
    settings: one('settings', 'center'),
    answers: where('answers', 'leadId', [args.leadId]),
    attempts: where('attempts', 'leadId', [args.leadId]),
    notes: where('notes', 'leadId', [args.leadId]),
    touches: where('touches', 'leadId', [args.leadId]),
    callbacks: where('callbacks', 'leadId', [args.leadId]),
    earlier: where('handoffs', 'leadId', [args.leadId]),
  }),
  loadMore: ({ lead, attempts, notes }) => ({
    company: one('companies', lead?.companyId),
    campaign: one('campaigns', lead?.campaignId),
    script: one('scripts', newest(attempts, 'startedAt')?.scriptId),
    noteAuthor: one('users', newest(notes, 'writtenAt')?.authorId),
  }),
  apply: (rows, args, context) => {
    const { lead, salesperson, settings } = rows;
    if (!lead || !settings) return refuse('notFound', { what: 'lead' });
    if (salesperson?.role !== 'salesperson' || !salesperson.isActive) return refuse('noSuchSalesperson', { userId: args.salespersonId });
    const step = stepStage(lead, 'handOff', context);
    if (step.refusal) return { refused: step.refusal };
    if (!step.change) return refuse('alreadyHandedOff');
    const answerDueAt = answerDue(settings, context.now);
    const handoff: Handoff = {
      id: args.handoffId,
      leadId: lead.id,
      repId: repOf(lead, context),
      salespersonId: args.salespersonId,
      routing: args.routing,
      package: packageOf({ ...rows, lead }, args.promise),
      handedOffAt: context.now,
      answerDueAt,
      ...newHandoff,
      mailState: 'waiting',
      number: handoffNumber(args.handoffId),
      previousId: newestOf(rows.earlier)?.id ?? null,
      choiceReason: args.choiceReason ?? null,
      history: [{ kind: 'handedOff', at: context.now, byId: context.userId, text: args.choiceReason ?? '' }],
    };
    const waiting = { ...noNextAction, nextActionKind: 'salesAnswer' as const, nextActionAt: answerDueAt };
    const puts = [put('handoffs', handoff), put('leads', changedLead(step.lead, waiting, context)), put('stageChanges', step.change)];
    return { puts: [...puts, ...withoutOthers(rows.callbacks, null, 'cancelled', context)] };
  },
});

/**
 * Whose QSO it is, for its fate, its pay and every report: of a rep who hands off, theirs; where a team lead or manager does it for
 * them, the owner's. The history keeps who pressed.
 */
const repOf = ({ ownerId }: Lead, { role, userId }: CommandContext): string => (role === 'rep' ? userId : (ownerId ?? userId));

const newestOf = (handoffs: readonly Handoff[]): Handoff | undefined => newest(handoffs, 'handedOffAt');

/** Everything a package is made of; also what a preview of it needs. */
export type PackageRows = {
  lead: Lead;
  company: Company | undefined;
  campaign: Campaign | undefined;
  script: Script | undefined;
  noteAuthor: User | undefined;
  answers: readonly Answer[];
  attempts: readonly Attempt[];
  notes: readonly Note[];
  touches: readonly Touch[];
};

/** The package as it stands now. Pure, so that the preview shows exactly what will be frozen. */
export const packageOf = (rows: PackageRows, promise: string): HandoffPackage => {
  const { lead, company, campaign, touches } = rows;
  const attempts = rows.attempts.filter(isCounted);
  const current = currentAnswers(rows.answers);
  const note = newest(rows.notes, 'writtenAt');
  const calls = attempts.map((each) => each.startedAt).sort((a, b) => a - b);
  return {
    name: leadName(lead),
    title: lead.title,
    companyName: company?.name ?? '',
    city: lead.city,
    isKeyAccount: company?.isKeyAccount ?? false,
    phones: lead.phones,
    email: lead.email,
    campaignName: campaign?.name ?? '',
    promise,
    answers: letters.flatMap((letter) => current[letter] ?? []),
    score: lead.score,
    scoreLines: explainScore(lead, { touches, attempts, companyName: company?.name ?? '' }),
    scoreModel: lead.scoreModel,
    note: note?.body ?? '',
    noteBy: rows.noteAuthor?.name ?? '',
    scriptName: rows.script?.name ?? '',
    scriptAnswers: scriptAnswersOf(attempts),
    attempts: attempts.length,
    connects: attempts.filter((each) => each.isConnect).length,
    firstAttemptAt: calls[0] ?? null,
    lastAttemptAt: calls.at(-1) ?? null,
    touches: touches.length,
    firstTouchAt: touches.length > 0 ? Math.min(...touches.map((each) => each.happenedAt)) : null,
  };
};

/** What was answered to each question of the script, the last answer to each, in the order first asked. */
const scriptAnswersOf = (attempts: readonly Attempt[]): HandoffPackage['scriptAnswers'] => {
  const asked = [...attempts].sort((a, b) => a.startedAt - b.startedAt).flatMap((each) => each.scriptPath);
  const byQuestion = new Map(asked.filter(({ answer }) => answer !== '').map(({ question, answer }) => [question, answer]));
  return [...byQuestion].map(([question, answer]) => ({ question, answer }));
};

const newest = <Field extends string, Item extends Record<Field, number>>(items: readonly Item[], field: Field): Item | undefined =>
  items.reduce<Item | undefined>((best, each) => (!best || each[field] >= best[field] ? each : best), undefined);
