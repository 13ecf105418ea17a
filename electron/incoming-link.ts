import { type Incoming, incoming } from '../shared/desktop.ts';

/** The scheme that the system opens this app by: `refinery://lead/<id>`. */
export const ownScheme = 'refinery';

const leadIn = (url: URL): unknown => {
  const [leadId = '', ...rest] = url.pathname.split('/').filter(Boolean);
  return url.host === 'lead' && rest.length === 0 ? { kind: 'lead', leadId: decodeURIComponent(leadId) } : null;
};

/** Digits, signs that people write between them, and what RFC 3966 puts behind them, which is left out. */
const numberIn = (address: string): unknown => {
  const number = decodeURIComponent(address.slice('tel:'.length)).split(';')[0]?.trim() ?? '';
  return /^\+?[\d\s().\-/]{2,40}$/.test(number) && /\d{2}/.test(number) ? { kind: 'number', number } : null;
};

/** What a link of the system asks for; null for anything else. Whoever made the link is a stranger: ids are looked up, never trusted. */
export const incomingLink = (address: string): Incoming | null => {
  const url = address.length <= 500 ? URL.parse(address) : null;
  if (!url) return null;
  try {
    const found = url.protocol === `${ownScheme}:` ? leadIn(url) : url.protocol === 'tel:' ? numberIn(address) : null;
    const parsed = incoming.safeParse(found);
    return parsed.success && (parsed.data.kind === 'number' || /^[\w.-]{8,100}$/.test(parsed.data.leadId)) ? parsed.data : null;
  } catch {
    // Escapes that are none.
    return null;
  }
};

/** The links among a process's arguments. Switches of Chromium's stand there too. */
export const linksAmong = (argv: readonly string[]): Incoming[] =>
  argv
    .filter((each) => !each.startsWith('-'))
    .map(incomingLink)
    .filter((each) => each !== null);
