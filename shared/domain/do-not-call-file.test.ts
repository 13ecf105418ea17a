import { describe, expect, it } from 'vitest';
import { createDoNotCallReader, doNotCallRecords } from './do-not-call-file.ts';
import { createPhoneMemo } from './phone-number.ts';

const read = (text: string, country: string | null = 'DE') => {
  const reader = createDoNotCallReader(country, createPhoneMemo());
  doNotCallRecords(text).forEach((record, at) => {
    reader.take(record, at + 1);
  });
  return reader.read();
};

describe('a do-not-call list', () => {
  it('gives numbers as they are dialled, however they were written, and mails and domains in lower case', () => {
    const file =
      'phone;mail;site\n089 5550 0142;Ana@Nordhaus.example;\n+44 20 7946 0958;;\n0049 (30) 901820;;www.Acme.example/imprint\n;;corrib.example';
    expect(read(file)).toEqual({
      numbers: ['+498955500142', '+442079460958', '+4930901820'],
      mails: ['ana@nordhaus.example'],
      domains: ['acme.example', 'corrib.example'],
      doubles: 0,
      refused: [],
    });
  });

  it('counts what stands twice once', () => {
    expect(read('089 5550 0142\n+49 89 55500142')).toMatchObject({ numbers: ['+498955500142'], doubles: 1 });
  });

  it('says of every line that gives nothing why', () => {
    expect(read('Name\nAna Keller\n12\n089\ngmail.com').refused).toEqual([
      { line: 2, text: 'Ana Keller', why: 'noValue' },
      { line: 3, text: '12', why: 'noValue' },
      { line: 4, text: '089', why: 'noValue' },
      { line: 5, text: 'gmail.com', why: 'everybody' },
    ]);
  });

  it('does not guess whose country a number is of', () => {
    const { numbers, refused } = read('089 5550 0142\n+49 89 55500143', null);
    expect(numbers).toEqual(['+498955500143']);
    expect(refused).toEqual([{ line: 1, text: '089 5550 0142', why: 'whichCountry' }]);
  });
});
