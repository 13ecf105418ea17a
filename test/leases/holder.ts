import { createInterface } from 'node:readline';
import { v7 } from 'uuid';
import { createApi } from '../../renderer/data/api.ts';
import { createLeaseKeeper } from '../../renderer/features/call/lease-keeper.ts';
import { startAttempt } from '../../shared/commands/start-attempt.ts';
import type { Person } from '../support/center.ts';
import { aDesktop } from '../support/desktop.ts';

/**
 * A desktop in a process of its own, to be stopped and gone on with: the real database, sync and lease keeper over HTTP. Does what it is
 * told a line at a time, and says what became of it as one line of JSON.
 */

const [url = '', token = '', leadId = '', person = '{}', centerId = ''] = process.argv.slice(2);
const say = (said: object): void => console.log(JSON.stringify(said));

const clock = { now: Date.now, advance: () => undefined };
const desktop = await aDesktop({ url, token, person: JSON.parse(person) as Person, clock, centerId });
await desktop.settled();
const keeper = createLeaseKeeper(leadId, {
  api: createApi({ serverUrl: url, token: () => token }),
  windowId: v7(),
  now: Date.now,
  steady: () => performance.now(),
  timers: { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
});

const dial = async (): Promise<string | null> => {
  const fence = keeper.fenceNow();
  if (fence === null) return null;
  const attemptId = v7();
  const call = { attemptId, leadId, number: '+498955500142', scriptId: null, localHour: 10, assignmentGeneration: 0 };
  await desktop.run(startAttempt, { ...call, overrideReason: null, overriddenRule: null, fence });
  return attemptId;
};

const acts: Record<string, () => Promise<object>> = {
  enter: async () => {
    keeper.enter();
    while (keeper.store.getState().kind === 'asking') await new Promise((resolve) => setTimeout(resolve, 5));
    return { ...keeper.store.getState() };
  },
  state: async () => ({ ...keeper.store.getState(), fence: keeper.fenceNow() }),
  /** The desktop wakes: what `onPowerResume` and a visible window do. */
  look: async () => {
    keeper.look();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { ...keeper.store.getState(), fence: keeper.fenceNow() };
  },
  offline: async () => {
    desktop.setOnline(false);
    return { isOnline: false };
  },
  online: async () => {
    desktop.setOnline(true);
    await desktop.settled();
    return { isOnline: true };
  },
  dial: async () => ({ attemptId: await dial() }),
  leave: async () => {
    keeper.leave();
    return {};
  },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const act = acts[line.trim()];
  if (act) void act().then(say, (error: unknown) => say({ failed: String(error) }));
});
say({ isReady: true });
