import type { Attempt } from '../../../shared/domain/call.ts';
import { callableNumber, type DoNotCallIndex, nobodyBarred } from '../../../shared/domain/do-not-call.ts';
import type { Lead, Phone } from '../../../shared/domain/lead.ts';
import type { Script } from '../../../shared/domain/script.ts';
import { type ScriptPlace, startOfScript } from '../../../shared/domain/script-walk.ts';
import type { CallDraft, OutcomeDraft } from '../../data/db.ts';

/** The draft of a call and its steps. Pure; kept by `call-session.ts`. */

type Beginning = {
  leadId: string;
  lead: Lead | undefined;
  script: Script | undefined;
  /** Timing further out than this is unfavourable. */
  horizonMonths: number;
  /** The lead's letters as far as they can be relied on; left out: as they stand. */
  letters?: string;
  noteId: string;
  now: number;
  doNotCall?: DoNotCallIndex;
};

/** What was asked is filled in when the call ends; until then the step's id says it. */
const sayLater = () => '';

/** A call that has not begun: number, script and its first step are chosen, nothing is typed. */
export const newDraft = ({
  leadId,
  lead,
  script,
  horizonMonths,
  letters,
  noteId,
  now,
  doNotCall = nobodyBarred,
}: Beginning): CallDraft => ({
  leadId,
  attemptId: null,
  phase: 'before',
  ...numberOf(lead && callableNumber(lead, doNotCall)),
  startedAt: null,
  endedAt: null,
  assignmentGeneration: lead?.assignmentGeneration ?? 0,
  ...placeInScript(script, script && lead && begunWith(script, lead, letters ?? lead.letters, horizonMonths)),
  noteId,
  note: '',
  noteRevision: 0,
  letter: null,
  outcome: null,
  lead: null,
  updatedAt: now,
});

/** A number as the draft holds it; none: nothing can be dialled. */
export const numberOf = (phone: Phone | undefined): { number: string; extension: string | null } => ({
  number: phone?.number ?? '',
  extension: phone?.extension ?? null,
});

const begunWith = (script: Script, lead: Lead, letters: string, horizonMonths: number): ScriptPlace =>
  startOfScript({ script, facts: { lead, letters, lettersBefore: letters, horizonMonths }, say: sayLater });

const placeInScript = (script: Script | undefined, place: ScriptPlace | undefined): Pick<CallDraft, 'scriptId' | 'stepId' | 'path'> => ({
  scriptId: script?.id ?? null,
  stepId: place?.stepId || null,
  path: place ? [...place.path] : [],
});

/** Another script, at its beginning. What was answered in the first stands in the path behind it. */
export const withScript = (draft: CallDraft, script: Script, place: ScriptPlace): CallDraft => ({
  ...draft,
  ...placeInScript(script, place),
});

export const atPlace = (draft: CallDraft, place: ScriptPlace): CallDraft => ({ ...draft, stepId: place.stepId, path: [...place.path] });

/** Dialled. The lead is kept as it is now, should it be moved away while they talk. */
export const dialled = (draft: CallDraft, lead: Lead, attemptId: string, now: number): CallDraft => ({
  ...draft,
  phase: 'inCall',
  attemptId,
  startedAt: now,
  endedAt: null,
  assignmentGeneration: lead.assignmentGeneration,
  lead,
  outcome: null,
});

export const hungUp = (draft: CallDraft, now: number): CallDraft =>
  draft.phase === 'inCall' ? { ...draft, phase: 'wrapUp', endedAt: now } : draft;

/** The hang-up was a slip: they are still talking. */
export const stillTalking = (draft: CallDraft): CallDraft =>
  draft.phase === 'wrapUp' ? { ...draft, phase: 'inCall', endedAt: null } : draft;

/** An attempt without outcome that no draft knows of: from another machine, or a draft that was lost. How long they talked is unknown. */
export const adopted = (draft: CallDraft, attempt: Attempt, lead: Lead | undefined): CallDraft => ({
  ...draft,
  phase: 'wrapUp',
  attemptId: attempt.id,
  number: attempt.number,
  extension: attempt.extension ?? null,
  startedAt: attempt.startedAt,
  endedAt: attempt.endedAt ?? attempt.startedAt,
  assignmentGeneration: attempt.assignmentGeneration,
  lead: lead ?? draft.lead,
});

/** Time talked (from dialling, if somebody answered) and time spent on the wrap-up. */
export const timesOf = (
  draft: Pick<CallDraft, 'startedAt' | 'endedAt'>,
  isConnect: boolean,
  now: number,
): { endedAt: number; talkMs: number; wrapUpMs: number } => {
  const endedAt = draft.endedAt ?? now;
  const startedAt = draft.startedAt ?? endedAt;
  return { endedAt, talkMs: isConnect ? Math.max(0, endedAt - startedAt) : 0, wrapUpMs: Math.max(0, now - endedAt) };
};

export const newOutcome = (code: string): OutcomeDraft => ({
  code,
  when: '',
  pick: null,
  promise: '',
  isPersonal: true,
  revisitOn: null,
  reasonCode: null,
  reasonWords: '',
});
