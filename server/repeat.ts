/** Work that goes on in the background. `run` does it now, or waits for the turn that is under way; `stop` waits for it and ends. */
export type Repeated = { run: () => Promise<void>; stop: () => Promise<void> };

/**
 * Does work every so often until it is stopped, never twice at once in this process; a turn that fails is told and the next one comes all
 * the same. Long work asks `isStopped` on the way. Keeps no process alive.
 */
export const repeatEvery = (
  everyMs: number,
  work: (isStopped: () => boolean) => Promise<void>,
  onError: (error: unknown) => void,
): Repeated => {
  let running: Promise<void> | undefined;
  let isStopped = false;
  const run = (): Promise<void> => {
    running ??= work(() => isStopped).finally(() => {
      running = undefined;
    });
    return running;
  };
  const timer = setInterval(() => {
    if (!running) run().catch(onError);
  }, everyMs);
  timer.unref();
  return {
    run,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
};
