import { describe, expect, it } from 'vitest';
import { ApiError } from '../errors.ts';
import { createTurnstile } from './turnstile.ts';

/** Work of a hundred milliseconds each, on a clock that the test moves. */
const aServer = (options: { atOnce: number; inLine: number; longestLineMs?: number; firstGuessMs?: number }) => {
  let at = 0;
  const ends: (() => void)[] = [];
  const done: number[] = [];
  const turnstile = createTurnstile({ longestLineMs: 1000, ...options, steadyNow: () => at });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    done,
    come: (who: number, size?: number): Promise<number | 'in'> =>
      turnstile
        .run(() => new Promise<void>((resolve) => ends.push(resolve)), size)
        .then(() => {
          done.push(who);
          return 'in' as const;
        })
        .catch((error: unknown) => (error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0)),
    working: () => ends.length,
    pass: async () => {
      at += 100;
      for (const end of ends.splice(0)) end();
      await settle();
    },
  };
};

describe('a turnstile', () => {
  it('lets so many work, keeps a few in line in their order, and sends the rest away', async () => {
    const { come, pass, working, done } = aServer({ atOnce: 2, inLine: 3 });
    void come(0);
    await pass();
    const refused = [1, 2, 3, 4, 5, 6, 7].map(come).slice(5);
    expect(working()).toBe(2);
    expect((await Promise.all(refused)).every((turn) => turn !== 'in')).toBe(true);
    await pass();
    expect(working()).toBe(2);
    await pass();
    await pass();
    expect(done).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('begins with one and lets one more work with each that is done', async () => {
    const { come, pass, working } = aServer({ atOnce: 3, inLine: 10, longestLineMs: 10_000 });
    for (let who = 0; who < 10; who += 1) void come(who);
    const seen = [];
    for (let turn = 0; turn < 3; turn += 1) {
      seen.push(working());
      await pass();
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('lets nobody wait before it knows how long that would be, where work is thought to be slow', async () => {
    const { come, pass, working, done } = aServer({ atOnce: 3, inLine: 6, longestLineMs: 600, firstGuessMs: 700 });
    const early = [0, 1, 2].map((who) => come(who));
    expect(await Promise.all(early.slice(1))).not.toContain('in');
    await pass();
    for (let who = 3; who < 9; who += 1) void come(who);
    expect(working()).toBe(2);
    for (let turn = 0; turn < 4; turn += 1) await pass();
    expect(done).toEqual([0, 3, 4, 5, 6, 7, 8]);
  });

  it('does not think a line of large work as fast as the small work before it', async () => {
    const { come, pass, working, done } = aServer({ atOnce: 1, inLine: 6, longestLineMs: 600 });
    for (let small = 0; small < 20; small += 1) {
      void come(small, 1);
      await pass();
    }
    const large = [20, 21, 22, 23].map((who) => come(who, 3));
    expect(working()).toBe(1);
    expect(await Promise.all(large.slice(2))).not.toContain('in');
    for (let turn = 0; turn < 4; turn += 1) await pass();
    expect(done.slice(20)).toEqual([20, 21]);
  });

  it('gives each a later turn than the one before, as fast as it works', async () => {
    const { come, pass } = aServer({ atOnce: 2, inLine: 0 });
    for (let warm = 0; warm < 30; warm += 1) {
      void come(0);
      await pass();
    }
    void come(1);
    void come(2);
    const turns = (await Promise.all(Array.from({ length: 100 }, (_, index) => come(index)))) as number[];
    expect(turns.slice(10)).toEqual(turns.slice(10).toSorted((a, b) => a - b));
    // A hundred at two per hundred milliseconds take five seconds; a tenth more are asked to come in the same time.
    expect(turns.at(-1)).toBeGreaterThan(4300);
    expect(turns.at(-1)).toBeLessThan(5000);
  });

  it('everybody of five hundred who return at once gets in when they keep to their turn, and none waits much longer than needed', async () => {
    const { come, pass, done } = aServer({ atOnce: 4, inLine: 8, longestLineMs: 300 });
    const due = new Map(Array.from({ length: 500 }, (_, who) => [who, 0]));
    const tries = new Map<number, number>();
    let at = 0;
    for (; done.length < 500 && at < 60_000; at += 100) {
      const now = [...due].filter(([, turn]) => turn <= at).map(([who]) => who);
      for (const who of now) {
        due.delete(who);
        tries.set(who, (tries.get(who) ?? 0) + 1);
        void come(who).then((answer) => answer !== 'in' && due.set(who, at + answer));
      }
      await pass();
    }
    expect(new Set(done).size).toBe(500);
    // 500 at four per hundred milliseconds take 12.5 s at best.
    expect(at).toBeLessThan(15_000);
    expect(Math.max(...tries.values())).toBeLessThanOrEqual(8);
  });
});
