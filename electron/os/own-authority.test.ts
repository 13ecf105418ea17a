import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { authoritiesIn, isSignedBy } from './own-authority.ts';

const pem = (name: string): string => readFileSync(join(import.meta.dirname, '../../test/fixtures/certificates', `${name}.pem`), 'utf8');
const now = Date.UTC(2040, 0, 1);
const own = authoritiesIn(pem('authority')) ?? [];
const chain = [pem('server'), pem('intermediate')];
const hostname = 'refinery.nordhaus.example';

describe("an authority of one's own", () => {
  test('vouches for a server through the certificate in between', () => {
    expect(isSignedBy(own, { hostname, chain }, now)).toBe(true);
    expect(isSignedBy(own, { hostname: '127.0.0.1', chain }, now)).toBe(true);
  });

  test.each([
    ['another name', { hostname: 'evil.example', chain }, now],
    ['a link that is missing', { hostname, chain: [pem('server')] }, now],
    ['a time after its end', { hostname, chain }, Date.UTC(2140, 0, 1)],
    ['a time before its start', { hostname, chain }, Date.UTC(2020, 0, 1)],
    ['a signature by what may not sign', { hostname, chain: [pem('leaf-signed'), pem('server'), pem('intermediate')] }, now],
    ['no certificate', { hostname, chain: [] }, now],
    ['what is none', { hostname, chain: ['-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----'] }, now],
  ])('does not vouch for %s', (_what, presented, at) => {
    expect(isSignedBy(own, presented, at)).toBe(false);
  });

  test('vouches for nothing that another has signed', () => {
    expect(isSignedBy(authoritiesIn(pem('other-authority')) ?? [], { hostname, chain }, now)).toBe(false);
  });

  test('is taken from a text that holds authorities and nothing else', () => {
    expect(authoritiesIn(`# ours\n${pem('authority')}\n${pem('other-authority')}`)).toHaveLength(2);
    expect(authoritiesIn(pem('server'))).toBeNull();
    expect(authoritiesIn(`${pem('authority')}${pem('server')}`)).toBeNull();
    expect(authoritiesIn('nothing')).toBeNull();
  });
});
