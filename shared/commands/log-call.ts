import { z } from 'zod';
import { type Attempt, isCounted, type Note } from '../domain/call.ts';
import { windowReasons } from '../domain/calling-window.ts';
import { count, id, instant, line, phoneExtension, text } from '../domain/fields.ts';
import { type CommandContext, defineCommand, isRefused, one, type Put, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { calledAt, uncalled } from './outcome-undo.ts';
import { concludeCall, missingNeed, outcomeArgs } from './record-disposition.ts';
import { isFenced } from './start-attempt.ts';

const args = outcomeArgs.omit({ wrapUpMs: true, scriptPath: true, scriptId: true }).extend({
  number: line.min(1),
  /** Of the number; left out by desktops of before it was kept. */
  extension: phoneExtension.nullable().default(null),
  startedAt: instant,
  /** The lead's local hour then; null while its zone is unknown. */
  localHour: z.int().min(0).max(23).nullable(),
  /** What would have stood against it then; null when nothing did. A call that was made is taken in all the same. */
  overriddenRule: z
    .enum([...windowReasons, 'stage'])
    .nullable()
    .default(null),
  overrideReason: line.nullable().default(null),
  fence: count.nullable().default(null),
  /** What was noted of it; empty: nothing. */
  note: text.default(''),
  noteId: id,
});
type Args = z.infer<typeof args>;

/**
 * A call made on one's own telephone, written down after it: it counts for attempts, hours and cadence from when it was made. What a call
 * made since has planned stays; what was promised in this one is promised. Refused when it is said to be still to come.
 * Written down again after its outcome was taken back, it is the same call as it is told now.
 */
export const logCall = defineCommand({
  name: 'logCall',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args,
  leadIds: (given) => [given.leadId],
  load: (given) => ({
    lead: one('leads', given.leadId),
    standing: one('attempts', given.attemptId),
    noted: one('notes', given.noteId),
    disposition: one('dispositions', given.dispositionCode),
    settings: one('settings', 'center'),
    callbacks: where('callbacks', 'leadId', [given.leadId]),
    touches: where('touches', 'leadId', [given.leadId]),
    attempts: where('attempts', 'leadId', [given.leadId]),
    lease: one('leases', given.leadId),
    checkout: one('checkouts', given.leadId),
  }),
  loadMore: ({ lead }) => ({
    company: one('companies', lead?.companyId),
    colleagues: where('leads', 'companyId', [lead?.companyId]),
  }),
  apply: (rows, given, context) => {
    const { lead, disposition, settings } = rows;
    const before = rows.standing ?? null;
    if (before && !isTakenBack(before, given.leadId, context)) return { puts: [] };
    if (rows.noted && rows.noted.authorId !== context.userId) return refuse('notYourNote');
    if (!disposition || !settings) return refuse('unknownDisposition', { code: given.dispositionCode });
    const missing = missingNeed(disposition, { ...given, ...unscripted });
    if (missing) return refuse('needMissing', { need: missing });
    if (given.startedAt > context.now + clockSlackMs) return refuse('inTheFuture');
    const startedAt = Math.min(given.startedAt, context.now);
    if (!lead) return refuse('notFound', { what: 'lead' });
    const mayBeDouble = isFenced(lead, rows, given.fence, context);
    const attempt: Attempt = { ...attemptOf(given, context), startedAt, mayBeDouble };
    const others = rows.attempts.filter((each) => each.id !== attempt.id && isCounted(each));
    const counted = before ? { ...lead, ...uncalled(lead, before, others) } : lead;
    const called = changedLead(lead, calledAt(counted, startedAt), context);
    const later = others.filter((each) => each.dispositionCode !== null && each.startedAt > startedAt);
    const told = { at: Math.min(Math.max(startedAt, given.endedAt), context.now), isOvertaken: later.length > 0 };
    const ended = { ...rows, lead: called, attempt, disposition, settings, attempts: [...others, attempt] };
    const outcome = concludeCall(ended, { ...given, ...unscripted, endedAt: told.at }, context, told);
    if (isRefused(outcome)) return outcome;
    return { ...outcome, puts: [...outcome.puts, ...notePuts(given, rows.noted, context)] };
  },
});

/** Two machines' clocks differ by this much without anybody being wrong. */
export const clockSlackMs = 2 * 60_000;

/** Nobody walked a script in it, and nobody timed the wrap-up. */
const unscripted = { wrapUpMs: 0, scriptId: null, scriptPath: [] };

const attemptOf = (given: Args, { userId, now }: CommandContext): Attempt => ({
  id: given.attemptId,
  leadId: given.leadId,
  userId,
  number: given.number,
  extension: given.extension,
  startedAt: given.startedAt,
  endedAt: null,
  talkMs: 0,
  wrapUpMs: 0,
  dispositionCode: null,
  isConnect: false,
  reasonCode: null,
  scriptId: null,
  scriptPath: [],
  localHour: given.localHour,
  assignmentGeneration: given.assignmentGeneration,
  isFromFormerOwner: false,
  overrideReason: given.overrideReason,
  overriddenRule: given.overriddenRule,
  fence: given.fence,
  mayBeDouble: false,
  undo: null,
  loggedAt: now,
  voided: null,
});

/** One's own, written down here before, and waiting for its outcome again: any other call stands as it is. */
const isTakenBack = (before: Attempt, ofLead: string, { userId }: CommandContext): boolean =>
  isCounted(before) && before.leadId === ofLead && before.userId === userId && before.loggedAt !== null && before.dispositionCode === null;

/** The note belongs to the call; it was written when the call was. Told again, the call may have none any more. */
const notePuts = ({ note, noteId, leadId, attemptId }: Args, noted: Note | undefined, { userId, commandId, now }: CommandContext): Put[] =>
  note.trim() === '' && !noted
    ? []
    : [
        put('notes', {
          id: noteId,
          leadId,
          attemptId,
          authorId: userId,
          body: note,
          revision: (noted?.revision ?? 0) + 1,
          writtenAt: now,
          editId: commandId,
        }),
      ];
