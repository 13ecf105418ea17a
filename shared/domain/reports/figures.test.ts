import { expect, it } from 'vitest';
import { given, sized, tableOf } from './figures.ts';

it('says nothing of a cost that nobody has told, in a row and in the whole', () => {
  const rows = ['2026-10', '2026-11'].map((key) => ({ key, figures: { loadedCost: given(null, 'EUR'), qsos: sized(18) } }));
  const { total } = tableOf({ id: 'months', rowKind: 'month', columns: ['loadedCost', 'qsos', 'loadedPerQso'], rows, isPartition: true });
  expect([total?.figures.loadedCost?.value, total?.figures.qsos?.value, total?.figures.loadedPerQso?.value]).toEqual([null, 36, null]);
});

it('adds up what was told where not all has been', () => {
  const costs = [given(250, 'EUR'), given(null)];
  const rows = costs.map((cost, at) => ({ key: String(at), figures: { cost, leads: sized(5) } }));
  const { total } = tableOf({ id: 'campaigns', rowKind: 'campaign', columns: ['cost', 'leads', 'costPerLead'], rows, isPartition: true });
  expect(total?.figures.cost).toEqual({ value: 250, leadIds: [], currency: 'EUR' });
  expect(total?.figures.costPerLead?.value).toBe(25);
});
