import { describe, expect, it } from 'vitest';
import { longestMailLink, mailLink } from './mail-link.ts';

describe('a link to the mail program', () => {
  it('carries subject and text as they are, line breaks as mail has them', () => {
    const mail = mailLink({
      to: 'ana.keller@nordhaus.example',
      subject: 'Größe & Preis?',
      body: 'Hello Ana,\nhere it is: https://x.example/?a=1&b=2',
    });
    const url = new URL(mail?.link ?? '');
    expect(url.pathname).toBe('ana.keller@nordhaus.example');
    expect(url.searchParams.get('subject')).toBe('Größe & Preis?');
    expect(url.searchParams.get('body')).toBe('Hello Ana,\r\nhere it is: https://x.example/?a=1&b=2');
  });

  it('leaves a text out whole that would be cut, and says so', () => {
    const mail = mailLink({ to: 'a@b.example', subject: 'Guide', body: 'ä'.repeat(400) });
    expect(mail).toEqual({ link: 'mailto:a@b.example?subject=Guide', isWhole: false });
    expect(mailLink({ to: 'a@b.example', subject: 'ä'.repeat(900), body: '' })?.link.length).toBeLessThan(longestMailLink);
  });

  it('takes no second recipient or header in through the address or the subject', () => {
    expect(mailLink({ to: 'a@b.example,c@d.example', subject: '', body: '' })).toBeNull();
    expect(mailLink({ to: 'a@b.example?bcc=c@d.example', subject: '', body: '' })).toBeNull();
    expect(mailLink({ to: 'a@b.example', subject: 'x\r\nBcc: y', body: '' })?.link).toBe('mailto:a@b.example?subject=x%20Bcc%3A%20y&body=');
  });
});
