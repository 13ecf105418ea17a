import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Leadership, leadAmongWindows } from './sync-leader.ts';

/** The locks are those of the platform; windows are as many calls in one process. */

const steppingDown: Leadership[] = [];
afterEach(() => {
  for (const each of steppingDown.splice(0)) each.stepDown();
});

let names = 0;
const aPlace = () => {
  names += 1;
  return `place-${names}`;
};

type Window = Leadership & { syncs: () => boolean; hang: () => void };

const aWindow = (name: string, others: () => readonly Window[] = () => []): Window => {
  let syncs = false;
  let isHanging = false;
  const leadership = leadAmongWindows({
    name,
    lead: () => {
      syncs = true;
      return async () => {
        syncs = false;
      };
    },
    doesLeaderAnswer: async () => others().some((each) => each.syncs() && !hanging.has(each)),
    askEveryMs: 10,
    patienceMs: 10,
  });
  const window: Window = {
    ...leadership,
    syncs: () => syncs && !isHanging,
    hang: () => {
      isHanging = true;
      hanging.add(window);
    },
  };
  steppingDown.push(leadership);
  return window;
};
const hanging = new Set<Window>();

describe('windows of one person', () => {
  test('have one that syncs, and another when that one leaves', async () => {
    const place = aPlace();
    const windows: Window[] = [];
    for (let count = 0; count < 3; count += 1) windows.push(aWindow(place, () => windows));
    await vi.waitFor(() => expect(windows.map((each) => each.syncs())).toEqual([true, false, false]));
    windows[0]?.stepDown();
    await vi.waitFor(() => expect(windows.map((each) => each.syncs())).toEqual([false, true, false]));
  });

  test('take the lead from one that hangs, which then waits like the others', async () => {
    const place = aPlace();
    const windows: Window[] = [];
    for (let count = 0; count < 2; count += 1) windows.push(aWindow(place, () => windows));
    await vi.waitFor(() => expect(windows[0]?.isLeading()).toBe(true));
    windows[0]?.hang();
    await vi.waitFor(() => expect(windows[1]?.isLeading()).toBe(true));
    await vi.waitFor(() => expect(windows[0]?.isLeading()).toBe(false));
    windows[1]?.stepDown();
    await vi.waitFor(() => expect(windows[0]?.isLeading()).toBe(true));
  });

  test('leave the lead alone while it answers', async () => {
    const place = aPlace();
    const windows: Window[] = [];
    for (let count = 0; count < 2; count += 1) windows.push(aWindow(place, () => windows));
    await vi.waitFor(() => expect(windows[0]?.isLeading()).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(windows.map((each) => each.isLeading())).toEqual([true, false]);
  });
});
