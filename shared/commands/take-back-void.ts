import { z } from 'zod';
import { type Attempt, type Callback, isCounted, type VoidUndo } from '../domain/call.ts';
import { id } from '../domain/fields.ts';
import { type Lead, lead as leadSchema } from '../domain/lead.ts';
import { type CommandContext, defineCommand, type Put, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { calledAt, countedOutcome, stageTakenBack } from './outcome-undo.ts';
import { type ScoreRows, scoreFields } from './score-of-lead.ts';
import { callAndLead, companyOfLead } from './void-call.ts';

/**
 * It was their call after all: it counts again, and the history says of both who and when. While nothing has happened to the lead since it
 * was voided, lead and promises are as they were before; later only the counts are set right, and stage and next step stay as others
 * have left them. A rep takes back their own word, who leads the team everybody's.
 */
export const takeBackVoid = defineCommand({
  name: 'takeBackVoid',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ attemptId: id, leadId: id }),
  leadIds: (args) => [args.leadId],
  load: callAndLead,
  loadMore: companyOfLead,
  apply: ({ lead, attempt, settings, ...rows }, _args, context) => {
    if (!lead || !settings || attempt?.leadId !== lead.id) return refuse('notFound', { what: 'attempt' });
    const { voided } = attempt;
    if (isCounted(attempt) || !voided) return { puts: [] };
    if (context.role === 'rep' && (attempt.userId !== context.userId || voided.byId !== context.userId)) {
      return refuse('notFound', { what: 'attempt' });
    }
    const { undo } = voided;
    // Voided by an app of before this could be taken back: what it changed is not known.
    if (!undo) return refuse('outcomeStands');
    const counted: Attempt = {
      ...attempt,
      voided: { ...voided, undo: null, takenBack: { at: context.now, byId: context.userId } },
      isConnect: undo.isConnect,
      mayBeDouble: undo.mayBeDouble,
    };
    if (lead.version !== undo.leadVersion) {
      const attempts = rows.attempts.map((each) => (each.id === counted.id ? counted : each));
      return { puts: [put('attempts', counted), put('leads', countedLate(lead, counted, { ...rows, attempts }, settings, context))] };
    }
    const restored = changedLead(lead, { ...asBefore(lead, undo), ...outcomeCounted(lead, counted) }, context);
    const outcome = undo.outcome && { ...undo.outcome, leadVersion: restored.version };
    return {
      puts: [
        put('attempts', { ...counted, undo: undo.outcome?.leadVersion === lead.version - 1 ? outcome : null }),
        put('leads', restored),
        ...promisesAsBefore(rows.callbacks, undo),
        ...stageTakenBack(lead, restored, context),
      ],
    };
  },
});

const asBefore = (lead: Lead, { before }: VoidUndo): Lead => leadSchema.parse({ ...lead, ...before });

const promisesAsBefore = (callbacks: readonly Callback[], undo: VoidUndo): Put[] =>
  callbacks.flatMap((each) => {
    const before = undo.callbacks.find(({ id }) => id === each.id);
    return before ? [put('callbacks', { ...each, state: before.state, closedAt: before.closedAt })] : [];
  });

/** What the lead counts of outcomes with the one this call came to; a call that waits for its outcome counts none. */
const outcomeCounted = (lead: Lead, { dispositionCode, isConnect, localHour }: Attempt): Pick<Lead, 'connects' | 'hours'> =>
  countedOutcome(lead, { dispositionCode: null, isConnect: false, localHour }, dispositionCode === null ? null : { isConnect });

const countedLate = (
  lead: Lead,
  attempt: Attempt,
  rows: ScoreRows,
  settings: Parameters<typeof scoreFields>[2],
  context: CommandContext,
): Lead => {
  const counted = { ...lead, ...calledAt(lead, attempt.startedAt), ...outcomeCounted(lead, attempt) };
  return changedLead(lead, { ...counted, ...scoreFields(counted, rows, settings, context.now) }, context);
};
