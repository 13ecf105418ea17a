import { describe, expect, it } from 'vitest';
import { createLeaseKeeper, type Timers } from './lease-keeper.ts';

const startedAt = 1_000_000;
const leaseMs = 90_000;

/** A server that grants one lead, a clock and timers that move when told: sleep is a clock that moves while timers stand. */
const aBench = () => {
  let time = startedAt;
  /** How far this machine's clock is set ahead of the server's, and what it has slept, in which the steady clock stands. */
  let setMs = 0;
  let sleptMs = 0;
  let fence = 0;
  let holder: 'me' | 'other' | null = null;
  let isReachable = true;
  /** Words that a lease is given back, still on their way. */
  let late: (() => void)[] | null = null;
  let endsAt = 0;
  const asked: string[] = [];
  const due: { at: number; run: () => void }[] = [];
  const timers: Timers = {
    set: (run, ms) => {
      const timer = { at: time + ms, run };
      due.push(timer);
      return timer;
    },
    clear: (timer) => {
      const index = due.indexOf(timer as (typeof due)[number]);
      if (index >= 0) due.splice(index, 1);
    },
  };
  const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });
  const refusal = (code: string) =>
    json(409, { code, message: '', whatToDo: '', holderId: holder === 'other' ? 'rep-2' : null, kind: 'lease', sinceAt: startedAt });
  const heldAnswer = () => json(200, { leadId: 'ana', fence, remainingMs: endsAt - time, renewEveryMs: leaseMs / 3 });
  const api = async (path: string, init: RequestInit = {}): Promise<Response> => {
    asked.push(init.method ?? 'GET');
    if (!isReachable) throw new TypeError('no network');
    if (holder === 'me' && time >= endsAt) holder = null;
    if (init.method === 'DELETE') {
      const meant = Number(new URL(path, 'http://server').searchParams.get('fence'));
      const end = (): void => {
        if (holder === 'me' && meant === fence) holder = null;
      };
      if (late) await new Promise<void>((resolve) => late?.push(resolve));
      end();
      return new Response(null, { status: 204 });
    }
    if (init.method === 'PUT') {
      if (holder !== 'me') return refusal('leaseLost');
      endsAt = time + leaseMs;
      return heldAnswer();
    }
    if (holder === 'other') return refusal('leaseTaken');
    if (holder === null) fence += 1;
    holder = 'me';
    endsAt = time + leaseMs;
    return heldAnswer();
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  const keeper = createLeaseKeeper('ana', { api, windowId: 'window', now: () => time + setMs, steady: () => time - sleptMs, timers });
  return {
    keeper,
    asked,
    settle,
    due,
    state: () => keeper.store.getState(),
    setReachable: (is: boolean) => {
      isReachable = is;
    },
    give: (to: 'other' | null) => {
      if (to === 'other') fence += 1;
      holder = to;
    },
    /** Words that a lease is given back are held up from here on, and what lets them go on. */
    holdUp: () => {
      const waiting: (() => void)[] = [];
      late = waiting;
      return {
        noMore: () => {
          late = null;
        },
        arrive: () => {
          for (const goOn of waiting.splice(0)) goOn();
        },
      };
    },
    sleep: (ms: number) => {
      time += ms;
      sleptMs += ms;
    },
    setClock: (byMs: number) => {
      setMs += byMs;
    },
    /** Time passes and timers run, one after the other. */
    pass: async (ms: number) => {
      const until = time + ms;
      for (;;) {
        const next = due.filter((each) => each.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due.splice(due.indexOf(next), 1);
        time = Math.max(time, next.at);
        next.run();
        await settle();
      }
      time = until;
    },
  };
};

const opened = async () => {
  const bench = aBench();
  bench.keeper.enter();
  await bench.settle();
  return bench;
};

describe('the lease of a lead on the screen', () => {
  it('is taken when the lead is opened and given back when it is left', async () => {
    const bench = await opened();
    expect(bench.state()).toEqual({ kind: 'held', fence: 1, until: startedAt + leaseMs });
    expect(bench.keeper.fenceNow()).toBe(1);
    bench.keeper.leave();
    await bench.settle();
    expect(bench.state()).toEqual({ kind: 'idle' });
    expect(bench.keeper.fenceNow()).toBeNull();
    expect(bench.asked).toEqual(['POST', 'DELETE']);
  });

  it('outlives the late word that an earlier one was given back', async () => {
    const bench = await opened();
    const words = bench.holdUp();
    bench.keeper.leave();
    words.noMore();
    bench.keeper.enter();
    await bench.settle();
    expect(bench.keeper.fenceNow()).toBe(2);
    words.arrive();
    await bench.settle();
    await bench.pass(60_000);
    expect(bench.keeper.fenceNow()).toBe(2);
    expect(bench.asked.slice(0, 5)).toEqual(['POST', 'DELETE', 'POST', 'DELETE', 'POST']);
  });

  it('is renewed three times a term for as long as the screen is open', async () => {
    const bench = await opened();
    await bench.pass(10 * 60_000);
    expect(bench.asked.filter((each) => each === 'PUT')).toHaveLength(20);
    expect(bench.keeper.fenceNow()).toBe(1);
  });

  it('is over after a sleep longer than the term, and asked for anew on waking, before any timer runs', async () => {
    const bench = await opened();
    bench.sleep(10 * 60_000);
    expect(bench.keeper.fenceNow()).toBeNull();
    bench.keeper.look();
    await bench.settle();
    expect(bench.keeper.fenceNow()).toBe(2);
  });

  it('says who has the lead, and takes it when they are done', async () => {
    const bench = aBench();
    bench.give('other');
    bench.keeper.enter();
    await bench.settle();
    expect(bench.state()).toMatchObject({ kind: 'taken', byId: 'rep-2', by: 'lease' });
    bench.give(null);
    await bench.pass(20_000);
    expect(bench.state()).toMatchObject({ kind: 'held', fence: 2 });
  });

  it('that went to somebody else in a sleep is not called under', async () => {
    const bench = await opened();
    bench.sleep(leaseMs / 2);
    bench.give('other');
    await bench.pass(leaseMs);
    expect(bench.keeper.fenceNow()).toBeNull();
    expect(bench.state()).toMatchObject({ kind: 'taken', byId: 'rep-2' });
  });

  it('holds on without a network until its term is over, and comes back with the network', async () => {
    const bench = await opened();
    bench.setReachable(false);
    await bench.pass(leaseMs - 1);
    expect(bench.keeper.fenceNow()).toBe(1);
    await bench.pass(1);
    expect(bench.keeper.fenceNow()).toBeNull();
    expect(bench.state()).toEqual({ kind: 'unreachable' });
    bench.setReachable(true);
    await bench.pass(5_000);
    expect(bench.state()).toMatchObject({ kind: 'held' });
  });

  it('is not believed after the clock was set back', async () => {
    const bench = await opened();
    bench.setClock(-24 * 3_600_000);
    expect(bench.keeper.fenceNow()).toBeNull();
  });

  it('is over with its term, however little the clock is set back on the way, and however often', async () => {
    const bench = await opened();
    await bench.pass(leaseMs / 3 + 1000);
    const renewedAt = bench.state();
    bench.setReachable(false);
    for (let times = 0; times < 5; times += 1) {
      await bench.pass(10_000);
      bench.setClock(-900);
    }
    expect(renewedAt).toMatchObject({ kind: 'held' });
    expect(bench.keeper.fenceNow()).toBe(1);
    await bench.pass(leaseMs - 51_000);
    expect(bench.keeper.fenceNow()).toBeNull();
    expect(bench.state()).toEqual({ kind: 'unreachable' });
  });

  it('is renewed in time with a clock that was set back', async () => {
    const bench = await opened();
    await bench.pass(20_000);
    bench.setClock(-19_000);
    await bench.pass(10_000);
    expect(bench.asked).toEqual(['POST', 'PUT']);
  });

  it('is over after a sleep in which the clock was set back by less', async () => {
    const bench = await opened();
    bench.sleep(leaseMs + 60_000);
    bench.setClock(-50_000);
    expect(bench.keeper.fenceNow()).toBeNull();
  });

  it('that is granted after the screen was left goes back at once', async () => {
    const bench = aBench();
    bench.keeper.enter();
    bench.keeper.leave();
    await bench.settle();
    expect(bench.asked).toEqual(['POST', 'DELETE']);
    expect(bench.state()).toEqual({ kind: 'idle' });
  });
});
