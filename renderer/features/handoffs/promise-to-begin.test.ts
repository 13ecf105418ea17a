import { expect, it } from 'vitest';
import { aHandoff, aLead } from '../../../test/builders/domain.ts';
import { promiseToBegin } from './promise-to-begin.ts';

const lead = aLead({ lastSaid: 'Bank has not agreed yet.' });

it('is what was last agreed with the lead', () => {
  expect(promiseToBegin(lead, [])).toBe('Bank has not agreed yet.');
  const others = aHandoff({ leadId: 'another', answerNote: lead.lastSaid });
  expect(promiseToBegin(lead, [aHandoff({ leadId: lead.id }), others])).toBe('Bank has not agreed yet.');
});

it('is open where sales said it, sending the lead back', () => {
  expect(promiseToBegin(lead, [aHandoff({ leadId: lead.id, answerNote: 'Bank has not agreed yet. Ask for B again.' })])).toBe('');
});
