import { test } from 'vitest';

/** Steps that build on one another: once one has failed, those after it are skipped instead of failing for its sake. */
export const aJourney = (): ((step: string, run: () => Promise<void>, timeoutMs?: number) => void) => {
  let isBroken = false;
  return (step, run, timeoutMs) => {
    test(
      step,
      async ({ skip }) => {
        if (isBroken) skip('a step before it failed');
        isBroken = true;
        await run();
        isBroken = false;
      },
      timeoutMs,
    );
  };
};
