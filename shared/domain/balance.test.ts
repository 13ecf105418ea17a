import { expect, it } from 'vitest';
import { type BalanceLead, type BalanceRep, stillHolds, suggestBalance } from './balance.ts';

const now = Date.parse('2026-11-17T13:00:00Z');
const suggested = (reps: BalanceRep[], at: number) => suggestBalance(reps, at, new Set(['acme']));
const lead = (id: string, over: Partial<BalanceLead> = {}): BalanceLead => ({
  id,
  language: 'en',
  nextActionKind: 'retry',
  nextActionAt: now,
  callbackIsPersonal: false,
  companyId: null,
  ...over,
});
const rep = (id: string, leads: BalanceLead[], over: Partial<BalanceRep> = {}): BalanceRep => ({
  id,
  capacity: 10,
  languages: ['en'],
  skills: [],
  hours: null,
  zone: 'Europe/Berlin',
  isHere: true,
  leads,
  ...over,
});
const some = (count: number, name: string, over: Partial<BalanceLead> = {}) =>
  Array.from({ length: count }, (_, at) => lead(`${name}${at}`, over));

it('says nothing of a floor that is even', () => {
  expect(suggested([rep('kim', some(5, 'a')), rep('mara', some(6, 'b'))], now)).toEqual([]);
});

it('takes from who carries too much just what is too much, and no personal promise', () => {
  const promised = some(3, 'p', { nextActionKind: 'callback', callbackIsPersonal: true });
  const [only, ...others] = suggested([rep('kim', [...promised, ...some(12, 'a')]), rep('mara', [])], now);
  expect(only).toMatchObject({ reason: 'overloaded', fromId: 'kim', toId: 'mara' });
  expect(only?.leadIds).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
  expect(others).toEqual([]);
});

it('gives new leads of who is not here to who is', () => {
  const waiting = some(4, 'n', { nextActionKind: 'firstCall' });
  expect(suggested([rep('kim', waiting, { isHere: false }), rep('mara', [])], now)).toMatchObject([
    { reason: 'waitsForFirstCall', toId: 'mara' },
  ]);
});

it('gives a promise at an hour when its rep does not work to one who does', () => {
  const early = { weekdays: [1, 2, 3, 4, 5], from: 480, till: 900 };
  const late = { ...early, from: 720, till: 1200 };
  const evening = lead('c', { nextActionKind: 'callback', nextActionAt: Date.parse('2026-11-17T17:00:00Z'), callbackIsPersonal: true });
  const found = suggested([rep('kim', [evening], { hours: early }), rep('mara', [], { hours: late })], now);
  expect(found).toMatchObject([{ reason: 'callbackOutsideHours', fromId: 'kim', toId: 'mara', leadIds: ['c'] }]);
});

it('gives key accounts to seniors and a language to who speaks it, and nothing to who has no room', () => {
  const key = lead('k', { companyId: 'acme' });
  const finnish = some(3, 'f', { language: 'fi' });
  const senior = rep('mara', [], { skills: ['Senior'], languages: ['en', 'fi'] });
  expect(suggested([rep('kim', [key, ...finnish]), senior], now).map((each) => each.reason)).toEqual(['languageUnspoken', 'keyAccount']);
  expect(suggested([rep('kim', [key, ...finnish]), { ...senior, capacity: 0 }], now)).toEqual([]);
});

it('no longer holds once one of its leads has moved', () => {
  const suggestion = { key: 'k', reason: 'overloaded', fromId: 'kim', toId: 'mara', leadIds: ['a', 'b'] } as const;
  const found = { ...suggestion, leadIds: [...suggestion.leadIds] };
  expect(stillHolds(found, () => 'kim')).toBe(true);
  expect(stillHolds(found, (leadId) => (leadId === 'b' ? 'mara' : 'kim'))).toBe(false);
});
