import { expect, it } from 'vitest';
import { aCampaign, aLead, builtAt } from '../../../test/builders/domain.ts';
import { defaultSettings } from '../default-settings.ts';
import { wholeCenter } from './choice.ts';
import type { ReportFacts } from './facts.ts';
import { runReport } from './run-report.ts';

const facts: ReportFacts = {
  leads: [
    aLead({ id: 'brought', campaignId: 'fair' }),
    aLead({ id: 'erased', campaignId: 'fair', importId: 'right-file', stage: 'purged' }),
    aLead({ id: 'worked-on', campaignId: 'fair', importId: 'wrong-file', stage: 'working' }),
    aLead({ id: 'taken-out', campaignId: 'fair', importId: 'wrong-file', stage: 'purged' }),
  ],
  changes: [],
  handoffs: [],
  attempts: [],
  callbacks: [],
  campaigns: [aCampaign({ id: 'fair', cost: 9000, currency: 'EUR', expectedLeads: 5 })],
  costs: [],
  undoneImportIds: new Set(['wrong-file']),
  users: [],
  teams: [],
  dispositions: [],
  scripts: [],
  companies: new Map(),
  touches: new Map(),
  settings: defaultSettings,
};
const figuresOf = (name: 'campaigns' | 'plan') =>
  runReport(name, facts, wholeCenter, builtAt)
    .tables.find(({ id }) => id === 'campaigns')
    ?.rows.find(({ key }) => key === 'fair')?.figures;

it('does not make a lead cheaper by those that were taken out again with their import', () => {
  const { leads, costPerLead } = figuresOf('campaigns') ?? {};
  expect(leads?.leadIds).toEqual(['brought', 'erased', 'worked-on']);
  expect(costPerLead?.value).toBe(3000);
});

it('does not take them for what the plan asked for', () => {
  expect(figuresOf('plan')).toMatchObject({ leads: { value: 3 }, gap: { value: -2 } });
});

it('goes on taking them for taken in, as the ledger does', () => {
  const [funnel] = runReport('funnel', facts, wholeCenter, builtAt).tables;
  expect(funnel?.rows[0]?.figures.reached?.value).toBe(4);
});
