import { z } from 'zod';
import type { Attempt } from '../domain/call.ts';
import { windowReasons } from '../domain/calling-window.ts';
import { count, id, instant, line, text } from '../domain/fields.ts';
import { type CommandContext, defineCommand, isRefused, one, type Put, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { concludeCall, missingNeed, outcomeArgs } from './record-disposition.ts';
import { isFenced } from './start-attempt.ts';

const args = outcomeArgs.omit({ wrapUpMs: true, scriptPath: true, scriptId: true }).extend({
  number: line.min(1),
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
    if (rows.standing) return { puts: [] };
    if (!disposition || !settings) return refuse('unknownDisposition', { code: given.dispositionCode });
    const missing = missingNeed(disposition, { ...given, ...unscripted });
    if (missing) return refuse('needMissing', { need: missing });
    if (given.startedAt > context.now + clockSlackMs) return refuse('inTheFuture');
    const startedAt = Math.min(given.startedAt, context.now);
    if (!lead) return refuse('notFound', { what: 'lead' });
    const mayBeDouble = isFenced(lead, rows, given.fence, context);
    const attempt: Attempt = { ...attemptOf(given, context), startedAt, mayBeDouble };
    const called = changedLead(lead, calledAt(lead, startedAt), context);
    const later = rows.attempts.filter((each) => each.dispositionCode !== null && each.startedAt > startedAt);
    const told = { at: Math.min(Math.max(startedAt, given.endedAt), context.now), isOvertaken: later.length > 0 };
    const counted = { ...rows, lead: called, attempt, disposition, settings, attempts: [...rows.attempts, attempt] };
    const outcome = concludeCall(counted, { ...given, ...unscripted, endedAt: told.at }, context, told);
    if (isRefused(outcome)) return outcome;
    return { ...outcome, puts: [...outcome.puts, ...notePuts(given, context)] };
  },
});

/** Two machines' clocks differ by this much without anybody being wrong. */
const clockSlackMs = 2 * 60_000;

/** Nobody walked a script in it, and nobody timed the wrap-up. */
const unscripted = { wrapUpMs: 0, scriptId: null, scriptPath: [] };

const attemptOf = (given: Args, { userId, now }: CommandContext): Attempt => ({
  id: given.attemptId,
  leadId: given.leadId,
  userId,
  number: given.number,
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
});

type Counted = { attempts: number; firstAttemptAt: number | null; lastAttemptAt: number | null; lastTouchAt: number | null };

const calledAt = (lead: Counted, at: number): Counted => ({
  attempts: lead.attempts + 1,
  firstAttemptAt: Math.min(at, lead.firstAttemptAt ?? at),
  lastAttemptAt: Math.max(at, lead.lastAttemptAt ?? at),
  lastTouchAt: Math.max(at, lead.lastTouchAt ?? at),
});

/** The note belongs to the call; it was written when the call was. */
const notePuts = ({ note, noteId, leadId, attemptId }: Args, { userId, commandId, now }: CommandContext): Put[] =>
  note.trim() === ''
    ? []
    : [
        put('notes', {
          id: noteId,
          leadId,
          attemptId,
          authorId: userId,
          body: note,
          revision: 1,
          writtenAt: now,
          editId: commandId,
        }),
      ];
