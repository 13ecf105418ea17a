import type { Handoff } from './handoff.ts';
import type { Lead } from './lead.ts';
import type { LeakKind } from './leaks.ts';
import { isOpenStage, isSalesStage } from './stage.ts';

/** The one thing that mends each kind of leak. */
export const mendOf: Record<LeakKind, Mend> = {
  noOwner: 'assign',
  handoffUnanswered: 'remindSales',
  notHandedOff: 'handOff',
  noNextAction: 'plan',
  callbackMissed: 'assign',
  firstCallLate: 'assign',
};
export type Mend = 'assign' | 'plan' | 'remindSales' | 'handOff';

/** Why a lead is left alone. */
export const mendRefusals = ['doNotCall', 'hasNextAction', 'closed', 'notWaiting', 'remindedAlready', 'nobodyInSales', 'same'] as const;
export type MendRefusal = (typeof mendRefusals)[number];

type PlanLead = Pick<Lead, 'stage' | 'doNotCall' | 'nextActionKind' | 'nextActionAt' | 'attempts'>;

/** Why nothing is planned for a lead; null when it may be. */
export const planRefusalOf = ({ stage, doNotCall, nextActionKind, nextActionAt }: PlanLead): MendRefusal | null => {
  if (!isOpenStage(stage)) return 'closed';
  if (nextActionKind !== null && nextActionAt !== null) return 'hasNextAction';
  return doNotCall && stage !== 'qualified' && !isSalesStage(stage) ? 'doNotCall' : null;
};

type Due = {
  /** Of the handoff that waits, if one does. */
  answerDueAt: number | undefined;
  /** Agreed for a first call, so that one just planned is not late at once. */
  firstCallWithinMs: number;
};

/** What a stage asks for next. */
export const plannedAction = (
  { stage, attempts }: PlanLead,
  at: number,
  { answerDueAt, firstCallWithinMs }: Due,
): Pick<Lead, 'nextActionKind' | 'nextActionAt'> => {
  switch (stage) {
    case 'nurture':
      return { nextActionKind: 'revisit', nextActionAt: at };
    case 'qualified':
      return { nextActionKind: 'handOff', nextActionAt: at };
    case 'handedOff':
      return { nextActionKind: 'salesAnswer', nextActionAt: answerDueAt ?? at };
    case 'accepted':
      return { nextActionKind: 'outcome', nextActionAt: at };
    default:
      if (attempts > 0) return { nextActionKind: 'call', nextActionAt: at };
      return { nextActionKind: 'firstCall', nextActionAt: at + firstCallWithinMs };
  }
};

/** Nobody is reminded of the same handoff twice within so long. */
const remindAgainAfterMs = 4 * 3_600_000;

/** Why sales is not reminded; null when it may be. `lastAt`: the last reminder of this handoff. */
export const remindRefusalOf = (
  handoff: Pick<Handoff, 'answer'> | undefined,
  lastAt: number | undefined,
  now: number,
): MendRefusal | null => {
  if (handoff?.answer !== 'waiting') return 'notWaiting';
  return lastAt !== undefined && now - lastAt < remindAgainAfterMs ? 'remindedAlready' : null;
};
