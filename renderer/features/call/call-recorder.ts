import { recordAnswer } from '../../../shared/commands/record-answer.ts';
import { recordDisposition } from '../../../shared/commands/record-disposition.ts';
import type { CommandArgs } from '../../../shared/commands/registry.ts';
import { startAttempt } from '../../../shared/commands/start-attempt.ts';
import { writeNote } from '../../../shared/commands/write-note.ts';
import type { CallDraft, LetterDraft } from '../../data/db.ts';
import type { Desk } from '../../data/desk.ts';
import { saysTheSame } from '../../parts/letters/letter-draft.ts';
import type { Chain } from './draft-keeper.ts';

/** What a finished call came to, as `recordDisposition` takes it, without what the call itself knows. */
export type Finish = Omit<CommandArgs<'recordDisposition'>, 'leadId' | 'attemptId' | 'assignmentGeneration' | 'scriptId'>;

/**
 * Writes one call down by commands, one after another, and knows what of note and letter is on record already. An attempt that
 * could not be written when it was dialled is written before its outcome.
 */
export const createCallRecorder = (run: Desk['run'], chain: Chain) => {
  let recordedNote = '';
  /** The text of the note that this window types on from: another window's, written meanwhile, is not overwritten. */
  let noteEditId: string | null = null;
  let recordedLetter: LetterDraft | null = null;
  let unstarted: CommandArgs<'startAttempt'> | null = null;

  const start = async (args: CommandArgs<'startAttempt'>): Promise<void> => {
    unstarted = args;
    await run(startAttempt, args);
    unstarted = null;
  };

  const recordNote = async ({ noteId, leadId, attemptId, note: body, noteRevision: revision }: CallDraft): Promise<void> => {
    const before = recordedNote;
    recordedNote = body;
    await chain(async () => {
      noteEditId = await run(writeNote, { noteId, leadId, attemptId, body, revision, baseEditId: noteEditId });
    }).catch((cause) => {
      recordedNote = before;
      throw cause;
    });
  };

  const recordLetter = async (letter: LetterDraft, { leadId, attemptId }: CallDraft): Promise<void> => {
    const before = recordedLetter;
    recordedLetter = letter;
    await chain(() => run(recordAnswer, { ...letter, leadId, attemptId })).catch((cause) => {
      recordedLetter = before;
      throw cause;
    });
  };

  const finish = async (draft: CallDraft, given: Finish): Promise<void> => {
    const { leadId, attemptId, assignmentGeneration, scriptId } = draft;
    if (!attemptId) throw new Error('a call that was not dialled has no outcome');
    if (unstarted) await start(unstarted);
    await run(recordDisposition, { ...given, leadId, attemptId, assignmentGeneration, scriptId });
  };

  return {
    start: (args: CommandArgs<'startAttempt'>): Promise<void> => chain(() => start(args)),
    /** Tells what is on record, after a restart or for a letter just opened. */
    know: (known: { note?: { body: string; editId: string | null }; letter?: LetterDraft | null }): void => {
      if (known.note !== undefined) {
        recordedNote = known.note.body;
        noteEditId = known.note.editId;
      }
      if (known.letter !== undefined) recordedLetter = known.letter;
    },
    isNoteNew: (draft: CallDraft): boolean => draft.note !== recordedNote,
    isLetterNew: (letter: LetterDraft): boolean => recordedLetter === null || !saysTheSame(letter, recordedLetter),
    recordNote,
    recordLetter,
    /** A statement that needs no editor: an answer chosen in the script. */
    recordStatement: (letter: LetterDraft, { leadId, attemptId }: CallDraft): Promise<unknown> =>
      chain(() => run(recordAnswer, { ...letter, leadId, attemptId })),
    finish: (draft: CallDraft, given: Finish, after: () => Promise<void>): Promise<void> =>
      chain(async () => {
        await finish(draft, given);
        await after();
      }),
  };
};
