import { z } from 'zod';
import { type Correction, currentCorrectionId, type DetailChange, detailChange, detailKeyOf } from '../domain/correction.ts';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { mergeDetail } from './merge-detail.ts';

/** Puts a superseded value back: a detail as a new correction, the text of a note below what the note says now. */
export const restoreValue = defineCommand({
  name: 'restoreValue',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ leadId: id, correctionId: id }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({
    lead: one('leads', args.leadId),
    corrections: where('corrections', 'leadId', [args.leadId]),
  }),
  loadMore: ({ corrections }, args) => ({ note: one('notes', corrections.find((each) => each.id === args.correctionId)?.noteId) }),
  apply: ({ lead, corrections, note }, args, context) => {
    const old = corrections.find((each) => each.id === args.correctionId);
    if (!lead || !old) return refuse('notFound', { what: 'value' });
    if (old.field === 'note') {
      const text = String(old.value.body ?? '');
      if (!note || note.body.includes(text)) return { puts: [] };
      const joined = `${note.body}\n\n${text}`.slice(0, longestNote);
      return { puts: [put('notes', { ...note, body: joined, revision: note.revision + 1, editId: context.commandId })] };
    }
    const change = changeBackTo(old, corrections);
    if (!change) return refuse('notFound', { what: 'value' });
    const merged = mergeDetail(lead, corrections, change, context);
    const puts = merged.added.map((row) => put('corrections', row));
    return { puts: merged.lead === lead ? puts : [...puts, put('leads', changedLead(merged.lead, {}, context))] };
  },
});

/** As in `text` of fields.ts. */
const longestNote = 20_000;

const changeBackTo = (old: Correction, corrections: readonly Correction[]): DetailChange | undefined => {
  const { field, value } = old;
  const change = detailChange.safeParse({ field, value, baseId: currentCorrectionId(corrections, detailKeyOf(old)) });
  return change.success ? change.data : undefined;
};
