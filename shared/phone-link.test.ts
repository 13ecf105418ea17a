import { describe, expect, test } from 'vitest';
import { phoneLink } from './phone-link.ts';

describe('a telephone number as a link', () => {
  test.each([
    ['+49 89 5550-0142', 'tel:+498955500142'],
    ['(040) 555 01 42', 'tel:0405550142'],
    ['+44 20\u00A07946\u20110018', 'tel:+442079460018'],
    ['*31#0405550142', 'tel:*31%230405550142'],
  ])('%s is dialled as %s', (written, link) => {
    expect(phoneLink(written)).toBe(link);
  });

  test.each(['', '+', '0', 'call me', '0405550142;ext=7', 'javascript:alert(1)', '040 555\u00000142', '1'.repeat(33), '++49 40 1'])(
    '%j is no number',
    (written) => {
      expect(phoneLink(written)).toBeNull();
    },
  );
});
