import type { Disposition } from '../../shared/domain/call.ts';

type Outcomes = ReadonlyMap<string, Disposition>;

/** The center's outcomes in the order of the call bar, those that are switched off among them. */
export const outcomesInOrder = (outcomes: Outcomes): Disposition[] => [...outcomes.values()].sort((a, b) => a.order - b.order);

/** Those that a call may end with. */
export const offeredOutcomes = (outcomes: Outcomes): Disposition[] => outcomesInOrder(outcomes).filter(({ isOff }) => !isOff);
