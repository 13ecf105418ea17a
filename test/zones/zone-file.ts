import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The system's own zone tables, read without any of the code they are to hold against: TZif files (RFC 8536) and the POSIX rule at
 * their end. Offsets in seconds east of UTC, instants in seconds.
 */
export type ZoneFile = { name: string; transitions: readonly Transition[]; first: number; rule: PosixRule | null };
/** From `at` on the clocks stand `offset` ahead of UTC. */
export type Transition = { at: number; offset: number };
type Change = { month: number; week: number; weekday: number; second: number };
type PosixRule = { standard: number; summer: number; starts: Change | null; ends: Change | null };

const folders = ['/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/var/db/timezone/zoneinfo'];

/** Where this system keeps its tables; null where it has none (Windows). */
export const zoneFolder = (): string | null => folders.find((each) => existsSync(join(each, 'Europe/London'))) ?? null;

/** The version the tables say they are, or empty. */
export const tableVersion = (folder: string): string => {
  const source = ['tzdata.zi', '+VERSION'].map((name) => join(folder, name)).find((path) => existsSync(path));
  const first = source ? (readFileSync(source, 'utf8').split('\n')[0] ?? '') : '';
  return first.replace(/^# version /, '').trim();
};

/** Every `Area/Place` there is a table of. */
export const zoneNames = (folder: string): string[] => {
  const areas = readdirSync(folder).filter((name) => /^[A-Z][a-z]+$/.test(name) && statSync(join(folder, name)).isDirectory());
  const below = (path: string): string[] =>
    readdirSync(join(folder, path)).flatMap((name) => {
      const inner = `${path}/${name}`;
      return statSync(join(folder, inner)).isDirectory() ? below(inner) : [inner];
    });
  return areas.flatMap(below).filter((name) => readFileSync(join(folder, name)).subarray(0, 4).toString('latin1') === 'TZif');
};

export const readZoneFile = (folder: string, name: string): ZoneFile => {
  const bytes = readFileSync(join(folder, name));
  const second = headerAt(bytes, 0).end;
  const { counts, start } = headerAt(bytes, second);
  const times = Array.from({ length: counts.times }, (_, at) => Number(bytes.readBigInt64BE(start + at * 8)));
  const kindsAt = start + counts.times * 8;
  const typesAt = kindsAt + counts.times;
  const offsetOf = (kind: number) => bytes.readInt32BE(typesAt + kind * 6);
  const transitions = times.map((at, index) => ({ at, offset: offsetOf(bytes.readUInt8(kindsAt + index)) }));
  const footer = bytes.subarray(headerAt(bytes, second).end8 + 1, bytes.length - 1).toString('latin1');
  return { name, transitions, first: offsetOf(0), rule: footer === '' ? null : readRule(footer) };
};

const headerAt = (bytes: Buffer, at: number) => {
  const count = (index: number) => bytes.readUInt32BE(at + 20 + index * 4);
  const counts = { utc: count(0), standard: count(1), leaps: count(2), times: count(3), types: count(4), letters: count(5) };
  const start = at + 44;
  const sizeWith = (width: number) =>
    counts.times * (width + 1) + counts.types * 6 + counts.letters + counts.leaps * (width + 4) + counts.standard + counts.utc;
  return { counts, start, end: start + sizeWith(4), end8: start + sizeWith(8) };
};

/** `EST5EDT,M3.2.0,M11.1.0` or `<+0545>-5:45`; the sign is against UTC, as POSIX has it. */
const readRule = (text: string): PosixRule => {
  const name = '(?:[A-Za-z]{3,}|<[^>]+>)';
  const offset = '([+-]?\\d{1,3}(?::\\d\\d){0,2})';
  const match = new RegExp(`^${name}${offset}(?:${name}${offset}?,([^,]+),([^,]+))?$`).exec(text);
  if (!match) throw new Error(`a rule this check cannot read: ${text}`);
  const standard = -seconds(match[1] ?? '0');
  const summer = match[2] === undefined ? standard + 3600 : -seconds(match[2]);
  return { standard, summer, starts: match[3] ? readChange(match[3]) : null, ends: match[4] ? readChange(match[4]) : null };
};

const readChange = (text: string): Change => {
  const match = /^M(\d+)\.(\d)\.(\d)(?:\/(.+))?$/.exec(text);
  if (!match) throw new Error(`a change this check cannot read: ${text}`);
  return { month: Number(match[1]), week: Number(match[2]), weekday: Number(match[3]), second: seconds(match[4] ?? '2') };
};

const seconds = (text: string): number => {
  const sign = text.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0, rest = 0] = text.replace(/^[+-]/, '').split(':').map(Number);
  return sign * (hours * 3600 + minutes * 60 + rest);
};

/** How far ahead of UTC the clocks stand at an instant, in seconds. */
export const offsetAt = (zone: ZoneFile, at: number): number => {
  const last = zone.transitions.at(-1);
  if (zone.rule && (last === undefined || at >= last.at)) return offsetByRule(zone.rule, at);
  return zone.transitions.findLast((each) => each.at <= at)?.offset ?? zone.first;
};

const offsetByRule = ({ standard, summer, starts, ends }: PosixRule, at: number): number => {
  if (!starts || !ends) return standard;
  const year = new Date((at + standard) * 1000).getUTCFullYear();
  const from = changeIn(year, starts) - standard;
  const till = changeIn(year, ends) - summer;
  const isSummer = from < till ? at >= from && at < till : at >= from || at < till;
  return isSummer ? summer : standard;
};

/** Wall seconds since 1970 of the n-th such weekday of a month; week 5 is the last one. */
const changeIn = (year: number, { month, week, weekday, second }: Change): number => {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  let day = 1 + ((weekday - first + 7) % 7) + (week - 1) * 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  while (day > length) day -= 7;
  return Date.UTC(year, month - 1, day) / 1000 + second;
};

/** Every change of the clocks between two instants, found day by day. */
export const changesWithin = (zone: ZoneFile, from: number, till: number): Transition[] => {
  const changes: Transition[] = [];
  for (let day = from; day < till; day += 86_400) {
    if (offsetAt(zone, day) === offsetAt(zone, day + 86_400)) continue;
    let [low, high] = [day, day + 86_400];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(zone, middle) === offsetAt(zone, day)) low = middle;
      else high = middle;
    }
    changes.push({ at: high, offset: offsetAt(zone, high) });
  }
  return changes;
};

/** The instants at which the clocks of a zone show a wall time: none in a gap, two where it comes twice. `wallSecond` as if in UTC. */
export const instantsOf = (zone: ZoneFile, wallSecond: number): number[] => {
  const offsets = new Set([-86_400, 0, 86_400].map((shift) => offsetAt(zone, wallSecond + shift)));
  return [...offsets]
    .map((offset) => wallSecond - offset)
    .filter((at) => at + offsetAt(zone, at) === wallSecond)
    .sort((a, b) => a - b);
};
