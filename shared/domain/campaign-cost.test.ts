import { expect, test } from 'vitest';
import { type CampaignCost, campaignCostWithin, costWithin, everyDay, periodFault } from './campaign-cost.ts';

const november = { startsOn: '2026-11-01', endsOn: '2026-11-30', amount: 100_000 };
const aCost = (over: Partial<CampaignCost> = {}): CampaignCost => ({
  id: 'cost-1',
  campaignId: 'campaign-1',
  ...november,
  what: 'Ads',
  fileName: null,
  enteredById: 'ines',
  enteredAt: 0,
  removedAt: null,
  ...over,
});

test('a cost is shared out by days, and the parts of times that follow each other add up to it exactly', () => {
  const parts = [
    { from: null, to: '2026-11-07' },
    { from: '2026-11-08', to: '2026-11-17' },
    { from: '2026-11-18', to: '2026-11-29' },
    { from: '2026-11-30', to: null },
  ].map((within) => costWithin(november, within));
  expect(parts).toEqual([23_333, 33_334, 40_000, 3333]);
  expect(parts.reduce((sum, each) => sum + each, 0)).toBe(100_000);
});

test('a time before or after a period has nothing of it', () => {
  expect(costWithin(november, { from: '2026-10-01', to: '2026-10-31' })).toBe(0);
  expect(costWithin(november, { from: '2026-12-01', to: null })).toBe(0);
  expect(costWithin({ startsOn: '2026-11-05', endsOn: '2026-11-05', amount: 7 }, { from: '2026-11-05', to: '2026-11-05' })).toBe(7);
});

test('a campaign costs its periods and what was entered without one, but not what was taken back', () => {
  const campaign = { id: 'campaign-1', cost: 3000, startsOn: '2026-10-01', endsOn: '2026-11-29' };
  const costs = [aCost(), aCost({ id: 'cost-2', amount: 5, removedAt: 1 })];
  expect(campaignCostWithin(campaign, costs, everyDay)).toBe(103_000);
  expect(campaignCostWithin(campaign, costs, { from: '2026-11-01', to: '2026-11-30' })).toBe(101_450);
});

test('a cost without any period is counted whole, but not before its campaign began', () => {
  expect(campaignCostWithin({ id: 'a', cost: 9, startsOn: null, endsOn: null }, [], { from: '2026-11-01', to: '2026-11-02' })).toBe(9);
  const running = { id: 'a', cost: 9, startsOn: '2026-11-01', endsOn: null };
  expect(campaignCostWithin(running, [], { from: '2026-10-01', to: '2026-10-31' })).toBe(0);
  expect(campaignCostWithin(running, [], { from: '2026-12-01', to: null })).toBe(9);
});

test('a period runs forwards and not for ever', () => {
  expect(periodFault({ startsOn: '2026-11-30', endsOn: '2026-11-01' })).toBe('backwards');
  expect(periodFault({ startsOn: '0026-11-30', endsOn: '2026-11-01' })).toBe('tooLong');
  expect(periodFault(november)).toBeNull();
});
