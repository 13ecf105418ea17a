import { useMemo, useState } from 'react';
import { logCall } from '../../../../shared/commands/log-call.ts';
import type { CommandArgs } from '../../../../shared/commands/registry.ts';
import { type Disposition, isCounted } from '../../../../shared/domain/call.ts';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { effectOf } from '../../../../shared/domain/outcome-effect.ts';
import { type PastTime, readPastTime } from '../../../../shared/domain/past-time.ts';
import { verdictOf } from '../../../../shared/domain/verdict.ts';
import { isKnownZone } from '../../../../shared/domain/zone.ts';
import { claimIn } from '../../../data/claims.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import type { LeadRows } from '../../../data/lead-rows.ts';
import { useWindowCalendar } from '../../../data/window-calendar.ts';
import { useTold } from '../../../ui/use-told.ts';
import { barredBy } from '../outcome/barring.ts';
import type { OutcomeSubject } from '../outcome/outcome-subject.tsx';
import { useKeepNumber } from '../outcome/use-keep-number.ts';
import { type Asked, askedOf, type Given } from '../outcome/use-outcome.ts';
import { type LoggedBefore, useLogAgain } from './log-again.ts';
import { isOvertaken, type LogDraft, lengthOf, localHourOf, newLog, ruleAgainst, withOutcome } from './log-draft.ts';
import { useTakeBackLogged } from './use-take-back-logged.ts';

export type OpenLogProps = { rows: LeadRows; lead: Lead; settings: CenterSettings; onClose: () => void };

export type LogEntry = {
  draft: LogDraft;
  change: (some: Partial<LogDraft>) => void;
  choose: (disposition: Disposition) => void;
  time: PastTime;
  /** Null: not understood. */
  length: number | null;
  rule: CommandArgs<'logCall'>['overriddenRule'];
  isOvertaken: boolean;
  disposition: Disposition | undefined;
  asked: Asked[];
  subject: OutcomeSubject;
  /** How what the outcome asks for is read; told by its fields, which know it. */
  onGiven: (given: (() => Given) | null) => void;
  /** Null while something is missing. */
  save: (() => void) | null;
};

type LogEntryProps = OpenLogProps & { now: number; again: LoggedBefore | null };

/** The draft of a logged call, what it would come to, and how it is written down. */
export const useLogEntry = ({ rows, lead, settings, onClose, now, again }: LogEntryProps): LogEntry => {
  const { run, newId, zone: myZone, user, cache } = useDesk();
  const { companies, dispositions } = useWholeCache();
  const calendar = useWindowCalendar();
  const told = useTold();
  const keepNumber = useKeepNumber();
  const offerTakeBack = useTakeBackLogged();
  const [draft, setDraft] = useState(() => again?.draft ?? newLog(lead));
  const [given, setGiven] = useState<{ read: (() => Given) | null }>({ read: null });
  const zone = lead.zones.find(isKnownZone) ?? settings.zone;
  const time = readPastTime(draft.when, { now, zone, myZone });
  const length = lengthOf(draft);
  const at = time.kind === 'time' ? time.at : now;
  const endedAt = Math.min(now, at + (length ?? 0));
  const disposition = draft.outcome ? dispositions.get(draft.outcome.code) : undefined;
  const subject = useMemo<OutcomeSubject>(
    () => ({
      lead: { ...lead, attempts: lead.attempts + (again ? 0 : 1) },
      company: lead.companyId ? companies.get(lead.companyId) : undefined,
      settings,
      verdict: verdictOf({ answers: rows.answers, score: lead.score, stage: lead.stage }, settings, now),
      attemptsAt: [
        ...rows.attempts.filter((each) => each.id !== again?.attemptId && isCounted(each)).map(({ startedAt }) => startedAt),
        at,
      ],
      endedAt,
      now,
      edit: (change) => setDraft((before) => ({ ...before, outcome: before.outcome && { ...before.outcome, ...change } })),
    }),
    [lead, companies, settings, rows, at, endedAt, now, again],
  );
  const asked = disposition
    ? askedOf(disposition, {
        isNoteBlank: draft.note.trim() === '',
        isLacking: subject.verdict.kind !== 'qualify',
        isLastTry: effectOf(disposition, subject).kind === 'giveUp',
      })
    : [];
  const rule = time.kind === 'time' && calendar ? ruleAgainst(lead, calendar, time.at) : null;
  const isReady = disposition && time.kind === 'time' && length !== null && draft.number.trim() !== '' && given.read !== null;
  const save = async () => {
    if (!isReady) return;
    const read = given.read?.() ?? {};
    const ids = { attemptId: again?.attemptId ?? newId(), noteId: again?.noteId ?? newId() };
    const claim = claimIn(cache.store.getState(), lead, user.userId, now);
    const fence = claim.kind === 'mine' ? claim.fence : null;
    const barred = disposition.marksDoNotCall
      ? { doNotCallValues: barredBy(lead, draft.outcome?.barring ?? 'person', cache.store.getState().leads.values()) }
      : {};
    const args = { ...ids, ...argsOf({ lead, draft, disposition, read, startedAt: at, endedAt, rule }), fence, ...barred };
    if (!(await told(() => run(logCall, args)))) return;
    const { newPhone } = read;
    if (newPhone) await told(() => keepNumber(lead, rows.corrections, newPhone));
    useLogAgain.setState({ before: null });
    onClose();
    offerTakeBack({ ...ids, leadId: lead.id, draft, now }, disposition, lead);
  };
  return {
    draft,
    change: (some) => setDraft((before) => ({ ...before, ...some })),
    choose: ({ id, needs }) => setDraft((before) => withOutcome(before, id, needs.includes('revisit') ? subject.verdict.revisitOn : null)),
    time,
    length,
    rule,
    isOvertaken: time.kind === 'time' && isOvertaken(rows.attempts, time.at),
    disposition,
    asked,
    subject,
    onGiven: (read) => setGiven({ read }),
    save: isReady ? () => void save() : null,
  };
};

type Written = {
  lead: Lead;
  draft: LogDraft;
  disposition: Disposition;
  read: Given;
  startedAt: number;
  endedAt: number;
  rule: CommandArgs<'logCall'>['overriddenRule'];
};

/** What was typed, as the command takes it; a reason that stands alone is given by itself. */
const argsOf = ({ lead, draft, disposition, read, startedAt, endedAt, rule }: Written) => {
  const only = disposition.reasons.length === 1 ? disposition.reasons[0]?.code : undefined;
  const { callback = null, revisit = null, reasonCode = only ?? null } = read;
  return {
    leadId: lead.id,
    number: draft.number.trim(),
    extension: draft.extension,
    startedAt,
    endedAt,
    talkMs: disposition.isConnect ? endedAt - startedAt : 0,
    localHour: localHourOf(lead, startedAt),
    assignmentGeneration: lead.assignmentGeneration,
    dispositionCode: disposition.id,
    reasonCode,
    callback,
    revisit,
    lastSaid: callback?.promise ?? '',
    note: draft.note.trim(),
    overriddenRule: rule,
    overrideReason: rule === null ? null : draft.why.trim(),
  };
};
