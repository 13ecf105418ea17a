import { readCallbackTime } from '../../shared/domain/callback-time.ts';
import { mayCallNow } from '../../shared/domain/calling-window.ts';
import type { CallingWindowRule } from '../../shared/domain/center-settings.ts';
import { createWindowCalendar, openingFrom } from '../../shared/domain/window-calendar.ts';
import { instantToWall, isKnownZone, wallToInstant } from '../../shared/domain/zone.ts';
import { aLead } from '../builders/domain.ts';
import { changesWithin, instantsOf, offsetAt, type ZoneFile } from './zone-file.ts';

const daySeconds = 86_400;
const iso = (second: number): string => new Date(second * 1000).toISOString().slice(0, 16);

/** What of the rules says something else than the system's tables do. */
export type Difference = { zone: string; what: string; at: string; rules: string; tables: string };

/** What the engine under the rules holds of a zone, asked directly. */
const engineOffsetAt = (format: Intl.DateTimeFormat, second: number): number => {
  const name = format.formatToParts(second * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes = '0'] = /GMT(?:([+-])(\d+):?(\d+)?)?/.exec(name) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
};

/**
 * From when on engine and system were compiled from different laws: releases of the zone data differ by months. Null: never between the
 * two instants. Looks every ten days, which no change of law is undone within, and an hour around every change.
 */
export const lawsPartFrom = (table: ZoneFile, from: number, till: number): number | null => {
  const format = new Intl.DateTimeFormat('en', { timeZone: table.name, timeZoneName: 'longOffset' });
  const days = Array.from({ length: Math.ceil((till - from) / (10 * daySeconds)) }, (_, at) => from + at * 10 * daySeconds);
  const changes = changesWithin(table, from, till).flatMap(({ at }) => [at - 3600, at - 1, at, at + 3600]);
  const moments = [...days, ...changes].sort((a, b) => a - b);
  const parted = moments.find((at) => Math.round(offsetAt(table, at) / 60) * 60 !== engineOffsetAt(format, at));
  return parted === undefined ? null : parted - 10 * daySeconds;
};

const [opens, shuts] = [8 * 3600, 18 * 3600];
const rules: CallingWindowRule[] = [
  { country: null, weekdays: [1, 2, 3, 4, 5, 6, 7], from: opens / 60, till: shuts / 60, onHolidays: true, source: 'zones' },
];
const calendar = createWindowCalendar({ callingWindows: rules });

/** Holds clocks, windows and callbacks of one zone against its table, around every change of the clocks between two instants. */
export const checkZone = (table: ZoneFile, from: number, till: number): { checks: number; differences: Difference[] } => {
  const differences: Difference[] = [];
  let checks = 0;
  const expect = (what: string, second: number, said: string, meant: string) => {
    checks += 1;
    if (said !== meant) differences.push({ zone: table.name, what, at: `${iso(second)}Z`, rules: said, tables: meant });
  };
  if (!isKnownZone(table.name)) return { checks, differences };
  const moments = changesWithin(table, from, till).map(({ at }) => at);
  for (const change of [from, ...moments]) {
    for (const shift of [-daySeconds, -3600, -1, 0, 1, 1800, 3600, daySeconds]) checkClock(table, change + shift, expect);
    for (const shift of [-7200, -3600, -1800, -60, 0, 60, 1800, 3600, 7200]) {
      checkWall(table, Math.floor((change + offsetAt(table, change - 1) + shift) / 60) * 60, change, expect);
    }
    checkWindow(table, change, expect);
  }
  return { checks, differences };
};

type Expect = (what: string, second: number, said: string, meant: string) => void;

/** What the clocks show at an instant. */
const checkClock = (table: ZoneFile, second: number, expect: Expect): void => {
  const at = Math.floor(second / 60) * 60;
  expect('clock', at, instantToWall(at * 1000, table.name), iso(at + offsetAt(table, at)));
};

/** Which instants a wall time is: one, two where it comes twice, none in a gap; and the callback that asks or is read. */
const checkWall = (table: ZoneFile, wallSecond: number, change: number, expect: Expect): void => {
  const wall = iso(wallSecond);
  const found = instantsOf(table, wallSecond);
  const reading = wallToInstant(wall, table.name);
  const said = reading.kind === 'once' ? [reading.at] : reading.kind === 'twice' ? [reading.earlier, reading.later] : [];
  expect(`wall ${wall}`, change, said.map((at) => iso(at / 1000)).join(' and ') || 'none', found.map(iso).join(' and ') || 'none');
  const now = (wallSecond - 40 * daySeconds) * 1000;
  const typed = readCallbackTime(wall.replace('T', ' '), { now, zone: table.name, myZone: 'Etc/UTC' });
  const asked = typed.kind === 'time' ? iso(typed.at / 1000) : typed.code;
  const first = found[0];
  expect(`callback ${wall}`, change, asked, first === undefined ? 'gap' : found.length > 1 ? 'twice' : iso(first));
};

/** When the window of the day after a change opens and shuts, and that one may call then and not a minute before or at the end. */
const checkWindow = (table: ZoneFile, change: number, expect: Expect): void => {
  const midnight = Math.floor((change + offsetAt(table, change)) / daySeconds) * daySeconds;
  for (const day of [midnight - daySeconds, midnight, midnight + daySeconds]) {
    const begin = instantsOf(table, day + opens)[0];
    const end = instantsOf(table, day + shuts)[0];
    if (begin === undefined || end === undefined) continue;
    const opening = openingFrom({ country: null, zones: [table.name] }, calendar, (begin - 1) * 1000);
    const said = opening ? `${iso(opening.from / 1000)} to ${iso(opening.till / 1000)}` : 'shut';
    expect('window', begin, said, `${iso(begin)} to ${iso(end)}`);
    const lead = aLead({ country: null, zones: [table.name] });
    const may = [begin - 60, begin, end - 60, end].map((at) => mayCallNow(lead, calendar.settings, at * 1000).allowed);
    expect('may call', begin, may.join(), 'false,true,true,false');
  }
};
