import type { Dependencies } from '../dependencies.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import { turnAbsences } from './absences.ts';
import { dealPools } from './deal-pool.ts';
import { clearBehindLeavers } from './leavings.ts';

const usuallyEveryMs = 3_000;

/**
 * What the floor needs done without anybody there: absences begin and end, nothing stays with those who left, and the pool is dealt by the
 * standing rules. Every process does it; what one has done, the others find done.
 */
export const startFloorWork = (
  dependencies: Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>,
  onError: (error: unknown) => void,
  everyMs = usuallyEveryMs,
): Repeated =>
  repeatEvery(
    everyMs,
    async () => {
      await turnAbsences(dependencies);
      await clearBehindLeavers(dependencies);
      await dealPools(dependencies);
    },
    onError,
  );
