import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead } from '../../test/builders/domain.ts';
import { ledgerOf } from './ledger.ts';
import { type Stage, stages } from './stage.ts';

const someLeads = fc
  .array(fc.record({ stage: fc.constantFrom(...stages), campaignId: fc.constantFrom(null, 'a', 'b') }), { maxLength: 60 })
  .map((overs) => overs.map((over, at) => aLead({ ...over, id: `lead-${at}` })));

describe('the ledger', () => {
  it('counts every lead into exactly one stage, per campaign and in all', () => {
    fc.assert(
      fc.property(someLeads, (leads) => {
        const { all, byCampaign, isBalanced } = ledgerOf(leads);
        expect(isBalanced).toBe(true);
        expect(all.takenIn).toBe(leads.length);
        for (const stage of stages) {
          expect(all.counts[stage]).toBe(leads.filter((lead) => lead.stage === stage).length);
          expect(byCampaign.reduce((sum, { counts }) => sum + counts[stage], 0)).toBe(all.counts[stage]);
        }
      }),
    );
  });

  it('shows a lead that is missing, by campaign', () => {
    const takenIn = {
      all: 3,
      byCampaign: new Map([
        ['a', 2],
        ['b', 1],
      ]),
    };
    const ledger = ledgerOf([aLead({ id: '1', campaignId: 'a' }), aLead({ id: '2', campaignId: 'a' })], takenIn);
    expect(ledger.isBalanced).toBe(false);
    expect(ledger.all.difference).toBe(1);
    expect(ledger.byCampaign.map(({ campaignId, difference }) => [campaignId, difference])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
  });

  it('shows a lead that stands twice, or in no stage that is known', () => {
    expect(ledgerOf([aLead(), aLead()]).all.difference).toBe(-1);
    expect(ledgerOf([aLead({ stage: 'sold' as Stage })]).all.difference).toBe(1);
  });
});
