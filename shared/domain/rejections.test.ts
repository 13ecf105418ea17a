import { expect, it } from 'vitest';
import { aHandoff } from '../../test/builders/domain.ts';
import { rejectionsBy } from './rejections.ts';

const rejected = (id: string, leadId: string, rejectReason: string) => aHandoff({ id, leadId, answer: 'rejected', rejectReason });

it('counts why sales sent back, and names the leads behind each reason once', () => {
  const handoffs = [
    rejected('a', 'ana', 'tooEarly'),
    rejected('b', 'ana', 'tooEarly'),
    rejected('c', 'ben', 'budgetNotApproved'),
    aHandoff({ id: 'd', leadId: 'cy', answer: 'accepted' }),
    aHandoff({ id: 'e', leadId: 'di' }),
  ];
  expect(rejectionsBy('reason', handoffs).map(({ key, rejected: count, leadIds }) => ({ key, count, leadIds }))).toEqual([
    { key: 'tooEarly', count: 2, leadIds: ['ana'] },
    { key: 'budgetNotApproved', count: 1, leadIds: ['ben'] },
  ]);
  expect(rejectionsBy('rep', handoffs)).toMatchObject([{ answered: 4, rejected: 3, leadIds: ['ana', 'ben'] }]);
});
