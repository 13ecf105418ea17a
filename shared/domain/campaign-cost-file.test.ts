import { expect, test } from 'vitest';
import { type CostFileContext, readCostFile } from './campaign-cost-file.ts';

const campaigns = [
  { id: 'fachPack', name: 'FachPack', currency: 'EUR' },
  { id: 'guide', name: 'Retrofit guide, autumn', currency: 'EUR' },
];
const context = (over: Partial<CostFileContext> = {}): CostFileContext => ({
  campaigns,
  known: [],
  decimal: null,
  dateOrder: null,
  ...over,
});

test('reads months, days and spans of days, with what they were spent on', () => {
  const file = [
    'Campaign;Month;From;To;Cost (EUR);What for',
    'FachPack;2026-09;;;1.200,50;Stand',
    'retrofit guide, autumn;Okt 2026;;;99,5;Ads',
    'guide;;05.10.2026;20.10.2026;7;',
  ].join('\n');
  expect(readCostFile(file, context())?.costs).toEqual([
    { row: 2, campaignId: 'fachPack', startsOn: '2026-09-01', endsOn: '2026-09-30', amount: 120_050, what: 'Stand' },
    { row: 3, campaignId: 'guide', startsOn: '2026-10-01', endsOn: '2026-10-31', amount: 9950, what: 'Ads' },
    { row: 4, campaignId: 'guide', startsOn: '2026-10-05', endsOn: '2026-10-20', amount: 700, what: '' },
  ]);
});

test('every line is a cost, known already, or refused with its reason', () => {
  const file = [
    'campaign,from,amount',
    'FachPack,2026-09-30,10.00',
    'FachPack,2026-10-01,10.00',
    'Nobody,2026-09-30,1',
    'FachPack,some day,1',
    'FachPack,2026-09-30,free',
  ].join('\n');
  const known = [{ campaignId: 'fachPack', startsOn: '2026-10-01', endsOn: '2026-10-01', amount: 1000, what: '' }];
  const read = readCostFile(file, context({ known }));
  expect(read?.refused.map(({ row, why }) => [row, why])).toEqual([
    [4, 'noCampaign'],
    [5, 'noPeriod'],
    [6, 'noAmount'],
  ]);
  expect(read && [read.rows, read.costs.length, read.known.length]).toEqual([5, 1, 1]);
});

test('asks where thousands and cents look alike, and where a date reads two ways, and guesses neither', () => {
  const file = 'campaign,from,amount\nFachPack,03/04/2026,1.234\n';
  const asked = readCostFile(file, context());
  expect(asked?.ask).toEqual({ amount: '1.234', date: { text: '03/04/2026', dayFirst: '2026-04-03', monthFirst: '2026-03-04' } });
  expect(asked?.costs).toEqual([]);
  const told = readCostFile(file, context({ decimal: 'comma', dateOrder: 'dayFirst' }));
  expect(told?.costs).toMatchObject([{ startsOn: '2026-04-03', amount: 123_400 }]);
  expect(readCostFile(file, context({ decimal: 'point', dateOrder: 'monthFirst' }))?.costs).toMatchObject([
    { startsOn: '2026-03-04', amount: 123 },
  ]);
});

test('a file without a campaign, an amount or a period is no file of costs', () => {
  expect(readCostFile('name,phone\nAna,1\n', context())).toBeUndefined();
  expect(readCostFile('campaign,amount\nFachPack,1\n', context())).toBeUndefined();
});
