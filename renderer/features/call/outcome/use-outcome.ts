import { useLocation } from 'wouter';
import { markDoNotCall } from '../../../../shared/commands/mark-do-not-call.ts';
import { takeBackOutcome } from '../../../../shared/commands/take-back-outcome.ts';
import type { Disposition, DispositionNeed } from '../../../../shared/domain/call.ts';
import { leadName, type Phone } from '../../../../shared/domain/lead.ts';
import { effectOf } from '../../../../shared/domain/outcome-effect.ts';
import { stepOf } from '../../../../shared/domain/script-walk.ts';
import { useDesk } from '../../../data/desk.ts';
import { CommandRefused } from '../../../data/run-command.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/words.tsx';
import { newOutcome, timesOf } from '../call-draft.ts';
import type { Finish } from '../call-recorder.ts';
import { useCall, useCallState } from '../call-view.tsx';
import { useSay } from '../script/merge-values.ts';
import { barredBy } from './barring.ts';
import { useSubject } from './outcome-subject.tsx';
import { useKeepNumber } from './use-keep-number.ts';

/**
 * What a disposition asks for before it can be recorded; `lacking`: it is said without what sales agreed on; `giveUp`: it was the last
 * try, and the lead would come to rest.
 */
export type Asked = DispositionNeed | 'lacking' | 'giveUp';

/** What is still to be asked for a disposition, as the call stands. */
export const useAsked = (): ((disposition: Disposition) => Asked[]) => {
  const { lead, settings, verdict, now, attemptsAt } = useSubject();
  const isNoteBlank = useCallState((state) => !state.draft?.note.trim());
  return (disposition) => {
    const gives = effectOf(disposition, { lead, settings, now, attemptsAt }).kind === 'giveUp';
    return askedOf(disposition, { isNoteBlank, isLacking: verdict.kind !== 'qualify', isLastTry: gives });
  };
};

type Standing = { isNoteBlank: boolean; isLacking: boolean; isLastTry: boolean };

export const askedOf = (disposition: Disposition, { isNoteBlank, isLacking, isLastTry }: Standing): Asked[] => [
  ...disposition.needs.filter((need) => need !== 'note' || isNoteBlank),
  ...(disposition.raises === 'qualify' && isLacking ? (['lacking'] as const) : []),
  ...(isLastTry ? (['giveUp'] as const) : []),
];

export type Given = Partial<Pick<Finish, 'callback' | 'revisit' | 'reasonCode'>> & { newPhone?: Phone | null };

/** Records an outcome and moves on at once; should it not be saved, the call is still here, and a toast says so. */
export const useRecordOutcome = (onFinished: () => void): ((disposition: Disposition, given?: Given) => void) => {
  const words = useWords().call;
  const { now, run, cache } = useDesk();
  const { session, draft, script, lead, rows } = useCall();
  const say = useSay();
  const [, navigate] = useLocation();
  const keepNumber = useKeepNumber();
  const failed = (cause: unknown) => {
    const name = leadName(lead);
    showToast({ message: cause instanceof CommandRefused ? words.faults.refused(name) : words.faults.outcomeNotSaved(name), tone: 'bad' });
  };
  /** The wrong key: for ten seconds the outcome goes back, and the call is on the screen again, waiting for the right one. */
  const offerTakeBack = (disposition: Disposition, attemptId: string) => {
    const takeItBack = async () => {
      try {
        await run(takeBackOutcome, { attemptId, leadId: lead.id });
      } catch (cause) {
        if (!(cause instanceof CommandRefused)) throw cause;
        showToast({ message: words.outcome.stands, tone: 'bad' });
        return;
      }
      await session.refresh();
      navigate(`/call/${lead.id}`);
      showToast({ message: words.outcome.takenBack(leadName(lead)), id: 'outcome' });
    };
    showToast({ message: words.outcome.recorded(disposition.label, leadName(lead)), onUndo: takeItBack, id: 'outcome' });
  };
  const scriptPath = () => {
    session.writeDown();
    const path = session.store.getState().draft?.path ?? draft.path;
    return path.map((taken) => {
      const step = script && stepOf(script, taken.stepId);
      return { ...taken, question: step ? say(step.say) : taken.question };
    });
  };
  /** Their last words: the promise, else what was noted of them in this call. */
  const lastWords = () => {
    const noted = rows.answers.findLast((each) => each.attemptId === draft.attemptId && each.words.trim() !== '');
    return (session.store.getState().draft?.letter?.words || session.lastWords() || noted?.words || '').trim().slice(0, 300);
  };
  /** What the do-not-call binds besides the person, as it was chosen. */
  const barred = () => barredBy(lead, session.store.getState().draft?.outcome?.barring ?? 'person', cache.store.getState().leads.values());
  /** Said by mail or letter, without any call: it binds all the same. */
  const markOnly = async (disposition: Disposition) => {
    await run(markDoNotCall, { leadIds: [lead.id], reason: disposition.reasons[0]?.label ?? disposition.label, values: barred() });
    session.askFor(null);
  };
  return (disposition, given = {}) => {
    if (draft.phase === 'before') {
      if (disposition.marksDoNotCall) markOnly(disposition).then(onFinished, failed);
      return;
    }
    const onlyReason = disposition.reasons.length === 1 ? disposition.reasons[0]?.code : undefined;
    const { callback = null, revisit = null, reasonCode = onlyReason ?? null } = given;
    const lastSaid = callback?.promise || lastWords();
    const facts = {
      dispositionCode: disposition.id,
      callback,
      revisit,
      reasonCode,
      lastSaid,
      ...(disposition.marksDoNotCall ? { doNotCallValues: barred() } : {}),
    };
    if (given.newPhone) keepNumber(lead, rows.corrections, given.newPhone).catch(failed);
    const { attemptId } = draft;
    const offerUndo = () => {
      if (attemptId && !disposition.marksDoNotCall) offerTakeBack(disposition, attemptId);
    };
    const times = timesOf(draft, disposition.isConnect, now());
    // Written down later: nobody has been at its wrap-up since it ended.
    const isLogged = rows.attempts.some((each) => each.id === attemptId && each.loggedAt);
    session.finish({ ...times, ...(isLogged ? { wrapUpMs: 0 } : {}), ...facts, scriptPath: scriptPath() }).then(offerUndo, failed);
    onFinished();
  };
};

/** A press on a disposition: recorded at once where nothing is to be asked, else asked in the foot. */
export const usePressDisposition = (onFinished: () => void): ((disposition: Disposition) => void) => {
  const { session, verdict } = useCall();
  const askedOf = useAsked();
  const record = useRecordOutcome(onFinished);
  return (disposition) => {
    if (askedOf(disposition).length === 0) record(disposition);
    else session.askFor({ ...newOutcome(disposition.id), revisitOn: disposition.needs.includes('revisit') ? verdict.revisitOn : null });
  };
};
