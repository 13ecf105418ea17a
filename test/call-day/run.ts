import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhatIsStale } from '../../build/project.mjs';
import { workingAfternoon } from '../e2e/support/clock.ts';
import { untilAllSent } from '../e2e/support/desk.ts';
import { openDesktop } from '../e2e/support/seat.ts';
import { startServer } from '../e2e/support/server-process.ts';
import { signIn } from '../e2e/support/sign-in.ts';
import { checkServer } from './check-server.ts';
import { makeCalls, watchedIn } from './make-calls.ts';
import { faultsOf, figuresOf, slownessOf } from './measure.ts';
import { seedSample } from './seed-sample.ts';
import { watchPage } from './watch-page.ts';

/**
 * `npm run call-day -- --calls 80`: a rep makes so many calls in a row by the keyboard alone, in a real Chromium against the real server,
 * the line cut for half of them. In the end every call is on the server once, with its outcome and note; the next lead was there in the
 * first frame after each outcome, nothing moved by itself and something always had the keyboard. Ends with one JSON line.
 *
 * `--key-ms N`: so much time between two keys. The default is faster than anybody types (60 ms: 200 words a minute without a pause), and leaves
 * out what makes a call long, which is talking; 0 is as fast as the machine takes them.
 */

const options = {
  calls: { type: 'string', default: '80' },
  leads: { type: 'string', default: '4000' },
  'key-ms': { type: 'string', default: '60' },
} as const;

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options });
  const count = Number(values.calls);
  const keyMs = Number(values['key-ms']);
  await buildWhatIsStale();
  const directory = mkdtempSync(join(tmpdir(), 'refinery-call-day-'));
  const clockShiftMs = workingAfternoon(Date.now()) - Date.now();
  seedSample(directory, Number(values.leads), clockShiftMs);
  const server = await startServer({ directory, clockShiftMs });
  const mara = await openDesktop('mara', server.port, { clockShiftMs });
  try {
    await mara.page.context().addInitScript(watchPage);
    await signIn(mara, 'mara');
    await untilAllSent(mara.page);
    await mara.untilInstalled();
    const since = Date.now() + clockShiftMs;
    const begunAt = performance.now();
    const made = await makeCalls(mara, { count, keyMs }, ({ name, dispositionCode, wasOffline }) =>
      console.log(`${name.padEnd(28)} ${dispositionCode.padEnd(14)}${wasOffline ? 'offline' : ''}`),
    );
    const seconds = (performance.now() - begunAt) / 1000;
    await untilAllSent(mara.page);
    const watched = await watchedIn(mara.page);
    const dialled = mara.dialled().length;
    await server.stop();
    const lost = await checkServer(directory, 'mara@refinery.example', since, made);
    const errors = mara.said.filter((line) => line.startsWith('pageerror:'));
    const faults = [
      ...lost,
      ...faultsOf(watched, count),
      ...slownessOf(watched),
      ...errors,
      ...(dialled === count ? [] : [`${dialled} numbers dialled`]),
    ];
    for (const fault of faults) console.error(fault);
    const offline = made.filter(({ wasOffline }) => wasOffline).length;
    const figures = {
      name: 'call-day',
      calls: count,
      offline,
      keyMs,
      lost: lost.length,
      ...figuresOf(watched),
      seconds: Math.round(seconds),
    };
    console.log(JSON.stringify({ ...figures, faults: faults.length }));
    if (faults.length > 0) process.exitCode = 1;
  } catch (error) {
    await mara.page.screenshot({ path: join(tmpdir(), 'call-day.png') }).catch(() => undefined);
    throw error;
  } finally {
    await mara.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  }
};

await main();
