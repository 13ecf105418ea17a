import type { Dependencies } from '../dependencies.ts';
import { inEachCenter } from '../in-each-center.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import { checkLedger } from './check-ledger.ts';
import { recycleDue } from './recycle.ts';

const usuallyEveryMs = 10 * 60_000;
/** Transactions of one turn that bring leads back. */
const mostAtOnce = 5;

type RoundDependencies = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/** Once a day for each center, as soon as its day has begun: counts the ledger; every turn: brings back leads whose rest is over. */
export const startDailyRound = (dependencies: RoundDependencies, onError: (error: unknown) => void, everyMs = usuallyEveryMs): Repeated =>
  repeatEvery(
    everyMs,
    (isStopped) => inEachCenter(dependencies, isStopped, (centerId) => goRound(dependencies, centerId, isStopped)),
    onError,
  );

/** Resolves to how much changed. */
const goRound = async ({ database, now, newId }: RoundDependencies, centerId: string, isStopped: () => boolean): Promise<number> => {
  let changed = 0;
  for (let turn = 0; turn < mostAtOnce && !isStopped(); turn += 1) {
    const back = await database.transaction((sql) => recycleDue(sql, centerId, { at: now(), newId }));
    changed += back;
    if (back === 0) break;
  }
  if (isStopped()) return changed;
  const check = await database.transaction((sql) => checkLedger(sql, centerId, now()));
  return changed + (check ? 1 : 0);
};
