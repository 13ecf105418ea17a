import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandArgs } from '../../../shared/commands/registry.ts';
import { type DialSettings, type DialTarget, dialString } from '../../../shared/dialling.ts';
import type { Answer, Letter } from '../../../shared/domain/bantfo.ts';
import { callableNumber } from '../../../shared/domain/do-not-call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Script, ScriptStep } from '../../../shared/domain/script.ts';
import type { ScriptPlace } from '../../../shared/domain/script-walk.ts';
import { isKnownZone, localClock } from '../../../shared/domain/zone.ts';
import type { CallDraft, LetterDraft, OutcomeDraft } from '../../data/db.ts';
import type { Desk } from '../../data/desk.ts';
import { CommandRefused } from '../../data/run-command.ts';
import { openedLetter } from '../../parts/letters/letter-draft.ts';
import type { DialOutcome, Platform } from '../../platform/platform.ts';
import { atPlace, dialled, hungUp, numberOf, stillTalking, withScript } from './call-draft.ts';
import { createCallRecorder, type Finish } from './call-recorder.ts';
import { createChain, createDraftKeeper } from './draft-keeper.ts';
import { fenceToDial } from './fence-to-dial.ts';
import { whileFinishing } from './finishing.ts';
import { readCall } from './read-call.ts';

/** Whom to call; against which rule and why, where one stands against it. */
type Dialling = Pick<CommandArgs<'startAttempt'>, 'overrideReason' | 'overriddenRule'> & { lead: Lead; by: DialSettings };

/** `notKept`: this machine cannot write. `refused`: the rules did not allow it, by code. */
export type CallFault = { kind: 'notKept' } | { kind: 'refused'; code: string };

/** The number went to a telephone application, or on to the clipboard for a telephone on the desk. */
type Reached = DialOutcome | { kind: 'copied' };

export type CallState = {
  /** `missing`: neither the lead nor a call with it is on this desktop. */
  status: 'reading' | 'missing' | 'open';
  draft: CallDraft | null;
  /** When the draft was last known to be on disk. */
  keptAt: number | null;
  /** Something was typed that is not on disk yet. */
  isKeeping: boolean;
  fault: CallFault | null;
  /** What the telephone application said to the last number. */
  dialled: Reached | null;
};

const reach = async (platform: Platform, target: DialTarget, by: DialSettings): Promise<Reached> => {
  if (by.way !== 'copy') return platform.dial(target, by);
  const text = dialString(target.number, by.prefix);
  if (text === null) return { kind: 'failed', trouble: 'not-a-number' };
  return navigator.clipboard.writeText(text).then(
    () => ({ kind: 'copied' }) as const,
    () => ({ kind: 'failed', trouble: 'no-application' }) as const,
  );
};

/** `words`: as they were said, where the answer was not one of the script's own. */
type Fills = readonly (ScriptStep['choices'][number]['fills'][number] & { words?: string })[];
type Current = Partial<Record<Letter, Answer>>;

/** Nothing was done or typed, and nothing it begins with is different: number, script, lead. */
const isSameBeginning = (before: CallDraft, now: CallDraft): boolean =>
  before.phase === 'before' && JSON.stringify({ ...now, noteId: before.noteId, updatedAt: before.updatedAt }) === JSON.stringify(before);

const noteIdleMs = 2000;
const letterIdleMs = 1500;

/**
 * One lead's call on this machine, from before dialling until its outcome is on record. Shows every step at once, keeps it in
 * Dexie within 150 ms, and writes it down by commands. Lives on while another screen is open.
 */
export const createCallSession = (desk: Desk, leadId: string) => {
  const { db, now, newId, platform, run } = desk;
  const chain = createChain();
  const store: StoreApi<CallState> = createStore(() => ({
    status: 'reading',
    draft: null,
    keptAt: null,
    isKeeping: false,
    fault: null,
    dialled: null,
  }));
  const recorder = createCallRecorder(run, chain);
  const failed = (cause: unknown) => {
    const fault: CallFault = cause instanceof CommandRefused ? { kind: 'refused', code: cause.refusal.code } : { kind: 'notKept' };
    store.setState({ fault });
  };
  const kept = (isLatest: boolean) => store.setState({ keptAt: now(), isKeeping: !isLatest, fault: null });
  const keeper = createDraftKeeper({ db, onKept: kept, onFailed: failed }, chain);
  const timers: { note?: ReturnType<typeof setTimeout> | undefined; letter?: ReturnType<typeof setTimeout> | undefined } = {};

  const change = (step: (draft: CallDraft) => CallDraft): CallDraft | null => {
    const before = store.getState().draft;
    if (!before) return null;
    const draft = { ...step(before), updatedAt: now() };
    store.setState({ draft, isKeeping: true });
    keeper.keepSoon(draft);
    return draft;
  };

  const read = async (): Promise<void> => {
    const before = store.getState().draft;
    const known = await readCall(desk, leadId);
    // Dialled or typed while this was read: what the person did counts.
    if (store.getState().draft !== before) return;
    if (!known) return store.setState({ status: 'missing', draft: null });
    const { draft, recordedNote, recordedLetter } = known;
    // A screen that is shown already is not drawn anew for a call that would begin as it stands there.
    if (before && isSameBeginning(before, draft)) return;
    recorder.know({ note: recordedNote, letter: recordedLetter });
    store.setState({ status: 'open', draft });
  };

  const keepNote = (): void => {
    clearTimeout(timers.note);
    const draft = store.getState().draft;
    if (!draft || !recorder.isNoteNew(draft)) return;
    const next = change((each) => ({ ...each, noteRevision: each.noteRevision + 1 }));
    if (next) recorder.recordNote(next).catch(failed);
  };

  /** The words noted last in this call: on record only a moment later, and the outcome may be given before that. */
  let lastWords = '';
  const hear = ({ words }: Pick<LetterDraft, 'words'>): void => {
    lastWords = words.trim() || lastWords;
  };

  const keepLetter = (): void => {
    clearTimeout(timers.letter);
    const draft = store.getState().draft;
    if (!draft?.letter || !recorder.isLetterNew(draft.letter)) return;
    hear(draft.letter);
    recorder.recordLetter(draft.letter, draft).catch(failed);
  };

  const closeLetter = (): void => {
    keepLetter();
    change((draft) => ({ ...draft, letter: null }));
  };

  const openLetter = (letter: Letter, standing: Answer | undefined): void => {
    keepLetter();
    const opened = openedLetter(letter, standing, newId());
    recorder.know({ letter: opened });
    change((draft) => ({ ...draft, letter: opened }));
  };

  const dial = ({ lead, overrideReason, overriddenRule, by }: Dialling): void => {
    const draft = store.getState().draft;
    if (draft?.phase !== 'before') return;
    const { doNotCall } = desk.cache.store.getState();
    // Barred since this call was opened: another number of theirs, else none of this is reached.
    const dialling = doNotCall.has(draft.number)
      ? numberOf(callableNumber(lead, doNotCall))
      : { number: draft.number, extension: draft.extension ?? null };
    if (dialling.number === '') return;
    const fence = fenceToDial(desk, lead);
    if (fence === 'notHeld') return;
    const attemptId = newId();
    const at = now();
    // At once and before anything is awaited: browsers open the telephone only within the key press itself.
    void reach(platform, dialling, by).then((outcome) => store.setState({ dialled: outcome }));
    const zone = lead.zones.find(isKnownZone);
    const next = change((each) => dialled({ ...each, ...dialling }, lead, attemptId, at));
    const localHour = zone ? localClock(at, zone).hour : null;
    const { scriptId, assignmentGeneration } = next ?? draft;
    recorder
      .start({ attemptId, leadId, ...dialling, scriptId, localHour, assignmentGeneration, overrideReason, overriddenRule, fence })
      .catch(failed);
    void keeper.flush();
  };

  /** Adds what an answer of the script says to what is known of those letters; "open" only takes back what was known. */
  const fill = (fills: Fills, current: Current): void => {
    const draft = store.getState().draft;
    if (!draft) return;
    for (const { letter, state, value, words = '' } of fills) {
      const standing = current[letter];
      if (state === 'unknown' && (!standing || standing.state === 'unknown')) continue;
      const merged = state === 'unknown' ? value : { ...standing?.value, ...value };
      const baseAnswerId = standing?.id ?? null;
      const statement: LetterDraft = { letter, answerId: newId(), baseAnswerId, state, value: merged, words, confidence: 'sure' };
      hear(statement);
      recorder.recordStatement(statement, draft).catch(failed);
    }
  };

  /** What is typed elsewhere and not written down yet; see `beforeEnd`. */
  const unwritten = new Set<() => void>();
  const writeAllDown = () => {
    for (const writeDown of unwritten) writeDown();
  };

  const finish = async (given: Finish): Promise<void> => {
    writeAllDown();
    keepNote();
    keepLetter();
    const draft = change((each) => each);
    if (!draft) return;
    // The whole of it is on disk before its outcome is tried, so that an outcome that cannot be saved costs nothing.
    void keeper.flush();
    await whileFinishing(leadId, () => recorder.finish(draft, given, () => keeper.drop(leadId)));
    recorder.know({ note: { body: '', editId: null }, letter: null });
    lastWords = '';
    store.setState({ keptAt: null, isKeeping: false, dialled: null });
    await read();
  };

  const reading = read().catch(failed);

  return {
    leadId,
    store,
    /** Resolves when the draft was first read. */
    reading,
    /** Reads again what the screen would begin with, unless something was done or typed already. */
    refresh: async () => {
      await reading;
      const { draft } = store.getState();
      const isUntouched = !draft || (draft.phase === 'before' && draft.note === '' && draft.letter === null && draft.path.length <= 1);
      if (isUntouched) await read().catch(failed);
    },
    dial,
    lastWords: () => lastWords,
    hangUp: () => {
      change((draft) => hungUp(draft, now()));
      void keeper.flush();
    },
    resume: () => {
      change(stillTalking);
      void keeper.flush();
    },
    chooseNumber: (number: string, extension: string | null = null) => change((draft) => ({ ...draft, number, extension })),
    chooseScript: (script: Script, place: ScriptPlace) => change((draft) => withScript(draft, script, place)),
    walkTo: (place: ScriptPlace) => change((draft) => atPlace(draft, place)),
    fill,
    /** Has something written down before the call ends or another screen is opened; returns how to stop. */
    beforeEnd: (writeDown: () => void): (() => void) => {
      unwritten.add(writeDown);
      return () => void unwritten.delete(writeDown);
    },
    writeDown: writeAllDown,
    typeNote: (note: string) => {
      change((draft) => ({ ...draft, note }));
      clearTimeout(timers.note);
      timers.note = setTimeout(keepNote, noteIdleMs);
    },
    keepNote,
    openLetter,
    editLetter: (step: (letter: LetterDraft) => LetterDraft) => {
      change((draft) => ({ ...draft, letter: draft.letter && step(draft.letter) }));
      clearTimeout(timers.letter);
      timers.letter = setTimeout(keepLetter, letterIdleMs);
    },
    closeLetter,
    askFor: (outcome: OutcomeDraft | null) => change((draft) => ({ ...draft, outcome })),
    editOutcome: (edit: Partial<OutcomeDraft>) =>
      change((draft) => ({ ...draft, outcome: draft.outcome && { ...draft.outcome, ...edit } })),
    finish,
    /** Another screen is opened: what is typed goes on record, the call stays as it is. */
    leave: () => {
      writeAllDown();
      keepNote();
      keepLetter();
      void keeper.flush();
      keeper.rescue();
    },
  };
};
export type CallSession = ReturnType<typeof createCallSession>;

/** So many are kept at hand, the last ones used; further back only calls that are not over. A day has hundreds. */
const keptSessions = 24;
const openSessions = new WeakMap<Desk['db'], Map<string, CallSession>>();

/** Whether all of a call is on disk and nothing of it is going on: read again, it is the same. */
const isAtRest = ({ store }: CallSession): boolean => {
  const { draft, isKeeping, fault } = store.getState();
  return !isKeeping && fault === null && (draft === null || draft.phase === 'before');
};

const letGoOfOld = (ofDesk: Map<string, CallSession>): void => {
  const atRest = [...ofDesk].slice(0, -keptSessions).filter(([, session]) => isAtRest(session));
  for (const [leadId] of atRest) ofDesk.delete(leadId);
};

/** The session of a lead's call on this desk: the same one however often the screen is left and opened. */
export const callSession = (desk: Desk, leadId: string): CallSession => {
  const ofDesk = openSessions.get(desk.db) ?? new Map<string, CallSession>();
  openSessions.set(desk.db, ofDesk);
  const session = ofDesk.get(leadId) ?? createCallSession(desk, leadId);
  // The last used stands last.
  ofDesk.delete(leadId);
  ofDesk.set(leadId, session);
  letGoOfOld(ofDesk);
  return session;
};
