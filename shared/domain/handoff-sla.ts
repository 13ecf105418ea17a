import type { CenterSettings } from './center-settings.ts';
import type { Handoff } from './handoff.ts';
import { handoffAgreementsOf, salesTime } from './handoff-agreements.ts';
import { addWorkingHours, workingMsBetween } from './sla.ts';

type SlaSettings = Pick<CenterSettings, 'handoffs' | 'handoffAnswerHours' | 'zone' | 'defaultCountry'>;
type SlaHandoff = Pick<Handoff, 'answer' | 'answerDueAt' | 'handedOffAt' | 'askedAt' | 'remindedAt' | 'escalatedAt' | 'origin'>;

export type SlaStep = 'remind' | 'escalate' | 'return';

const hourMs = 3_600_000;

/** By when sales is to answer what is handed off now. */
export const answerDue = (settings: SlaSettings, from: number): number =>
  addWorkingHours(from, settings.handoffAnswerHours, settings.zone, salesTime(settings));

/**
 * What the agreement asks for now, the furthest step first; null while there is nothing to do. The clock stands still while a question of
 * sales waits for the rep, for at most the agreed pause. Each step is taken once; a handoff that is answered asks for none.
 */
export const slaStepDue = (handoff: SlaHandoff, settings: SlaSettings, now: number): SlaStep | null => {
  if (handoff.answer !== 'waiting' || handoff.origin === 'outside') return null;
  const { sla } = handoffAgreementsOf(settings);
  const time = salesTime(settings);
  const dueAt = dueWithPause(handoff, settings, now);
  if (sla.returnAfterHours !== null && now >= addWorkingHours(dueAt, sla.returnAfterHours, settings.zone, time)) return 'return';
  if (sla.escalates && handoff.escalatedAt === null && now >= dueAt) return 'escalate';
  const remindAt = sla.remindAfterHours === null ? null : addWorkingHours(handoff.handedOffAt, sla.remindAfterHours, settings.zone, time);
  const pausedMs = dueAt - handoff.answerDueAt;
  return remindAt !== null && handoff.remindedAt === null && handoff.escalatedAt === null && now >= remindAt + pausedMs ? 'remind' : null;
};

/** The end of the time to answer, put off by how long an open question has stopped the clock. */
export const dueWithPause = (handoff: Pick<Handoff, 'answerDueAt' | 'askedAt'>, settings: SlaSettings, now: number): number => {
  if (handoff.askedAt === null || handoff.askedAt === undefined) return handoff.answerDueAt;
  const { sla } = handoffAgreementsOf(settings);
  const time = salesTime(settings);
  const stoodMs = Math.min(workingMsBetween(handoff.askedAt, now, settings.zone, time), sla.askPauseHours * hourMs);
  return addWorkingHours(handoff.answerDueAt, stoodMs / hourMs, settings.zone, time);
};
