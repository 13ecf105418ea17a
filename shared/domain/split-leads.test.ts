import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dealLeads, type Receiver, sharesOf } from './split-leads.ts';

const tomasz: Receiver = { id: 'tomasz', free: 44, languages: ['pl', 'en'] };
const priya: Receiver = { id: 'priya', free: 52, languages: ['en'] };

test('shares follow what each can still carry and add up exactly', () => {
  expect(sharesOf(50, [tomasz, priya])).toEqual([23, 27]);
  expect(sharesOf(3, [tomasz, priya])).toEqual([1, 2]);
  expect(sharesOf(5, [{ ...tomasz, free: -10 }])).toEqual([5]);
});

test('a lead goes to who speaks its language while they have places', () => {
  const leads = ['en', 'en', 'pl', 'tr', null].map((language, index) => ({ id: `lead${index}`, language }));
  const dealt = dealLeads(leads, [tomasz, priya], [2, 3]);
  expect(dealt.get('lead2')).toBe('tomasz');
  expect([...dealt.values()].filter((id) => id === 'tomasz')).toHaveLength(2);
  expect(dealt.size).toBe(5);
});

test('whatever the loads, every lead is dealt once and nobody gets more than their share', () => {
  const receivers = fc.array(fc.record({ free: fc.integer({ min: -20, max: 200 }), languages: fc.subarray(['de', 'en', 'fr']) }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(receivers, fc.array(fc.constantFrom('de', 'en', 'fr', 'tr', null), { maxLength: 80 }), (given, languages) => {
      const people = given.map((each, index) => ({ id: `rep${index}`, ...each }));
      const leads = languages.map((language, index) => ({ id: `lead${index}`, language }));
      const shares = sharesOf(leads.length, people);
      const dealt = dealLeads(leads, people, shares);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(leads.length);
      expect(dealt.size).toBe(leads.length);
      people.forEach(({ id }, index) => {
        expect([...dealt.values()].filter((each) => each === id)).toHaveLength(shares[index] ?? 0);
      });
    }),
  );
});
