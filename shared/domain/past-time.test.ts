import { describe, expect, it, test } from 'vitest';
import { readLength, readPastTime } from './past-time.ts';
import { instantToWall } from './zone.ts';

/** A Tuesday, 14:05 in Berlin, 08:05 in New York. */
const now = Date.parse('2026-11-17T13:05:00Z');
const clocks = { now, zone: 'America/New_York', myZone: 'Europe/Berlin' };
const read = (text: string, at = clocks) => {
  const time = readPastTime(text, at);
  return time.kind === 'time' ? instantToWall(time.at, at.myZone) : time.code;
};

describe('when a call was', () => {
  test.each([
    ['just now', '2026-11-17T14:05'],
    ['gerade eben', '2026-11-17T14:05'],
    ['20 min ago', '2026-11-17T13:45'],
    ['an hour ago', '2026-11-17T13:05'],
    ['half an hour ago', '2026-11-17T13:35'],
    ['1.5 h ago', '2026-11-17T12:35'],
    ['vor 20 Minuten', '2026-11-17T13:45'],
    ['vor einer halben Stunde', '2026-11-17T13:35'],
    ['10:20', '2026-11-17T10:20'],
    ['today 9', '2026-11-17T09:00'],
    ['yesterday 4pm', '2026-11-16T16:00'],
    ['gestern 16 Uhr', '2026-11-16T16:00'],
    ['yesterday morning', '2026-11-16T09:00'],
    ['vorgestern 11:30', '2026-11-15T11:30'],
    ['3 days ago 10:15', '2026-11-14T10:15'],
    ['mon 9:15', '2026-11-16T09:15'],
    ['last friday 3pm', '2026-11-13T15:00'],
    ['tue 16:00', '2026-11-10T16:00'],
    ['tue 10:00', '2026-11-17T10:00'],
    ['12.11. 14:00', '2026-11-12T14:00'],
    ['24 december 10:00', '2025-12-24T10:00'],
    ['7:30 their time', '2026-11-17T13:30'],
  ])('%s was %s', (said, wall) => {
    expect(read(said)).toBe(wall);
  });

  test.each(['16:00', 'tomorrow 9', 'in 20 min', 'next week'])('%s is still to come', (said) => {
    expect(read(said)).toBe('inTheFuture');
  });

  test.each(['', 'yesterday', 'soon', 'yesterday mon 9:00', '31.2. 9:00'])('%j is not clear', (said) => {
    expect(read(said)).toBe('unclear');
  });

  it('is not guessed where the clocks show a time twice or leave it out', () => {
    const at = (iso: string) => ({ ...clocks, now: Date.parse(iso) });
    expect(read('02:30', at('2026-10-25T10:00:00Z'))).toBe('clockChange');
    expect(read('2:30am', at('2026-03-29T10:00:00Z'))).toBe('clockChange');
  });
});

describe('how long a call was', () => {
  test.each([
    ['3', 180_000],
    ['3 min', 180_000],
    ['1:30', 90_000],
    ['1:02:03', 3_723_000],
    ['45 s', 45_000],
    ['1,5 h', 5_400_000],
  ])('%s is %i ms', (said, ms) => {
    expect(readLength(said)).toBe(ms);
  });

  test.each(['', 'long', '-3', '3 days'])('%j is none', (said) => {
    expect(readLength(said)).toBeNull();
  });
});
