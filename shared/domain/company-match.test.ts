import { expect, test } from 'vitest';
import { companyMatchKey } from './company-match.ts';

test('legal form, case, accents and punctuation do not tell companies apart', () => {
  expect(companyMatchKey('Nordhaus GmbH & Co. KG')).toBe('nordhaus');
  expect(companyMatchKey('NORDHAUS')).toBe('nordhaus');
  expect(companyMatchKey('Société Générale S.A.')).toBe('societe generale');
  expect(companyMatchKey('Wisła Mills Sp. z o.o.')).toBe(companyMatchKey('WISŁA MILLS'));
});

test('a name that is nothing but a legal form keeps its words', () => {
  expect(companyMatchKey('AG')).toBe('ag');
  expect(companyMatchKey('  ')).toBe('');
});
