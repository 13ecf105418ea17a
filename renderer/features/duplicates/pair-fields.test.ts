import { expect, it } from 'vitest';
import { readPhone } from '../../../shared/domain/phone-number.ts';
import { aLead } from '../../../test/builders/domain.ts';
import { fieldRows } from './pair-fields.ts';

const names = { companyOf: () => undefined, campaignOf: () => undefined };
const withNumbers = (...written: string[]) => aLead({ phones: written.map((each) => readPhone(each, { country: 'DE', kind: 'work' })) });
const numbersOf = (kept: string[], merged: string[]) =>
  fieldRows(withNumbers(...kept), withNumbers(...merged), names).find(({ field }) => field === 'phones');

it('shows one number once, however it was written, and no blank one', () => {
  expect(numbersOf(['0171 5550177'], ['+49 171 5550177', ''])).toEqual({
    field: 'phones',
    kept: '+49 171 5550177',
    merged: '+49 171 5550177',
    isDifferent: false,
  });
});

it('tells numbers and their extensions apart', () => {
  expect(numbersOf(['089 5550014-7'], ['089 5550014'])?.isDifferent).toBe(true);
});
