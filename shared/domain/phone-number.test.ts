import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phone } from './lead.ts';
import { createPhoneMemo, formatPhone, readPhone } from './phone-number.ts';

const read = (asWritten: string, country: string | null = 'DE') => readPhone(asWritten, { country, kind: 'work' });

describe('a number as somebody wrote it', () => {
  it('becomes one that can be dialled from anywhere', () => {
    expect(read('089 5550 0142')).toEqual({ kind: 'work', number: '+498955500142', extension: null, asWritten: '089 5550 0142' });
    expect(read('+49 (0)89 / 5550-0142').number).toBe('+498955500142');
    expect(read('0049 89 55500142', 'US').number).toBe('+498955500142');
    expect(read('(312) 555-0100', 'US').number).toBe('+13125550100');
    expect(read('703.555.0100', 'US').number).toBe('+17035550100');
    expect(read('tel: 030/901820').number).toBe('+4930901820');
    expect(read('+39 02 1234 5678', null).number).toBe('+390212345678');
  });

  it('keeps its extension apart', () => {
    expect(read('(312) 555-0100 ext. 12', 'US')).toMatchObject({ number: '+13125550100', extension: '12' });
    expect(read('1-312-555-0100 x1234', 'US')).toMatchObject({ number: '+13125550100', extension: '1234' });
  });

  it('is kept as written when it cannot be read', () => {
    expect(read('n/a')).toEqual({ kind: 'work', number: null, extension: null, asWritten: 'n/a' });
    expect(read('555', 'US').number).toBeNull();
    expect(read('703.555.0100', null).number).toBeNull();
    expect(read('089 55500142', 'ZZ').number).toBeNull();
    expect(read('').number).toBeNull();
  });

  it('is shown as its country writes it', () => {
    expect(formatPhone('+498955500142')).toBe('+49 89 55500142');
    expect(formatPhone('+13125550100')).toBe('+1 312 555 0100');
    expect(formatPhone('+999')).toBe('+999');
  });
});

describe('reading many numbers', () => {
  const german = fc.tuple(
    fc.constantFrom('089', '030', '0171', '07031', '+49 40', '0', '+1 312', '0800'),
    fc.stringMatching(/^[0-9 ]{3,9}$/),
  );
  const anything = fc.oneof(
    german.map(([prefix, rest]) => `${prefix} ${rest}`),
    fc.string({ maxLength: 30 }),
  );

  it('gives the same with what was read before at hand', () => {
    const memo = createPhoneMemo();
    fc.assert(
      fc.property(anything, fc.constantFrom('DE', 'US', 'IT', null), (written, country) => {
        expect(readPhone(written, { country, kind: 'work' }, memo)).toEqual(readPhone(written, { country, kind: 'work' }));
      }),
      { numRuns: 2000 },
    );
  });

  it('never gives a row that its schema refuses', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ maxLength: 400 })), (written) => {
        const found = read(written.replaceAll('\u0000', ''), 'US');
        expect(phone.safeParse(found).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
