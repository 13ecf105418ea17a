import { type Certificate, type Session, session } from 'electron';
import type { DesktopSettings } from '../../shared/desktop.ts';
import { authoritiesIn, isSignedBy } from '../os/own-authority.ts';

/** Chromium's number for a certificate of an authority that it does not know; no other fault is ever passed over. */
const unknownAuthority = -202;
/** Answers of Electron's: trust, or leave it to what Chromium found. */
const answers = { trusted: 0, asChromiumFound: -3 } as const;

const chainOf = (certificate: Certificate | undefined, depth = 0): string[] =>
  certificate && depth < 8 ? [certificate.data, ...chainOf(certificate.issuerCert, depth + 1)] : [];

/** Trusts, beside what the system trusts, the authority in the settings: for the server's own name and for no other. */
export const trustOwnAuthority = (
  settings: () => DesktopSettings,
  isServer: (host: string) => boolean,
  of: Session = session.defaultSession,
): void => {
  of.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
    const pem = settings().certificateAuthority;
    const authorities = pem === null ? null : authoritiesIn(pem);
    const isOurs =
      authorities !== null &&
      errorCode === unknownAuthority &&
      isServer(hostname) &&
      isSignedBy(authorities, { hostname, chain: chainOf(certificate) }, Date.now());
    answer(isOurs ? answers.trusted : answers.asChromiumFound);
  });
};

/** Sends everything the way that is set. Electron's own default is the system's. */
export const applyProxy = ({ proxy }: DesktopSettings, of: Session = session.defaultSession): Promise<void> => {
  if (proxy.kind === 'fixed') return of.setProxy({ mode: 'fixed_servers', proxyRules: proxy.rules, proxyBypassRules: '<local>' });
  return of.setProxy({ mode: proxy.kind });
};
