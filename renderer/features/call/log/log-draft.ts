import type { CommandArgs } from '../../../../shared/commands/registry.ts';
import type { Attempt } from '../../../../shared/domain/call.ts';
import { windowOf } from '../../../../shared/domain/calling-window.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { readLength } from '../../../../shared/domain/past-time.ts';
import { isCallableStage } from '../../../../shared/domain/stage.ts';
import type { WindowCalendar } from '../../../../shared/domain/window-calendar.ts';
import { isKnownZone, localClock } from '../../../../shared/domain/zone.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { newOutcome, numberOf } from '../call-draft.ts';

/** A call of the past as it is typed. */
export type LogDraft = {
  when: string;
  long: string;
  number: string;
  extension: string | null;
  note: string;
  why: string;
  outcome: OutcomeDraft | null;
};

export const newLog = (lead: Lead): LogDraft => ({
  when: '',
  long: '',
  ...numberOf(lead.phones.find(({ number }) => number !== null)),
  note: '',
  why: '',
  outcome: null,
});

export const withOutcome = (draft: LogDraft, code: string, revisitOn: string | null): LogDraft => ({
  ...draft,
  outcome: { ...newOutcome(code), revisitOn },
});

/** Blank: nobody was talked to, or nobody looked at the clock; null: not understood. */
export const lengthOf = ({ long }: Pick<LogDraft, 'long'>): number | null => (long.trim() === '' ? 0 : readLength(long));

type Rule = CommandArgs<'logCall'>['overriddenRule'];

/** What would have stood against the call at that time; null: nothing. That no number can be dialled here is nothing against it. */
export const ruleAgainst = (lead: Lead, calendar: WindowCalendar, at: number): Rule => {
  if (!isCallableStage(lead.stage) && lead.stage !== 'keepInformed') return 'stage';
  const { allowed, reason } = windowOf(lead, calendar, at);
  return allowed || reason === 'noNumber' ? null : reason;
};

export const localHourOf = (lead: Lead, at: number): number | null => {
  const zone = lead.zones.find(isKnownZone);
  return zone ? localClock(at, zone).hour : null;
};

/** Whether another call of the lead came to something since. */
export const isOvertaken = (attempts: readonly Attempt[], at: number): boolean =>
  attempts.some((each) => each.dispositionCode !== null && each.startedAt > at);
