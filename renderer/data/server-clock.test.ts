import { describe, expect, it } from 'vitest';
import { createServerClock } from './server-clock.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const yearMs = 365 * 24 * hourMs;
const start = Date.UTC(2026, 10, 9, 8);

/** A machine whose clock is off by so much, and whose person can set it or send it to sleep. */
const aMachine = (offMs: number) => {
  let [wall, steady] = [start + offMs, 1000];
  const kept: number[] = [];
  const clock = createServerClock({ wall: () => wall, steady: () => steady, offsetMs: 0, onLearnt: (offset) => kept.push(offset) });
  return {
    clock,
    kept,
    pass: (ms: number) => {
      wall += ms;
      steady += ms;
    },
    sleep: (ms: number) => {
      wall += ms;
    },
    set: (byMs: number) => {
      wall += byMs;
    },
    hear: (serverAt: number, tookMs = 100) => {
      const askedAt = wall;
      wall += tookMs;
      steady += tookMs;
      clock.learn(serverAt, askedAt, wall);
    },
  };
};

describe('the server’s time on a machine', () => {
  it.each([yearMs, -yearMs, 3 * hourMs])('is right after one answer, though the machine is off by %i', (offMs) => {
    const { clock, hear, pass, kept } = aMachine(offMs);
    hear(start + 50);
    expect(clock.now()).toBe(start + 100);
    pass(hourMs);
    expect(clock.now()).toBe(start + hourMs + 100);
    expect(kept).toEqual([-offMs]);
  });

  it('does not follow the small differences of a network, nor an answer that took too long', () => {
    const { clock, hear, kept } = aMachine(0);
    hear(start + 700);
    hear(start + 5 * minuteMs, 20_000);
    expect(clock.offsetMs()).toBe(0);
    expect(kept).toEqual([]);
  });

  it('goes on through sleep', () => {
    const { clock, hear, sleep } = aMachine(0);
    hear(start + 50);
    sleep(14 * hourMs);
    expect(clock.now()).toBe(start + 14 * hourMs + 100);
  });

  it.each([-hourMs, -yearMs, yearMs])('goes on when the machine’s clock is set by %i without a network', (byMs) => {
    const { clock, hear, set, pass } = aMachine(0);
    hear(start + 50);
    set(byMs);
    pass(minuteMs);
    expect(clock.now()).toBe(start + minuteMs + 100);
  });
});
