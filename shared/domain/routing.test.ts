import { describe, expect, it } from 'vitest';
import { defaultRouting, type RoutingRule } from './handoff-agreements.ts';
import { type RoutingFacts, routeLead } from './routing.ts';
import { tryRouting } from './routing-trial.ts';

const now = Date.UTC(2026, 10, 18, 10);
const person = (id: string, over: Partial<RoutingFacts['salespeople'][number]> = {}) => ({
  id,
  role: 'salesperson' as const,
  isActive: true,
  territory: '',
  languages: ['en'],
  capacity: 20,
  absences: [],
  ...over,
});
const facts = (over: Partial<RoutingFacts> = {}): RoutingFacts => ({
  lead: { country: 'DE', language: 'de', custom: {} },
  company: undefined,
  campaign: undefined,
  salespeople: [
    person('ana', { territory: 'DE, AT' }),
    person('ben', { territory: 'DE', languages: ['de'] }),
    person('cleo', { territory: 'FR' }),
  ],
  loads: new Map(),
  rules: defaultRouting,
  weights: {},
  now,
  zone: 'Europe/Berlin',
  ...over,
});
const chosen = (over: Partial<RoutingFacts> = {}) => routeLead(facts(over)).routes[0];

describe('routing', () => {
  it('narrows by each rule in order and says so', () => {
    expect(chosen()).toEqual({
      salespersonId: 'ben',
      reasons: [
        { code: 'territory', territory: 'DE' },
        { code: 'language', language: 'de' },
      ],
    });
  });

  it('gives to who looks after the company, unless they are away', () => {
    const company = { salespersonId: 'cleo', isKeyAccount: false, industry: '' };
    expect(chosen({ company })?.salespersonId).toBe('cleo');
    const salespeople = facts().salespeople.map((each) =>
      each.id === 'cleo' ? { ...each, absences: [{ from: '2026-11-18', till: '2026-11-27' }] } : each,
    );
    const routed = routeLead(facts({ company, salespeople }));
    expect(routed.routes[0]?.salespersonId).toBe('ben');
    expect(routed.leftOut).toEqual([{ salespersonId: 'cleo', why: 'absent', till: '2026-11-27' }]);
  });

  it('passes over who has no room, and gives to nobody when all are full', () => {
    const salespeople = facts().salespeople.map((each) => ({ ...each, capacity: 2 }));
    const loads = new Map(['ana', 'ben', 'cleo'].map((id) => [id, { open: id === 'ben' ? 2 : 1, lastGiven: [1] }] as const));
    expect(chosen({ salespeople, loads })?.salespersonId).toBe('ana');
    expect(routeLead(facts({ salespeople, loads: new Map([...loads].map(([id]) => [id, { open: 2, lastGiven: [1] }])) })).routes).toEqual(
      [],
    );
  });

  it('knows products by words of campaign and details, key accounts by their people', () => {
    const rule = (over: Partial<RoutingRule>): RoutingRule => ({
      id: 'r',
      kind: 'product',
      words: [],
      salespersonIds: ['cleo'],
      isOn: true,
      ...over,
    });
    const campaign = { name: 'Retrofit 2026' };
    expect(chosen({ rules: [rule({ words: ['retrofit'] })], campaign })).toMatchObject({
      salespersonId: 'cleo',
      reasons: [{ code: 'product' }],
    });
    expect(chosen({ rules: [rule({ words: ['fit'] })], campaign })?.salespersonId).toBe('ana');
    const company = { salespersonId: null, isKeyAccount: true, industry: '' };
    expect(chosen({ rules: [rule({ kind: 'keyAccount' })], company })).toMatchObject({
      salespersonId: 'cleo',
      reasons: [{ code: 'keyAccount' }],
    });
    expect(chosen({ rules: [rule({ kind: 'keyAccount', isOn: false })], company })?.salespersonId).toBe('ana');
  });

  it('takes turns: over many handoffs everybody gets their weight', () => {
    const rules = defaultRouting.filter(({ kind }) => kind === 'roundRobin');
    const salespeople = ['ana', 'ben', 'cleo'].map((id) => person(id, { capacity: 0 }));
    const handoffs = Array.from({ length: 400 }, (_, at) => ({
      id: `h${String(at).padStart(4, '0')}`,
      salespersonId: 'ana',
      handedOffAt: now + at * 3_600_000,
      lead: facts().lead,
      company: undefined,
      campaign: undefined,
    }));
    const trial = tryRouting(handoffs, { salespeople, rules, weights: { ana: 2, cleo: 0 }, zone: 'UTC' });
    const gets = Object.fromEntries(trial.counts.map((each) => [each.salespersonId, each.gets]));
    expect(gets.cleo).toBe(0);
    expect(gets.ana! + gets.ben!).toBe(400);
    expect(gets.ana! / gets.ben!).toBeGreaterThan(1.5);
    expect(gets.ana! / gets.ben!).toBeLessThan(2.5);
    expect(trial.rows.every(({ why }) => why.length > 0)).toBe(true);
  });
});
