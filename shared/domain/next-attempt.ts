import { type CadenceLead, type CadenceReason, nextTryOf, planRetry } from './cadence.ts';
import { type Attempt, type Disposition, isCounted } from './call.ts';
import type { CenterSettings } from './center-settings.ts';
import type { Lead } from './lead.ts';

export type NextAttempt = {
  reasons: readonly CadenceReason[];
  /** Which try it is, and after how many in vain the lead is given up; null: after none. */
  attempt: number;
  cap: number | null;
};

type Planned = CadenceLead & Pick<Lead, 'nextActionKind' | 'nextActionAt'>;
type Ended = Pick<Attempt, 'startedAt' | 'endedAt' | 'wrapUpMs' | 'dispositionCode' | 'loggedAt' | 'voided'>;

/** The outcome was planned as it was given, which is known to about a minute. */
const slackMs = 2 * 60_000;

/**
 * Why a lead's next try is when it is: the plan of its last outcome, reckoned anew by the same rule. Null when somebody has put it elsewhere
 * since, when the rules have changed, or when it was never planned by cadence.
 */
export const nextAttemptOf = (
  lead: Planned,
  made: readonly Ended[],
  dispositions: ReadonlyMap<string, Disposition>,
  settings: Pick<CenterSettings, 'callingWindows' | 'zone' | 'cadence'>,
): NextAttempt | null => {
  const attempts = made.filter(isCounted);
  const { nextActionKind: kind, nextActionAt } = lead;
  if (nextActionAt === null || (kind !== 'retry' && kind !== 'call' && kind !== 'revisit')) return null;
  const last = attempts.filter((each) => each.dispositionCode !== null).reduce<Ended | undefined>(later, undefined);
  const disposition = last && dispositions.get(last.dispositionCode ?? '');
  if (!last || !disposition) return null;
  const endedAt = last.endedAt ?? last.startedAt;
  const at = last.loggedAt ? endedAt : endedAt + last.wrapUpMs;
  const starts = attempts.map(({ startedAt }) => startedAt);
  const plan = planRetry(lead, disposition, settings, at, starts, last.loggedAt ?? at);
  if (!plan || plan.nextActionKind !== kind || Math.abs(plan.nextActionAt - nextActionAt) > slackMs) return null;
  return { reasons: plan.reasons, ...nextTryOf(lead, disposition) };
};

const later = (latest: Ended | undefined, each: Ended): Ended => (latest && latest.startedAt >= each.startedAt ? latest : each);
