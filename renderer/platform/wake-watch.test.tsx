import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchForWake } from './wake-watch.ts';

const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 17, 13) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Timers stand still while a machine sleeps; its clock does not. */
const sleep = (forMs: number) => vi.setSystemTime(Date.now() + forMs);

describe('waking up in a browser', () => {
  test('is told once after a sleep, by the next tick', () => {
    const listener = vi.fn();
    watchForWake(listener);
    vi.advanceTimersByTime(10 * minute);
    expect(listener).not.toHaveBeenCalled();
    sleep(40 * minute);
    vi.advanceTimersByTime(minute);
    expect(listener).toHaveBeenCalledOnce();
  });

  test('is told at once when the page comes to the front', () => {
    const listener = vi.fn();
    watchForWake(listener);
    sleep(40 * minute);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(listener).toHaveBeenCalledOnce();
  });

  test('is not told of a hidden page whose timers run once a minute', () => {
    const listener = vi.fn();
    watchForWake(listener);
    for (let ticks = 0; ticks < 30; ticks += 1) {
      sleep(45_000);
      vi.advanceTimersByTime(15_000);
    }
    expect(listener).not.toHaveBeenCalled();
  });

  test('is not told after listening has stopped', () => {
    const listener = vi.fn();
    const stop = watchForWake(listener);
    stop();
    sleep(40 * minute);
    vi.advanceTimersByTime(minute);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(listener).not.toHaveBeenCalled();
  });
});
