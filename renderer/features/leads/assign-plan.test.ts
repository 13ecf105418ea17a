import { describe, expect, it } from 'vitest';
import { aLead } from '../../../test/builders/domain.ts';
import { planAssignment, planPool, reverseOf } from './assign-plan.ts';

const leads = (count: number, ownerId: string | null = 'mara') =>
  Array.from({ length: count }, (_, n) => aLead({ id: `${ownerId}-${n}`, ownerId }));

describe('splitting leads among reps', () => {
  it('gives each as many as the others, give or take one', () => {
    const { moves, coming } = planAssignment(leads(50), ['tomasz', 'priya', 'jonas']);
    expect(moves).toHaveLength(50);
    expect([...coming.values()].sort()).toEqual([16, 17, 17]);
  });

  it('leaves a lead with whom it is when that is one of them', () => {
    const { moves, staying, coming } = planAssignment([...leads(6), ...leads(4, 'priya')], ['tomasz', 'priya']);
    expect(staying).toBe(4);
    expect(moves.every(({ fromId }) => fromId === 'mara')).toBe(true);
    expect([coming.get('tomasz'), coming.get('priya')]).toEqual([5, 1]);
  });

  it('evens out who has too many of them already', () => {
    const { staying, coming } = planAssignment([...leads(2), ...leads(8, 'priya')], ['tomasz', 'priya']);
    expect(staying).toBe(5);
    expect(coming.get('tomasz')).toBe(5);
    expect(coming.get('priya')).toBe(0);
  });

  it('deals the first leads to each in turn, so that the best do not all go to one', () => {
    const { moves } = planAssignment(leads(4), ['tomasz', 'priya']);
    expect(moves.map(({ toId }) => toId)).toEqual(['tomasz', 'priya', 'tomasz', 'priya']);
  });

  it('moves nothing when nobody is chosen', () => {
    expect(planAssignment(leads(3), []).moves).toEqual([]);
  });

  it('returns to the pool only what is owned, and can be turned round', () => {
    const plan = planPool([...leads(2), ...leads(3, null)]);
    expect(plan.moves).toHaveLength(2);
    expect(reverseOf(plan.moves)[0]).toEqual({ leadId: 'mara-0', toId: 'mara', fromId: null });
  });
});
