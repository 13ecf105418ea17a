import { describe, expect, it } from 'vitest';
import { type Assigned, type Called, type LeadEvent, serialAnomalies, type Term } from './lead-history.ts';

const assigned = (generation: number, fromId: string | null, toId: string | null, order = generation * 10): Assigned => ({
  kind: 'assigned',
  leadId: 'lead',
  order,
  generation,
  fromId,
  toId,
  byId: 'lea',
});
const called = (userId: string, generation: number, order: number, over: Partial<Called> = {}): Called => ({
  kind: 'called',
  leadId: 'lead',
  order,
  attemptId: `call-${order}`,
  userId,
  isOwn: false,
  generation,
  fence: null,
  isFlagged: false,
  ...over,
});
const term = (fence: number, holderId: string, grantedAt: number, endedAt: number | null): Term => ({
  kind: 'term',
  leadId: 'lead',
  fence,
  holderId,
  grantedAt,
  endedAt,
});

/** Ana has it, then Ben, then Ana again; all call in their time. */
const serial: LeadEvent[] = [
  called('ana', 0, 5),
  assigned(1, 'ana', 'ben'),
  called('ben', 1, 15),
  assigned(2, 'ben', 'ana'),
  called('ana', 2, 25),
];
const terms: LeadEvent[] = [term(1, 'ana', 0, 90), term(2, 'ben', 90, 120), term(3, 'ana', 200, null)];

describe('the history of a lead', () => {
  it('is serial when everybody called in their time, or says that they did not', () => {
    expect(serialAnomalies(serial)).toEqual([]);
    expect(serialAnomalies([...serial, called('ana', 0, 16, { isFlagged: true })])).toEqual([]);
    expect(serialAnomalies([...serial, called('ana', 0, 26)])).toEqual([]);
    expect(serialAnomalies([...serial, called('ben', 3, 26)]), 'under a move of his own that was parked').toEqual([]);
    expect(serialAnomalies([assigned(1, null, 'ana', 10), called('lea', 1, 5)]), 'under a move of her own that waited').toEqual([]);
    const reached = called('ben', 1, 5, { isOwn: true });
    expect(serialAnomalies([assigned(1, null, 'ana', 10), reached]), 'as one who has reached it, by his desktop').toEqual([]);
    expect(serialAnomalies([...terms, called('ben', 0, 1, { fence: 2 })])).toEqual([]);
  });

  it('is judged lead by lead', () => {
    const elsewhere = serial.map((event) => ({ ...event, leadId: 'other' }));
    expect(serialAnomalies([...serial, ...elsewhere])).toEqual([]);
    expect(serialAnomalies([...serial, { ...assigned(5, 'ana', 'ben'), leadId: 'other' }])).toEqual([
      'other: the first assignment is of generation 5',
    ]);
  });

  it.each<[string, LeadEvent[], string]>([
    ['a generation given twice', [assigned(1, 'ana', 'ben'), assigned(1, 'ana', 'cem')], 'generation 1 follows 1'],
    ['a generation left out', [assigned(1, 'ana', 'ben'), assigned(3, 'ben', 'cem')], 'generation 3 follows 1'],
    ['an update lost', [assigned(1, 'ana', 'ben'), assigned(2, 'ana', 'cem')], 'takes over from ana, not from ben'],
    ['generations out of order', [assigned(1, 'ana', 'ben', 20), assigned(2, 'ben', 'cem', 10)], 'generation 2 was committed before 1'],
    ['a call before its generation', [assigned(1, 'ana', 'ben'), called('ben', 1, 5)], 'was taken in before its generation 1'],
    ['a late call that does not say so', [...serial, called('ben', 1, 26)], 'came after generation 2 and does not say so'],
    ['a late call of one whose own it never was', [...serial, called('ben', 3, 26, { isOwn: true })], 'came after generation 2 and'],
    ['a lead leased to two', [term(1, 'ana', 0, 90), term(2, 'ben', 60, 150)], 'ended 30 ms after ben got 2'],
    ['a lease given while one holds', [term(1, 'ana', 0, null), term(2, 'ben', 60, 150)], 'has not ended when ben got 2'],
    ['a fence given twice', [term(1, 'ana', 0, 10), term(1, 'ben', 20, 30)], 'fence 1 was given twice'],
    ['a call under the fence of another', [...terms, called('ana', 0, 1, { fence: 2 })], 'made under the fence of ben'],
    ['a call under a fence that never was', [...terms, called('ana', 0, 1, { fence: 9 })], 'fence 9, which never was'],
  ])('is not serial with %s', (_, events, anomaly) => {
    expect(serialAnomalies(events).join('\n')).toContain(anomaly);
  });
});
