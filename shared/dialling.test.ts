import { describe, expect, test } from 'vitest';
import { type DialSettings, dialLink, dialSettings, dialString, usualDialling } from './dialling.ts';

const link = (number: string, extension: string | null = null, settings: Partial<DialSettings> = {}) =>
  dialLink({ number, extension }, { ...usualDialling, ...settings });

describe('a telephone number as a link', () => {
  test.each([
    ['+49 89 5550-0142', 'tel:+498955500142'],
    ['(040) 555 01 42', 'tel:0405550142'],
    ['+44 20\u00A07946\u20110018', 'tel:+442079460018'],
    ['*31#0405550142', 'tel:*31%230405550142'],
  ])('%s is dialled as %s', (written, wanted) => {
    expect(link(written)).toBe(wanted);
  });

  test.each(['', '+', '0', 'call me', '0405550142;ext=7', 'javascript:alert(1)', '040 555\u00000142', '1'.repeat(33), '++49 40 1'])(
    '%j is no number',
    (written) => {
      expect(link(written)).toBeNull();
    },
  );

  test('carries the extension as each scheme allows it', () => {
    expect(link('+498955500', '142')).toBe('tel:+498955500;ext=142');
    expect(link('+498955500', '142', { way: 'sip', host: 'pbx.acme.example:5060' })).toBe(
      'sip:+498955500;ext=142@pbx.acme.example:5060;user=phone',
    );
    expect(link('+498955500', '142', { way: 'callto' })).toBe('callto:+498955500,142');
  });

  test('leaves out an extension that is none, so that nothing is put into the link by it', () => {
    expect(link('+498955500', '1;phone-context=evil')).toBe('tel:+498955500');
    expect(link('+498955500', 'x@evil', { way: 'callto' })).toBe('callto:+498955500');
  });

  test('dials out by the prefix, in place of the +', () => {
    expect(link('+49 89 55500', null, { prefix: '000' })).toBe('tel:000498955500');
    expect(dialString('+1 212 555 0100', '9011')).toBe('901112125550100');
  });

  test('has none by sip without a server, and none to copy', () => {
    expect(link('+498955500', null, { way: 'sip' })).toBeNull();
    expect(link('+498955500', null, { way: 'copy' })).toBeNull();
  });

  test.each(['pbx', 'pbx.acme.example', '10.0.0.7:5061', ''])('%j may be a telephone server', (host) => {
    expect(dialSettings.safeParse({ ...usualDialling, host }).success).toBe(true);
  });

  test.each(['a b', 'evil.example/x', 'user@host', 'pbx;transport=tcp', '-x', 'pbx:abc'])('%j may not', (host) => {
    expect(dialSettings.safeParse({ ...usualDialling, host }).success).toBe(false);
  });
});
