import { cleanCell, hostOf, looksLikePhone, mailOf, phonesIn } from './import/cells.ts';
import { findDelimiter, readRecords, withOneLineEnd } from './import/read-records.ts';
import { isMailHouse } from './mail-houses.ts';
import { type PhoneMemo, readPhone } from './phone-number.ts';

/**
 * Why a line gave nothing. `noValue`: neither number nor mail nor domain; `whichCountry`: a number that nobody can place without a
 * country; `notDialable`: no number of that country; `everybody`: a domain where anybody can have mail.
 */
export type RefusedLine = { line: number; text: string; why: 'noValue' | 'whichCountry' | 'notDialable' | 'everybody' };

export type DoNotCallReading = { numbers: string[]; mails: string[]; domains: string[]; doubles: number; refused: RefusedLine[] };

/** Records of a file, cut as any list is. */
export const doNotCallRecords = (text: string): string[][] => {
  const lines = withOneLineEnd(text);
  return readRecords(lines, findDelimiter(lines)).records;
};

/** What has been read so far; a first line that holds no value is taken for its heading. */
export type DoNotCallReader = { take: (record: readonly string[], line: number) => void; read: () => DoNotCallReading };

/**
 * Reads a do-not-call list line by line: every number, mail and domain in it, whatever column it stands in. `country` reads numbers
 * without a country code; without it they are refused, because a guess would bar somebody else.
 */
export const createDoNotCallReader = (country: string | null, memo: PhoneMemo): DoNotCallReader => {
  const found = { number: new Set<string>(), mail: new Set<string>(), domain: new Set<string>() };
  const refused: RefusedLine[] = [];
  let doubles = 0;
  const keep = (kind: keyof typeof found, value: string): true => {
    if (found[kind].has(value)) doubles += 1;
    found[kind].add(value);
    return true;
  };
  const takeCell = (cell: string): RefusedLine['why'] | true => {
    const mail = mailOf(cell);
    if (mail) return keep('mail', mail);
    if (looksLikePhone(cell)) return takeNumbers(cell);
    const host = hostOf(cell.replace(/^@/, ''));
    if (!host) return 'noValue';
    return isMailHouse(host) ? 'everybody' : keep('domain', host);
  };
  const takeNumbers = (cell: string): RefusedLine['why'] | true => {
    if (country === null && !/^[\s(]*(\+|00[1-9])/.test(cell)) return 'whichCountry';
    const numbers = phonesIn(cell).flatMap((part) => readPhone(part, { country, kind: 'other' }, memo).number ?? []);
    for (const number of numbers) keep('number', number);
    return numbers.length > 0 ? true : 'notDialable';
  };
  return {
    take: (record, line) => {
      const cells = record.map(cleanCell).filter((cell) => cell !== '');
      if (cells.length === 0) return;
      const said = cells.map(takeCell);
      const whys = said.filter((each) => each !== true);
      if (whys.length < said.length) return;
      const why = whys.find((each) => each !== 'noValue') ?? 'noValue';
      if (line === 1 && why === 'noValue') return;
      refused.push({ line, text: cells.join(' ').slice(0, 120), why });
    },
    read: () => ({ numbers: [...found.number], mails: [...found.mail], domains: [...found.domain], doubles, refused }),
  };
};
