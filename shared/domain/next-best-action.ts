import { stateOfLetter } from './bantfo.ts';
import type { Attempt } from './call.ts';
import type { Lead } from './lead.ts';
import type { PulseKind } from './pulse-settings.ts';
import { isCallableStage } from './stage.ts';
import type { TouchInsights } from './touch-insights.ts';

/** What helps this lead along most (DOMAIN: next best action), with what it rests on. The screen words it. */
export type NextBestAction =
  | { code: 'handOff' }
  | { code: 'none'; reason: 'doNotCall' | 'closed' }
  | { code: 'findDecisionMaker'; gatekeepers: number }
  | { code: 'sendContent'; phase: NonNullable<TouchInsights['buyingPhase']>; reason: 'notReached' | 'learning' }
  /** The silence has ended, and by the mix it is not a call that comes next. */
  | { code: 'plannedTouch'; kind: Exclude<PulseKind, 'call'> }
  | { code: 'nurture'; reason: 'timing' }
  | { code: 'wait'; until: number }
  | { code: 'call'; reason: 'promised' | 'due' };

type ActionLead = Pick<Lead, 'stage' | 'doNotCall' | 'letters' | 'attempts' | 'connects' | 'nextActionKind' | 'nextActionAt'>;

/** Tries without reaching anybody after which something to read does more than another try. */
const triesInVain = 5;
/** Calls in a row that ended at the front desk. */
const gatekeepersInARow = 2;

/**
 * One action per lead: the promise first, then what is planned to keep the pulse, then what the letters and the last calls say. `attempts`: the
 * earliest first. `due`: the touch that the pulse asks for now, if any.
 */
export const nextBestAction = (
  lead: ActionLead,
  insights: Pick<TouchInsights, 'buyingPhase'>,
  attempts: readonly Pick<Attempt, 'dispositionCode' | 'isConnect'>[],
  now: number,
  due: PulseKind | null = null,
): NextBestAction => {
  if (lead.stage === 'qualified') return { code: 'handOff' };
  if (lead.doNotCall) return { code: 'none', reason: 'doNotCall' };
  if (!isCallableStage(lead.stage)) return { code: 'none', reason: 'closed' };
  if (lead.nextActionKind === 'callback' && (lead.nextActionAt ?? now) <= now) return { code: 'call', reason: 'promised' };
  if (due !== null && due !== 'call' && hasNoTimeOfItsOwn(lead)) return { code: 'plannedTouch', kind: due };
  const gatekeepers = attempts.length - 1 - attempts.findLastIndex((each) => each.dispositionCode !== 'gatekeeper');
  if (gatekeepers >= gatekeepersInARow || stateOfLetter(lead.letters, 'A') === 'unfavourable')
    return { code: 'findDecisionMaker', gatekeepers };
  const phase = insights.buyingPhase ?? 'learning';
  if (lead.attempts >= triesInVain && lead.connects === 0) return { code: 'sendContent', phase, reason: 'notReached' };
  if (stateOfLetter(lead.letters, 'T') === 'unfavourable') return { code: 'nurture', reason: 'timing' };
  if (lead.connects > 0 && insights.buyingPhase === 'learning' && !isAhead(lead, now))
    return { code: 'sendContent', phase, reason: 'learning' };
  return isAhead(lead, now) ? { code: 'wait', until: lead.nextActionAt ?? now } : { code: 'call', reason: 'due' };
};

const hasNoTimeOfItsOwn = ({ nextActionKind }: ActionLead): boolean => nextActionKind === null || nextActionKind === 'firstCall';

const isAhead = ({ nextActionKind, nextActionAt }: ActionLead, now: number): boolean =>
  nextActionKind !== 'firstCall' && nextActionAt !== null && nextActionAt > now;
