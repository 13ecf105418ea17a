import { describe, expect, it } from 'vitest';
import { similarSet } from '../../../test/duplicates/similar-people.ts';
import { defaultBars, judge } from './bars.ts';
import { nothingCommon } from './commonness.ts';
import { comparePeople, matchFrom } from './compare-people.ts';
import { noFacts, type PersonFacts } from './person-facts.ts';
import { profileOf } from './person-profile.ts';

const person = (given: Partial<PersonFacts>): PersonFacts => ({ ...noFacts, ...given });
const score = (a: Partial<PersonFacts>, b: Partial<PersonFacts>): number =>
  comparePeople(profileOf(person({ id: 'a', ...a })), profileOf(person({ id: 'b', ...b }))).score;
const verdict = (a: Partial<PersonFacts>, b: Partial<PersonFacts>) => judge(score(a, b), defaultBars);

const nordhaus = { companyName: 'Nordhaus GmbH & Co. KG', city: 'Hamburg', street: 'Hafenstraße 12', postcode: '20359' };
const ana = { firstName: 'Ana', lastName: 'Keller', email: 'ana.keller@nordhaus.example', ...nordhaus };

describe('comparing two people', () => {
  it('takes the same name and mail at the same company for one person, without asking', () => {
    expect(verdict(ana, { ...ana, street: '', postcode: '' })).toBe('same');
  });

  it('asks about nicknames, slips, names in each other’s column and other spellings of the company', () => {
    const copies = [
      { firstName: 'Thomas', lastName: 'Schmidt', companyName: 'Nordhaus Holding AG', city: 'Hamburg' },
      { firstName: 'Tom', lastName: 'Schmidt', companyName: 'NORDHAUS', city: 'Hamburg' },
      { firstName: 'Thomas', lastName: 'Shcmidt', companyName: 'Nordhaus', city: 'Hamburg' },
      { firstName: 'Schmidt', lastName: 'Thomas', companyName: 'Nordhaus', city: 'Hamburg' },
    ];
    for (const each of copies.slice(1)) expect(verdict(copies[0] ?? {}, each), JSON.stringify(each)).toBe('perhaps');
  });

  it('knows legal forms of several languages', () => {
    const pairs = [
      ['Fratelli Rossi S.p.A.', 'Fratelli Rossi SRL'],
      ['Kowalski Sp. z o.o.', 'KOWALSKI'],
      ['Dupont & Fils SARL', 'Dupont et Fils'],
      ['Svensson Aktiebolag', 'Svensson AB'],
      ['Acme Limited Liability Company', 'ACME, LLC'],
      ['Müller Gesellschaft mit beschränkter Haftung', 'Muller GmbH'],
    ];
    for (const [companyName = '', other = ''] of pairs) {
      const { reasons } = comparePeople(profileOf(person({ id: 'a', companyName })), profileOf(person({ id: 'b', companyName: other })));
      expect(reasons[0], other).toMatchObject({ field: 'company', level: 'same' });
    }
  });

  it('never takes colleagues for one person, whatever their office shares', () => {
    const office = { ...nordhaus, phones: ['+49405550100'] };
    const ben = { firstName: 'Ben', lastName: 'Adler', email: 'ben.adler@nordhaus.example', ...office };
    expect(verdict({ ...ana, ...office }, ben)).toBe('new');
    expect(verdict({ ...ana, ...office }, { ...ben, firstName: 'Peter', lastName: 'Keller', email: 'peter.keller@nordhaus.example' })).toBe(
      'new',
    );
    expect(verdict({ ...ana, ...office, email: 'info@nordhaus.example' }, { ...ben, email: 'info@nordhaus.example' })).toBe('new');
  });

  it('asks about two first names under one surname and roof, and decides nothing by itself', () => {
    const home = { street: '12 Sidaway Street', postcode: '3184', city: 'Avalon' };
    expect(verdict({ firstName: 'Amelia', lastName: 'Ryan', ...home }, { firstName: 'Edward', lastName: 'Ryan', ...home })).toBe('perhaps');
  });

  it('does not suspect namesakes of whom nothing else is known, or who live elsewhere', () => {
    const anna = { firstName: 'Anna', lastName: 'Müller' };
    expect(verdict({ ...anna, city: 'Graz' }, { ...anna, city: 'Bremen' })).toBe('new');
    expect(verdict({ ...anna, email: 'anna.mueller@gmx.de' }, { ...anna, email: 'anna.mueller@web.de', city: 'Bremen' })).toBe('new');
  });

  it('finds an address again behind slips, missing parts and spaces that slipped', () => {
    const home = { firstName: 'Eliza', lastName: 'Keany', postcode: '2760', city: 'Longreach' };
    expect(
      verdict({ ...home, street: 'Nicklin Crescent 6, Charlestown' }, { ...home, street: '6 nicklin cre scent, char lstown' }),
    ).not.toBe('new');
  });

  it('gives points that add up to the score', () => {
    const { score: sum, reasons } = comparePeople(
      profileOf(person({ id: 'a', firstName: 'Ana', lastName: 'Keller', city: 'Hamburg', companyName: 'Nordhaus' })),
      profileOf(person({ id: 'b', firstName: 'Ana', lastName: 'Kellner', city: 'Hamburg', companyName: 'Nordhaus' })),
    );
    const start = 50 + Math.log2(0.1 / 10_000) * 2.5;
    expect(Math.abs(start + reasons.reduce((points, each) => points + each.points, 0) - sum)).toBeLessThan(3);
  });

  it('lets nobody go at the first glance whom the whole comparison would suspect', () => {
    for (const kind of ['business', 'consumers'] as const) {
      const { people } = similarSet({ seed: 'glance', kind, countries: 'german', slips: 'hurry', originals: 80, copies: 40 });
      const profiles = people.map(profileOf);
      const otherwise: string[] = [];
      let suspected = 0;
      for (const a of profiles)
        for (const b of profiles) {
          if (a.id === b.id) continue;
          const whole = comparePeople(a, b);
          const glance = matchFrom(a, b, defaultBars.suspectFrom, nothingCommon);
          const expected = whole.score >= defaultBars.suspectFrom ? whole.score : null;
          if ((glance?.score ?? null) !== expected) otherwise.push(`${a.id} ${b.id}`);
          if (glance) suspected += 1;
        }
      expect(suspected).toBeGreaterThan(40);
      expect(otherwise).toEqual([]);
    }
  });
});
