import { describe, expect, it } from 'vitest';
import { cleanCell, hostOf, isSalutation, looksLikePhone, mailOf, phonesIn, splitName, yesOrNo } from './cells.ts';
import { countryOf, languageOf } from './countries.ts';

describe('one cell', () => {
  it.each([
    '',
    '  ',
    '-',
    '–',
    'n/a',
    'N/A',
    'Select',
    'Please select',
    '-- Select --',
    'Bitte wählen',
    'k.A.',
    'NULL',
    '--None--',
    '#N/A',
  ])('“%s” is blank', (cell) => {
    expect(cleanCell(cell)).toBe('');
  });

  it.each(['Null', 'NA', 'Selma', 'unknown', 'Sel', 'none of these', 'Kiesel'])('“%s” is a value', (cell) => {
    expect(cleanCell(` ${cell} `)).toBe(cell);
  });

  it.each([
    ['Ana.Keller@Nordhaus.Example', 'ana.keller@nordhaus.example'],
    ['mailto:a@b.example', 'a@b.example'],
    ['Ana Keller <ana@b.example>', 'ana@b.example'],
    ["o'neil+fair@sub.b-c.example", "o'neil+fair@sub.b-c.example"],
  ])('finds the address in %s', (cell, mail) => {
    expect(mailOf(cell)).toBe(mail);
  });

  it.each(['ana', 'ana@', '@b.example', 'ana@b', 'a b@c.example', 'a@b..example', 'ana(at)b.example'])('%s is no address', (cell) => {
    expect(mailOf(cell)).toBeUndefined();
  });

  it('knows hosts, and words for yes and no', () => {
    expect(hostOf('https://www.Nordhaus.example/contact?x=1')).toBe('nordhaus.example');
    expect(hostOf('see brochure')).toBeUndefined();
    expect([yesOrNo('Ja'), yesOrNo('x'), yesOrNo('opt-out'), yesOrNo('Não'), yesOrNo('perhaps')]).toEqual([
      true,
      true,
      false,
      false,
      undefined,
    ]);
  });

  it('tells numbers to dial from other digits', () => {
    expect(['+49 931 5550-77', '(415) 901-7000', '070 7086 0753', '0931/5550 77 ext. 12'].every(looksLikePhone)).toBe(true);
    expect(['1234', 'room 5 550077', '12345678901234567890'].some(looksLikePhone)).toBe(false);
  });

  it('tells forms of address from jobs', () => {
    expect(['Mr.', 'Frau Dr.', 'Mme', 'Dhr.'].every(isSalutation)).toBe(true);
    expect(['Manager', 'Dr. of engineering', ''].some(isSalutation)).toBe(false);
  });

  it.each([
    ['Ana Keller', 'Ana', 'Keller'],
    ['Oswald, Birgit', 'Birgit', 'Oswald'],
    ['Dr. Ana von der Heide', 'Ana', 'von der Heide'],
    ['Keller', '', 'Keller'],
    ['Ana Maria de la Cruz', 'Ana Maria', 'de la Cruz'],
    ['M Smith', 'M', 'Smith'],
    ['Mr. J. Smith', 'J.', 'Smith'],
  ])('splits %s', (written, firstName, lastName) => {
    expect(splitName(written)).toEqual({ firstName, lastName });
  });

  it.each([
    ['United Kingdom', 'GB'],
    ['UK', 'GB'],
    ['Deutschland', 'DE'],
    ['ALLEMAGNE', 'DE'],
    ['Österreich', 'AT'],
    ['Stany Zjednoczone', 'US'],
    ['U.S.A.', 'US'],
    ['GBR', 'GB'],
    ['za', 'ZA'],
    ['Países Bajos', 'NL'],
    ['Holland', 'NL'],
    ['South Korea', 'KR'],
  ])('%s is the country %s', (written, code) => {
    expect(countryOf(written)).toBe(code);
  });

  it('guesses neither country nor language', () => {
    expect([countryOf('Europe'), countryOf('Atlantis'), languageOf('Klingon')]).toEqual([undefined, undefined, undefined]);
    expect([languageOf('de-AT'), languageOf('German'), languageOf('français'), languageOf('polski')]).toEqual(['de', 'de', 'fr', 'pl']);
  });
});

it('finds the numbers of a cell, and none in a blank one', () => {
  expect(phonesIn('089 5550014; 0171 5550177')).toEqual(['089 5550014', '0171 5550177']);
  expect(phonesIn('+49 89 5550014 / 0171 5550177')).toHaveLength(2);
  expect([...phonesIn(''), ...phonesIn('  '), ...phonesIn(';')]).toEqual([]);
});
