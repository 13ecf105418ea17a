import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from '../../server/db/database.ts';
import type { Center } from '../support/center.ts';
import { isHeld } from './caller.ts';
import type { Racer } from './crowd.ts';

/** Client processes that hold a lease and are stopped by the system, or killed, for longer than it lasts. */

type Said = Record<string, unknown>;
type Holder = { tell: (what: string) => Promise<Said>; signal: (signal: NodeJS.Signals) => void; end: () => Promise<void> };

const answerWithinMs = 20_000;

const aHolder = async (url: string, center: Center, racer: Racer, leadId: string): Promise<Holder> => {
  const person = { ...center.people.rep, id: racer.id };
  const args = [join(import.meta.dirname, 'holder.ts'), url, racer.token, leadId, JSON.stringify(person), center.id];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((said: Said) => void)[] = [];
  if (!child.stdout) throw new Error('the holder has no output');
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line) as Said));
  const next = (): Promise<Said> =>
    Promise.race([
      new Promise<Said>((resolve) => waiting.push(resolve)),
      wait(answerWithinMs, undefined, { ref: false }).then(() => {
        throw new Error('the holder does not answer');
      }),
    ]);
  const ready = next();
  await ready;
  return {
    tell: (what) => {
      const said = next();
      child.stdin?.write(`${what}\n`);
      return said;
    },
    signal: (signal) => void child.kill(signal),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
};

export type PausedOutcome = { stoppedMs: number; takenAfterMs: number; problems: string[] };
type Setting = {
  sql: Sql;
  center: Center;
  url: string;
  leaseMs: number;
  leadIds: readonly [string, string, string];
  racers: readonly Racer[];
};

const flagOf = async (sql: Sql, centerId: string, attemptId: unknown): Promise<boolean | undefined> =>
  (
    await sql.query<{ mayBeDouble: boolean }>('select may_be_double as "mayBeDouble" from attempts where center_id = $1 and id = $2', [
      centerId,
      attemptId,
    ])
  )[0]?.mayBeDouble;

/** Takes a lead as soon as it is free; how long that took. */
const takeWhenFree = async (racer: Racer, leadId: string, withinMs: number): Promise<{ fence: number; afterMs: number } | undefined> => {
  const startedAt = performance.now();
  while (performance.now() - startedAt < withinMs) {
    const answer = await racer.take(leadId);
    if (isHeld(answer)) return { fence: answer.fence, afterMs: performance.now() - startedAt };
    await wait(50);
  }
  return undefined;
};

/**
 * Three holders on three leads. One has dialled and is stopped before it could say so; one is stopped before it dials; one is killed.
 * Another takes each lead after the term. The first comes back fenced, the second does not dial.
 */
export const pauseHolders = async ({ sql, center, url, leaseMs, leadIds, racers }: Setting): Promise<PausedOutcome> => {
  const [dialledId, idleId, killedId] = leadIds;
  const [one, two, three, other] = racers;
  if (!one || !two || !three || !other) throw new Error('four racers are needed');
  const holders = await Promise.all([
    aHolder(url, center, one, dialledId),
    aHolder(url, center, two, idleId),
    aHolder(url, center, three, killedId),
  ]);
  const [dialled, idle, killed] = holders;
  const problems: string[] = [];
  const expect = (isSo: boolean, what: string): void => {
    if (!isSo) problems.push(what);
  };
  try {
    for (const holder of holders) expect((await holder.tell('enter')).kind === 'held', 'a holder did not get its lease');
    // Twice the term under renewal: nobody else gets in.
    await wait(leaseMs * 2);
    expect(!isHeld(await other.take(dialledId)), 'a lease that is renewed went to another');
    await dialled.tell('offline');
    const late = (await dialled.tell('dial')).attemptId;
    expect(typeof late === 'string', 'a holder did not dial under its own lease');
    const stoppedAt = performance.now();
    dialled.signal('SIGSTOP');
    idle.signal('SIGSTOP');
    killed.signal('SIGKILL');

    const taken = await takeWhenFree(other, dialledId, leaseMs * 3);
    expect(taken !== undefined, 'the lease of a stopped process did not run out');
    expect((taken?.afterMs ?? 0) > leaseMs * 0.5, 'a lease ran out before its time');
    const rightful = await other.dial(dialledId, taken?.fence ?? 0);
    expect((await takeWhenFree(other, idleId, leaseMs * 2)) !== undefined, 'the lease of the second stopped process did not run out');
    expect((await takeWhenFree(other, killedId, leaseMs * 2)) !== undefined, 'the lease of a killed process did not run out');

    dialled.signal('SIGCONT');
    idle.signal('SIGCONT');
    expect((await idle.tell('dial')).attemptId === null, 'a process that had been stopped dialled under a lease that was over');
    expect((await idle.tell('look')).kind === 'taken', 'a process that had been stopped does not know who has its lead');
    await dialled.tell('online');
    expect((await flagOf(sql, center.id, late)) === true, 'the late call was not fenced');
    expect((await flagOf(sql, center.id, rightful)) === false, 'the rightful call was flagged');
    expect((await dialled.tell('state')).fence === null, 'the fenced process believes in its lease');
    return { stoppedMs: performance.now() - stoppedAt, takenAfterMs: taken?.afterMs ?? 0, problems };
  } finally {
    for (const holder of holders) holder.signal('SIGCONT');
    await Promise.all(holders.map((holder) => holder.end()));
  }
};
