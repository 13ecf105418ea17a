import { type CadenceLead, type CadenceReason, inVainOf, nextTryOf, planRetry } from './cadence.ts';
import type { Disposition } from './call.ts';
import type { CenterSettings } from './center-settings.ts';
import { type OutcomeKind, outcomeKindOf } from './outcome-kinds.ts';

/** What a disposition would do to the lead, before it is recorded. */
export type OutcomeEffect =
  | { kind: 'retry'; at: number; attempt: number; cap: number | null; reasons: readonly CadenceReason[] }
  /** `attempts`: those that nobody answered. */
  | { kind: 'giveUp'; revisitOn: string; attempts: number }
  | { kind: 'callback' | 'revisit' | 'handOff' | 'leaves' | 'neverCalled' | 'keepInformed' | 'askAgain' };

/** What needs no reckoning: the kind says it. */
const saidByKind: Partial<Record<OutcomeKind, 'callback' | 'revisit' | 'handOff' | 'leaves' | 'neverCalled' | 'keepInformed'>> = {
  doNotCall: 'neverCalled',
  close: 'leaves',
  qualify: 'handOff',
  callback: 'callback',
  nurture: 'revisit',
  keepInformed: 'keepInformed',
};

type Of = {
  lead: CadenceLead;
  settings: CenterSettings;
  now: number;
  attemptsAt: readonly number[] /** When the call ended, where that is not now. */;
  endedAt?: number | undefined;
};

/** The same rules as the command's own, over the lead as it stands after this attempt. */
export const effectOf = (disposition: Disposition, { lead, settings, now, attemptsAt, endedAt = now }: Of): OutcomeEffect => {
  const said = saidByKind[outcomeKindOf(disposition)];
  if (said) return { kind: said };
  const counted = { ...lead, connects: lead.connects + (disposition.isConnect ? 1 : 0) };
  const plan = planRetry(counted, disposition, settings, endedAt, attemptsAt, now);
  if (!plan) return { kind: 'askAgain' };
  if (plan.giveUp) return { kind: 'giveUp', revisitOn: plan.revisitOn, attempts: inVainOf(counted) };
  return { kind: 'retry', at: plan.nextActionAt, ...nextTryOf(counted, disposition), reasons: plan.reasons };
};
