import { describe, expect, test } from 'vitest';
import { aCampaign, aCompany, aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import type { Campaign } from '../domain/people.ts';
import type { CommandContext, Outcome } from './command.ts';
import { enterCampaignCosts } from './enter-campaign-costs.ts';
import { listKeyAccounts } from './list-key-accounts.ts';
import { removeCampaignCosts } from './remove-campaign-costs.ts';
import { saveCampaign } from './save-campaign.ts';

const context: CommandContext = {
  commandId: 'command-1',
  now: builtAt,
  userId: 'ines',
  role: 'manager',
  teamId: null,
  id: (suffix) => `command-1.${suffix}`,
};
const putsOf = (outcome: Outcome) => ('puts' in outcome ? outcome.puts.map(({ row }) => row) : outcome.refused);

describe('saveCampaign', () => {
  const seen = aCampaign();
  const save = (next: Campaign, standing: Campaign | undefined, base: Campaign | null = seen) =>
    putsOf(saveCampaign.apply({ standing }, { next, seen: base }, context));

  test('keeps what two managers changed in different fields', () => {
    const standing = { ...seen, budget: 5 };
    expect(save({ ...seen, name: 'Guide' }, standing)).toEqual([{ ...standing, name: 'Guide' }]);
  });

  test('tells who comes second to the same field', () => {
    expect(save({ ...seen, name: 'Guide' }, { ...seen, name: 'Book' })).toMatchObject({
      code: 'publishedMeanwhile',
      detail: { sections: 'name' },
    });
  });

  test('refuses a campaign without a name and one that ends before it begins', () => {
    expect(save({ ...seen, name: ' ' }, seen)).toMatchObject({ code: 'campaignFaulty' });
    expect(save({ ...seen, startsOn: '2026-11-02', endsOn: '2026-11-01' }, seen)).toMatchObject({ code: 'campaignFaulty' });
  });
});

describe('costs of campaigns', () => {
  const cost = {
    id: 'cost-1',
    campaignId: 'campaign-1',
    startsOn: '2026-11-01',
    endsOn: '2026-11-30',
    amount: 100,
    what: 'Ads',
    fileName: null,
  };
  const entered = { ...cost, enteredById: 'ines', enteredAt: builtAt, removedAt: null };

  test('are entered once, however often they are sent', () => {
    const args = { costs: [cost] };
    expect(putsOf(enterCampaignCosts.apply({ standing: [], campaigns: [aCampaign()] }, args, context))).toEqual([entered]);
    expect(putsOf(enterCampaignCosts.apply({ standing: [entered], campaigns: [aCampaign()] }, args, context))).toEqual([]);
  });

  test('of a campaign that is not there are refused', () => {
    expect(putsOf(enterCampaignCosts.apply({ standing: [], campaigns: [] }, { costs: [cost] }, context))).toMatchObject({
      code: 'notFound',
    });
  });

  test('are taken back and put back again', () => {
    const gone = { ...entered, removedAt: builtAt };
    expect(putsOf(removeCampaignCosts.apply({ costs: [entered] }, { costIds: ['cost-1'], as: 'removed' }, context))).toEqual([gone]);
    expect(putsOf(removeCampaignCosts.apply({ costs: [gone] }, { costIds: ['cost-1'], as: 'restored' }, context))).toEqual([entered]);
  });
});

describe('listKeyAccounts', () => {
  test('scores the leads of a company anew and makes companies that nobody has entered', () => {
    const rows = { settings: someSettings(), companies: [aCompany()], namesakes: [], leads: [aLead()], touches: [], attempts: [] };
    const args = { companyIds: ['company-1'], named: [{ id: 'company-2', name: 'Acme Ltd' }], isKeyAccount: true };
    const [known, made, lead] = putsOf(listKeyAccounts.apply(rows, args, context)) as [object, object, object];
    expect(known).toMatchObject({ id: 'company-1', isKeyAccount: true });
    expect(made).toMatchObject({ id: 'company-2', name: 'Acme Ltd', matchKey: 'acme', isKeyAccount: true });
    expect(lead).toMatchObject({
      id: 'lead-1',
      scoreLines: expect.arrayContaining([expect.objectContaining({ rule: 'keyAccount', points: 15 })]),
    });
  });

  test('brings back who is kept informed where it lifts the score past the bar', () => {
    const settings = someSettings({ returns: { scoreFrom: 15, touchKinds: [] } });
    const resting = aLead({ stage: 'keepInformed', nextActionKind: null, nextActionAt: null, score: 8 });
    const rows = { settings, companies: [aCompany()], namesakes: [], leads: [resting], touches: [], attempts: [] };
    const [, lead, change] = putsOf(listKeyAccounts.apply(rows, { companyIds: ['company-1'], named: [], isKeyAccount: true }, context)) as [
      object,
      object,
      object,
    ];
    expect(lead).toMatchObject({ stage: 'working', nextActionKind: 'firstCall', reasonCode: 'returnScore', version: resting.version + 1 });
    expect(change).toMatchObject({ event: 'recycle', fromStage: 'keepInformed', note: expect.stringMatching(/^8 → \d+ \(15\)$/) });
  });

  test('takes the company that somebody else has entered meanwhile', () => {
    const rows = {
      settings: someSettings(),
      companies: [],
      namesakes: [aCompany({ id: 'theirs', name: 'Acme', matchKey: 'acme' })],
      leads: [],
      touches: [],
      attempts: [],
    };
    const args = { companyIds: [], named: [{ id: 'company-2', name: 'Acme Ltd' }], isKeyAccount: true };
    expect(putsOf(listKeyAccounts.apply(rows, args, context))).toMatchObject([{ id: 'theirs', isKeyAccount: true }]);
  });
});
