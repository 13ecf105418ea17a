import { expect, it } from 'vitest';
import { worksAt } from './working-times.ts';

const officeHours = { weekdays: [1, 2, 3, 4, 5], from: 9 * 60, till: 17 * 60 };

it('goes by the clock of the person', () => {
  const at = Date.parse('2026-11-17T08:30:00Z');
  expect(worksAt({ hours: officeHours, zone: 'Europe/Berlin' }, at)).toBe(true);
  expect(worksAt({ hours: officeHours, zone: 'Europe/London' }, at)).toBe(false);
  expect(worksAt({ hours: officeHours, zone: 'Europe/Berlin' }, Date.parse('2026-11-21T09:30:00Z'))).toBe(false);
});

it('says nothing of who has named no hours', () => {
  expect(worksAt({ hours: null, zone: 'Europe/Berlin' }, 0)).toBeNull();
});
