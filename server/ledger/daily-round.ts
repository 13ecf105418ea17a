import type { Dependencies } from '../dependencies.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import { checkLedger } from './check-ledger.ts';
import { recycleDue } from './recycle.ts';

const usuallyEveryMs = 10 * 60_000;
/** Transactions of one turn that bring leads back. */
const mostAtOnce = 5;

type RoundDependencies = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/** Once a day for each center, as soon as its day has begun: counts the ledger; every turn: brings back leads whose rest is over. */
export const startDailyRound = (dependencies: RoundDependencies, onError: (error: unknown) => void, everyMs = usuallyEveryMs): Repeated =>
  repeatEvery(everyMs, (isStopped) => goRound(dependencies, isStopped), onError);

/** One center per transaction: the change feed takes one version for each. */
const goRound = async ({ database, now, newId, pokes }: RoundDependencies, isStopped: () => boolean): Promise<void> => {
  const centers = await database.query<{ id: string }>('select id from centers order by id');
  for (const { id: centerId } of centers) {
    let changed = 0;
    for (let turn = 0; turn < mostAtOnce && !isStopped(); turn += 1) {
      const back = await database.transaction((sql) => recycleDue(sql, centerId, { at: now(), newId }));
      changed += back;
      if (back === 0) break;
    }
    if (isStopped()) return;
    if (await database.transaction((sql) => checkLedger(sql, centerId, now()))) changed += 1;
    if (changed > 0) pokes.changed(centerId);
  }
};
