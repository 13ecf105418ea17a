import { z } from 'zod';
import { id } from '../domain/fields.ts';
import type { ImportRun } from '../domain/history.ts';
import { type LeadWork, type StayReason, whyStays } from '../domain/import/import-undo.ts';
import type { Lead } from '../domain/lead.ts';
import { type CommandContext, defineCommand, many, one, type Put, put, refuse, where } from './command.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';

/**
 * Takes leads of an import out of the center again, a piece at a time; the last piece ends it. A lead on which anybody has worked since
 * stays, and the run counts why. Leads that were here before the import keep the touch it gave them.
 */
export const undoImport = defineCommand({
  name: 'undoImport',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ importId: id, leadIds: z.array(id).max(200), isLast: z.boolean() }),
  leadIds: () => [],
  load: ({ importId, leadIds }) => ({
    run: one('importRuns', importId),
    leads: many('leads', leadIds),
    attempts: where('attempts', 'leadId', leadIds),
    notes: where('notes', 'leadId', leadIds),
    answers: where('answers', 'leadId', leadIds),
    callbacks: where('callbacks', 'leadId', leadIds),
    stageChanges: where('stageChanges', 'leadId', leadIds),
    corrections: where('corrections', 'leadId', leadIds),
    handoffs: where('handoffs', 'leadId', leadIds),
    touches: where('touches', 'leadId', leadIds),
  }),
  apply: ({ run, leads, ...work }, args, context) => {
    if (!run || !mayUndo(run, context)) return refuse('notFound', { what: 'import' });
    const undone = undoLeads(run, leads, work, context);
    const next: ImportRun = {
      ...run,
      state: args.isLast ? 'undone' : 'undoing',
      undoneById: context.userId,
      undoneAt: context.now,
      takenOut: run.takenOut + undone.takenOut,
      stayed: undone.stayed,
    };
    return { puts: [...undone.puts, put('importRuns', next)] };
  },
});

const mayUndo = (run: ImportRun, { role, teamId }: CommandContext): boolean => role !== 'teamLead' || run.teamId === teamId;

type Undone = { puts: Put[]; takenOut: number; stayed: Record<string, number> };

const undoLeads = (run: ImportRun, leads: readonly Lead[], work: LeadWork, context: CommandContext): Undone => {
  const undone: Undone = { puts: [], takenOut: 0, stayed: { ...run.stayed } };
  for (const lead of leads) {
    if (lead.importId !== run.id || lead.stage === 'purged') continue;
    const reason = reasonOf(lead, work, context);
    const step = reason ? null : stepStage(lead, 'purge', context, { suffix: lead.id });
    if (step?.change) {
      undone.takenOut += 1;
      undone.puts.push(put('leads', changedLead(step.lead, noNextAction, context)), put('stageChanges', step.change));
    } else undone.stayed[reason ?? 'movedOn'] = (undone.stayed[reason ?? 'movedOn'] ?? 0) + 1;
  }
  return undone;
};

const reasonOf = (lead: Lead, work: LeadWork, { role, teamId }: CommandContext): StayReason | undefined =>
  role === 'teamLead' && lead.teamId !== teamId ? 'otherTeam' : whyStays(lead, work);
