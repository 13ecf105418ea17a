import type { Desk } from '../../data/desk.ts';

/** Commands that may wait to be sent before an import waits for them: enough to keep the line busy, few enough to be read at once. */
const sentBehind = 6;
const lookAgainMs = 80;
/** A server that takes nothing for so long is not waited for: the import goes on, a piece at a time. */
const patienceMs = 2000;

/** With a line, an import runs only so far ahead of what is sent; without one it does not wait. */
export const waitForRoom = async ({ db, sync }: Desk, isStopped: () => boolean): Promise<void> => {
  const pending = () => db.outbox.where('state').equals('pending').count();
  let lowest = Number.POSITIVE_INFINITY;
  let waitedMs = 0;
  for (let count = await pending(); count > sentBehind && waitedMs < patienceMs && !isStopped(); count = await pending()) {
    const { state } = sync.status.getState();
    if (state === 'waiting' || state === 'halted') return;
    waitedMs = count < lowest ? 0 : waitedMs + lookAgainMs;
    lowest = Math.min(lowest, count);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
};
