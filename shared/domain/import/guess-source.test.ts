import { expect, it } from 'vitest';
import { guessSource } from './guess-source.ts';

it.each([
  ['packtage-nord-scans.csv', ['Name', 'Firma'], 'tradeShow'],
  ['export.csv', ['Attendee Name', 'Booth Name'], 'tradeShow'],
  ['qualified_leads.csv', ['mql_id', 'landing_page_id', 'origin'], 'webForm'],
  ['Empfehlungen Mai.csv', ['Name'], 'referral'],
  ['anfragen.csv', ['Name'], 'inquiry'],
  ['contacts.csv', ['First name', 'Standort'], 'import'],
])('%s suggests its source', (fileName, headers, source) => {
  expect(guessSource(fileName, headers)).toBe(source);
});
