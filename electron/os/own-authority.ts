import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

const parse = (pem: string): X509Certificate | null => {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
};

/** The certificates in a PEM text; null when it holds none, or one that may not sign others. */
export const authoritiesIn = (pem: string): X509Certificate[] | null => {
  const found = (pem.match(pemBlock) ?? []).map(parse);
  return found.length > 0 && found.every((each) => each?.ca === true) ? (found as X509Certificate[]) : null;
};

const isInTime = (certificate: X509Certificate, now: number): boolean =>
  Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);

const isSigned = (certificate: X509Certificate, by: X509Certificate): boolean =>
  certificate.checkIssued(by) && certificate.verify(by.publicKey);

const isFor = (certificate: X509Certificate, hostname: string): boolean =>
  (isIP(hostname) === 0 ? certificate.checkHost(hostname) : certificate.checkIP(hostname)) !== undefined;

type Presented = { hostname: string /** What the server showed, its own first (PEM). */; chain: readonly string[] };

/**
 * Whether a server's certificate is for that name, in time, and signed by one of the authorities, directly or through the others it showed.
 * What the system has already accepted need not be asked here.
 */
export const isSignedBy = (authorities: readonly X509Certificate[], { hostname, chain }: Presented, now: number): boolean => {
  const shown = chain.map(parse);
  const [own] = shown;
  if (!own || !isFor(own, hostname)) return false;
  let current = own;
  for (const next of [...shown.slice(1), null]) {
    if (!isInTime(current, now)) return false;
    const authority = authorities.find((each) => isInTime(each, now) && isSigned(current, each));
    if (authority) return true;
    // Only what may sign others leads on towards an authority.
    if (!next?.ca || !isSigned(current, next)) return false;
    current = next;
  }
  return false;
};
