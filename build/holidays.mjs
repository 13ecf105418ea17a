import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import { root } from './project.mjs';
import { regionAliases } from './region-aliases.mjs';

// `npm run holidays`: writes shared/domain/holiday-table.ts from the kept library date-holidays, so that the rules hold public holidays
// as data: some tens of kilobytes in place of the library's megabytes, the same on desktop and server. Run it again each year, or
// after an update of the library; a test holds the table against the library.

const firstYear = 2025;
const lastYear = 2034;
const countries = [
  'AE AR AT AU BE BG BR CA CH CL CO CZ DE DK EE ES FI FR GB GR HK HR HU ID IE IL IN IT JP KR LT LU LV MX MY NL NO NZ PH PL PT RO SA SE SG SI SK',
  'TH TR TW UA US VN ZA',
].flatMap((line) => line.split(' '));

const dayMs = 86_400_000;

/** Days of one place: `name → days`, of the kinds on which offices are shut. @param {string} country @param {string} [state] */
const daysOf = (country, state) => {
  const library = state ? new Holidays(country, state) : new Holidays(country);
  /** @type {Map<string, string>} by day */
  const days = new Map();
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const { date, start, end, name, type } of library.getHolidays(year, 'en')) {
      if (type !== 'public' && type !== 'bank') continue;
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      for (let at = 0; at < length; at += 1) {
        const day = new Date(first + at * dayMs).toISOString().slice(0, 10);
        const plain = name.replace(/ \(substitute day\)$/, '').replace(/[|\n]/g, ' ');
        if (day.slice(0, 4) >= String(firstYear) && day.slice(0, 4) <= String(lastYear) && !days.has(day)) days.set(day, plain);
      }
    }
  }
  return days;
};

/** What the library calls public or bank holidays, per country: `{ base, states }`. @param {string} country */
export const holidaysOf = (country) => {
  const states = Object.keys(new Holidays().getStates(country) ?? {});
  return { base: daysOf(country), states: new Map(states.map((state) => [state, daysOf(country, state)])) };
};

/** Rows `name, mark → days`; the mark names who keeps it: '' all, `+A,B` only these, `-A,B` all but these. @param {string} country */
const rowsOf = (country) => {
  const { base, states } = holidaysOf(country);
  /** @type {Map<string, string[]>} */
  const rows = new Map();
  /** @param {string} name @param {string} mark @param {string} day */
  const add = (name, mark, day) => {
    const key = `${name}|${mark}`;
    rows.set(key, [...(rows.get(key) ?? []), day]);
  };
  for (const [day, name] of base) {
    const without = [...states].filter(([, days]) => !days.has(day)).map(([state]) => state);
    add(name, without.length > 0 ? `-${without.join(',')}` : '', day);
  }
  /** @type {Map<string, string[]>} */
  const only = new Map();
  for (const [state, days] of states)
    for (const [day, name] of days) if (!base.has(day)) only.set(`${day}|${name}`, [...(only.get(`${day}|${name}`) ?? []), state]);
  for (const [key, kept] of only) {
    const [day = '', name = ''] = key.split('|');
    add(name, `+${kept.join(',')}`, day);
  }
  return [...rows].map(([key, days]) => `${key}|${shortened(days)}`);
};

/** `MMDD` where it is the same day every year, else `YYMMDD` each. @param {string[]} days */
const shortened = (days) => {
  const years = lastYear - firstYear + 1;
  const inYear = new Set(days.map((day) => day.slice(5).replace('-', '')));
  if (inYear.size === 1 && days.length === years) return [...inYear][0];
  return days
    .sort()
    .map((day) => day.slice(2).replaceAll('-', ''))
    .join(' ');
};

/** @param {string} name */
const plainName = (name) =>
  name
    .replace(/^(Kanton|Canton (de|du|d')|Canton|Land|Hansestadt|Ciudad de|Comunidad (de|Foral de)|Comunitat|Département)\s*/, '')
    .replace(/ (Province|Region)$/, '');

/** @param {string} country */
const regionsOf = (country) =>
  Object.entries(new Holidays().getStates(country) ?? {}).map(([code, name]) =>
    [code, plainName(name), ...(regionAliases[country]?.[code] ?? [])].join('|'),
  );

/** @param {string[]} lines */
const literal = (lines) => `[\n${lines.map((line) => `    ${quoted(line)},`).join('\n')}\n  ]`;
/** @param {string} text */
const quoted = (text) => (text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", "\\'")}'`);

const write = () => {
  const tables = countries.map((country) => `  ${country}: ${literal(rowsOf(country))},`);
  const regions = countries
    .filter((country) => regionsOf(country).length > 0)
    .map((country) => `  ${country}: ${literal(regionsOf(country))},`);
  const text = `// Written by build/holidays.mjs from the library date-holidays; not edited by hand.

/** Years the table knows. */
export const holidayYears = { from: ${firstYear}, till: ${lastYear} } as const;

/**
 * Public and bank holidays by country: \`name|who keeps it|days\`. Who: empty all, \`+A,B\` only these regions, \`-A,B\` all but these.
 * Days: \`MMDD\` for the same day every year, else \`YYMMDD\` each.
 */
export const holidayTable: Readonly<Record<string, readonly string[]>> = {
${tables.join('\n')}
};

/** Regions by country: \`code|name|other names and towns\`. */
export const holidayRegions: Readonly<Record<string, readonly string[]>> = {
${regions.join('\n')}
};
`;
  writeFileSync(join(root, 'shared/domain/holiday-table.ts'), text);
};

if (process.argv[1] === import.meta.filename) write();
