import { describe, expect, test } from 'vitest';
import { externalLink } from './external-link.ts';

describe('a link that leaves the app', () => {
  test.each([
    'https://example.com/a?b=c',
    'mailto:ana@nordhaus.example',
    'tel:+498955500142',
    'sip:ana@nordhaus.example',
    'sip:+4989;ext=7@pbx.example:5060;user=phone',
    'callto:+4989,7',
  ])('%s may be opened', (address) => {
    expect(externalLink(address)).toBe(address);
  });

  test.each([
    'http://example.com/',
    'file:///etc/passwd',
    'smb://server/share',
    'javascript:alert(1)',
    'data:text/html,hello',
    'ms-msdt:/id',
    'app://refinery/index.html',
    'vscode://file/x',
    'https://bank.example@evil.example/',
    'https://user:secret@example.com/',
    '\\\\server\\share',
    'not a link',
    '',
    `https://example.com/${'a'.repeat(2100)}`,
  ])('%j is refused', (address) => {
    expect(externalLink(address)).toBeNull();
  });
});
