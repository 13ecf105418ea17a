import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCalls } from '../call-day/make-calls.ts';
import { seedSample } from '../call-day/seed-sample.ts';
import { watchPage } from '../call-day/watch-page.ts';
import { workingAfternoon } from '../e2e/support/clock.ts';
import { openElectronDesktop } from '../e2e/support/electron-seat.ts';
import { startServer } from '../e2e/support/server-process.ts';
import { signIn } from '../e2e/support/sign-in.ts';
import { untilAllSent } from '../kill/watched-page.ts';
import { growthOver, type Held, heldBy } from './held.ts';

/** Of the center's leads so many for each call: one in fifty is the rep's and may be called at this hour. */
const leadsPerCall = 80;
const parts = 3;

type Hour = { figures: Record<string, unknown>; failures: string[] };

/**
 * A rep at the desktop app makes so many calls by keys alone, against the real server, and what is held is looked at after each third. The first
 * two thirds fill what is meant to stay: code that is compiled as it comes to be used often, rows of the day.
 */
export const hourOfCalls = async (calls: number): Promise<Hour> => {
  const directory = mkdtempSync(join(tmpdir(), 'refinery-hour-'));
  const clockShiftMs = workingAfternoon(Date.now()) - Date.now();
  seedSample(directory, calls * leadsPerCall, clockShiftMs);
  const server = await startServer({ directory, clockShiftMs });
  const mara = await openElectronDesktop('mara', server.port, { clockShiftMs });
  try {
    await mara.page.context().addInitScript(watchPage);
    await signIn(mara, 'mara');
    await untilAllSent(mara.page);
    const each = Math.max(1, Math.floor(calls / parts));
    const held: Held[] = [];
    const begunAt = performance.now();
    for (let part = 0; part < parts; part += 1) {
      await makeCalls(mara, { count: each, keyMs: 0 });
      // With the last of them offline: the desk tries again by itself.
      await mara.page.evaluate(() => {
        location.hash = '#/today';
      });
      await untilAllSent(mara.page, 120_000);
      held.push(await heldBy(mara.page));
    }
    const [, before, after] = held;
    if (!before || !after) throw new Error('nothing was measured');
    const figures = {
      calls: each * parts,
      callSeconds: Math.round((performance.now() - begunAt) / 1000),
      heldAfterEachThird: held,
      heapPerCallBytes: Math.round((after.heapBytes - before.heapBytes) / each),
    };
    return { figures, failures: growthOver(each, before, after) };
  } finally {
    await mara.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 20 });
  }
};
