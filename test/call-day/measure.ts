import type { Watched } from './watch-page.ts';

const round = (value: number): number => Math.round(value * 10) / 10;

const at = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
};

const sumOf = (shifts: readonly { value: number }[]): number => Math.round(shifts.reduce((sum, { value }) => sum + value, 0) * 1e4) / 1e4;

/** What was seen, as numbers: from the outcome's key to the next lead's name, and what moved or was lost meanwhile. */
export const figuresOf = ({ turns, floorMs, unexplainedShifts, lateShifts, framesWithoutFocus, keysMs }: Watched) => {
  const ms = turns.map((turn) => turn.ms);
  const known = (of: 'callMs' | 'readyMs') => turns.flatMap((turn) => turn[of] ?? []);
  const notReady = turns.filter(({ readyMs }) => readyMs === null).length;
  return {
    nextLeadMs: { p50: at(ms, 0.5), p95: at(ms, 0.95), max: at(ms, 1) },
    floorMs: { p50: at(floorMs, 0.5), p95: at(floorMs, 0.95), max: at(floorMs, 1) },
    lateLeads: turns.filter(({ frames }) => frames > 1).length,
    callMs: { min: at(known('callMs'), 0), p50: at(known('callMs'), 0.5) },
    readyBeforeMs: { min: at(known('readyMs'), 0), p50: at(known('readyMs'), 0.5), not: notReady },
    nextLeadFrames: Math.max(...turns.map(({ frames }) => frames)),
    slowKeys: keysMs.length,
    slowestKeyMs: at(keysMs, 1),
    layoutShift: sumOf(unexplainedShifts),
    layoutShiftAfterTheFrame: sumOf(lateShifts),
    framesWithoutFocus: Object.values(framesWithoutFocus).reduce((sum, frames) => sum + frames, 0),
  };
};

/** The words of the sync line grow to the left by a few letters; what is read or pressed stays where it is. */
const noticeable = 0.001;

/** What may not be, however busy the machine: one line each. */
export const faultsOf = ({ turns, framesWithoutFocus }: Watched, calls: number): string[] => [
  ...(turns.length === calls ? [] : [`${turns.length} times the next lead was shown, after ${calls} calls`]),
  ...turns.filter(({ focus }) => focus !== 'what is to be said').map(({ from, to, focus }) => `${from} → ${to}: ${focus} has the keyboard`),
  ...Object.entries(framesWithoutFocus).map(([key, frames]) => `nothing had the keyboard in ${frames} frames after ${key}`),
];

/** What may not be on a machine that has time for its screen: the next lead late, or anything moving by itself. */
export const slownessOf = ({ turns, unexplainedShifts }: Watched): string[] => [
  ...turns.filter(({ frames }) => frames > 1).map(({ from, to, frames }) => `${from} → ${to}: shown in frame ${frames}`),
  ...unexplainedShifts.filter(({ value }) => value > noticeable).map(({ value, what }) => `moved by itself, ${value.toFixed(4)}: ${what}`),
];
