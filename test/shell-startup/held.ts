import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

export type Held = { heapBytes: number; nodes: number; listeners: number };

const mostReadings = 15;
/** Less than this is no difference between two readings. */
const sameBytes = 100_000;

const usedAfterGarbage = async (session: CDPSession): Promise<number> => {
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  return usedSize;
};

/** Read until it falls no further: what is under way, a count of the queue say, holds more for a moment. */
const usedAtRest = async (session: CDPSession): Promise<number> => {
  let least = await usedAfterGarbage(session);
  let unchanged = 0;
  for (let times = 0; times < mostReadings && unchanged < 3; times += 1) {
    await wait(1000);
    const used = await usedAfterGarbage(session);
    unchanged = used < least - sameBytes ? 0 : unchanged + 1;
    least = Math.min(least, used);
  }
  return least;
};

/** What is held once everything that nobody needs has gone. */
export const heldBy = async (page: Page): Promise<Held> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  const usedSize = await usedAtRest(session);
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heapBytes: usedSize, nodes, listeners };
};

/**
 * A screen of a call that is kept has a thousand nodes, hundreds of listeners and as many kilobytes; a call's own note and command have a few. The
 * count of listeners swings by forty, whatever the number of calls: requests to the database that are under way have some. Of what a call leaves
 * (37 KB in the last thirty of ninety) heap snapshots tell 27 KB of code, which V8 compiles as it comes to be used often, and 6 KB of the day's rows.
 */
const most = { bytesPerCall: 60_000, nodes: 1000, listenersPerCall: 5 } as const;

/** What of it is too much, in sentences. */
export const growthOver = (calls: number, before: Held, after: Held): string[] => {
  const bytesPerCall = Math.round((after.heapBytes - before.heapBytes) / calls);
  const listenersPerCall = (after.listeners - before.listeners) / calls;
  return [
    ...(bytesPerCall > most.bytesPerCall ? [`memory grows by ${bytesPerCall} bytes a call`] : []),
    ...(after.nodes - before.nodes > most.nodes ? [`${after.nodes - before.nodes} nodes of calls that are over are kept`] : []),
    ...(listenersPerCall > most.listenersPerCall ? [`${Math.round(listenersPerCall)} listeners a call are kept`] : []),
  ];
};
