import { expect, it } from 'vitest';
import type { ColumnId } from '../../../shared/domain/reports/columns.ts';
import { en } from '../../words/en.ts';
import { createFormats } from '../../words/format.ts';
import { drillDownOf } from './drill-down-of.ts';
import { numbersOf } from './figure-words.ts';
import type { LeadsBehind } from './report-counter.ts';

const saying = { formats: createFormats({ locale: 'en-GB', zone: 'Europe/Berlin', words: en.time }), words: en.reports };
const minuteMs = 60_000;

const opened = (asked: ColumnId, behind: LeadsBehind) => {
  const { leadIds, note, parts } = drillDownOf({ column: asked, title: 'Reps: Mara' }, behind, saying);
  const all = leadIds.flatMap((id) => parts?.amounts.get(id) ?? []);
  return { leadIds, note, head: parts?.sumUp(all, leadIds.length), rows: leadIds.map((id) => parts?.say(parts.amounts.get(id) ?? [])) };
};

it('says of a sum over leads what it is on how many, and beside each what it adds', () => {
  const calls = opened('callsMade', {
    column: 'callsMade',
    parts: [
      ['ana', 12],
      ['olaf', 26],
    ],
  });
  expect(calls).toMatchObject({ head: '38 calls on 2 leads', rows: ['12', '26'] });
  const value = opened('value', { column: 'value', currency: 'EUR', parts: [['ana', 8_400_000]] });
  expect(value).toMatchObject({ head: '€84,000 from 1 lead', rows: ['€84,000'] });
  const handoffs = opened('handoffs', { column: 'handoffs', parts: [['ana', 2]] });
  expect(handoffs.head).toBe('2 handoffs of 1 lead');
  expect(opened('talk', { column: 'talk', parts: [['ana', 5 * minuteMs]] }).head).toBe('5 min with 1 lead');
});

it('shows each time of a lead whose middle is told, also two of one', () => {
  const times = opened('answerMedian', {
    column: 'answerMedian',
    parts: [
      ['ana', 10 * minuteMs],
      ['ana', 30 * minuteMs],
      ['olaf', 20 * minuteMs],
    ],
  });
  expect(times).toMatchObject({ leadIds: ['ana', 'olaf'], head: '20 min is the middle of 2 leads', rows: ['10 min, 30 min', '20 min'] });
});

it('says what a quotient divides and which of the two is listed', () => {
  const asked = opened('callsPerQso', { column: 'calls', parts: [['ana', 3]] });
  expect(asked).toMatchObject({ note: 'Calls by QSO; listed: calls', head: '3 calls on 1 lead' });
});

it('adds nothing where leads are counted', () => {
  expect(opened('won', { column: 'won', parts: [['ana', 1]] })).toMatchObject({ leadIds: ['ana'], head: undefined });
});

it('reads money in other currencies as numbers of their own, also where there is none in that of the row', () => {
  const others = [{ currency: 'USD', value: 500, leads: 1 }];
  expect(numbersOf({ value: 100, leads: 2, currency: 'EUR', others })).toMatchObject([
    { currency: 'EUR', leads: 2 },
    { currency: 'USD', leads: 1 },
  ]);
  expect(numbersOf({ value: 0, leads: 0, currency: 'EUR', others })).toEqual(others);
  expect(numbersOf({ value: null, leads: 0, others })).toEqual(others);
});
