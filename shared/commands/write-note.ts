import type { z } from 'zod';
import { type Note, note } from '../domain/call.ts';
import type { Correction } from '../domain/correction.ts';
import { id } from '../domain/fields.ts';
import { type CommandContext, defineCommand, one, put, refuse, where } from './command.ts';

const args = note.pick({ leadId: true, attemptId: true, body: true, revision: true }).extend({
  noteId: note.shape.id,
  /** `editId` of the text this one continues; null for a new note. Left out by desktops of before 0.2. */
  baseEditId: id.nullable().optional(),
});
type Args = z.infer<typeof args>;

/**
 * Keeps what a person typed. Written again under the same id while they type on; only its author may. Two windows or desktops that
 * type on from the same text: the later one is the note, the other's text is kept beside it (SYNC: note revisions).
 */
export const writeNote = defineCommand({
  name: 'writeNote',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args,
  leadIds: (given) => [given.leadId],
  load: (given) => ({ standing: one('notes', given.noteId), corrections: where('corrections', 'leadId', [given.leadId]) }),
  apply: ({ standing, corrections }, given, context) => {
    if (standing && standing.authorId !== context.userId) return refuse('notYourNote');
    const fresh = noteOf(given, context);
    if (!standing || continues(standing, given)) return { puts: [put('notes', { ...fresh, writtenAt: after(standing, context) })] };
    if (standing.body === given.body || standing.editId === context.commandId) return { puts: [] };
    if (isLater(fresh, standing)) {
      const revision = Math.max(standing.revision + 1, fresh.revision);
      return { puts: [put('notes', { ...fresh, revision }), ...kept(standing, corrections)] };
    }
    return { puts: kept(fresh, corrections, given.baseEditId) };
  },
});

const noteOf = (given: Args, context: CommandContext): Note => ({
  id: given.noteId,
  leadId: given.leadId,
  attemptId: given.attemptId,
  authorId: context.userId,
  body: given.body,
  revision: given.revision,
  writtenAt: context.now,
  editId: context.commandId,
});

/** Typed on from the text that stands. Without a base, a desktop of before counted its own revisions. */
const continues = (standing: Note, { baseEditId, revision }: Args): boolean =>
  baseEditId === undefined ? revision === standing.revision + 1 : baseEditId === (standing.editId ?? null);

/** What continues a text was written after it, whatever the clocks say. */
const after = (standing: Note | undefined, { now }: CommandContext): number => (standing ? Math.max(now, standing.writtenAt + 1) : now);

const isLater = (a: Note, b: Note): boolean =>
  a.writtenAt === b.writtenAt ? (a.editId ?? '') > (b.editId ?? '') : a.writtenAt > b.writtenAt;

/** The text that lost, kept beside the note; typed on from a text that had lost before, it takes that one's place. */
const kept = (text: Note, corrections: readonly Correction[], baseEditId?: string | null) => {
  const earlier = baseEditId
    ? corrections.find((each) => each.noteId === text.id && each.value.editId === baseEditId && each.byId === text.authorId)
    : undefined;
  const row: Correction = {
    id: earlier?.id ?? `${text.editId ?? `${text.id}.${text.revision}`}.note`,
    leadId: text.leadId,
    field: 'note',
    noteId: text.id,
    value: { body: text.body, editId: text.editId },
    byId: text.authorId,
    changedAt: text.writtenAt,
  };
  return text.body.trim() === '' ? [] : [put('corrections', row)];
};
