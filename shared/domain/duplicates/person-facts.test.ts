import { expect, it } from 'vitest';
import { aLead } from '../../../test/builders/domain.ts';
import { readPhone } from '../phone-number.ts';
import { defaultBars } from './bars.ts';
import { comparePeople } from './compare-people.ts';
import { factsOfLead } from './person-facts.ts';
import { profileOf } from './person-profile.ts';

const asForm = (written: string) => [readPhone(written, { country: 'DE', kind: 'work' })];
const profile = (id: string, firstName: string, written: string, email: string) =>
  profileOf(
    factsOfLead(aLead({ id, firstName, lastName: 'Oberhuber', email, phones: asForm(written), city: 'Rosenheim' }), {
      name: 'Tann GmbH',
      domain: null,
    }),
  );
const score = (written: string, other: string): number =>
  comparePeople(profile('a', 'Wilhelmine', written, 'w@tann.example'), profile('b', 'Gerda', other, 'oberhuber@gmx.de')).score;

it('knows a mobile by its digits, whatever a form called it: two of one surname with one mobile may be one person', () => {
  expect(score('0171 5550198', '+49 171 5550198')).toBeGreaterThanOrEqual(defaultBars.suspectFrom);
});

it('takes a line of the office for no more than that', () => {
  expect(score('08031 5550198', '+49 8031 5550198')).toBeLessThan(defaultBars.suspectFrom);
});

it.each([
  ['+4366412345678', true],
  ['+43662123456', false],
  ['+447911123456', true],
  ['+442071234567', false],
  ['+33612345678', true],
  ['+33142685300', false],
  ['+15551234567', false],
])('%s is a mobile: %s', (number, isMobile) => {
  const { mobiles } = factsOfLead(aLead({ phones: [{ kind: 'work', number, extension: null, asWritten: number }] }), undefined);
  expect(mobiles.length === 1).toBe(isMobile);
});
