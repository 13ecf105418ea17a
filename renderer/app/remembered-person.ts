import { type SessionUser, sessionUser } from '../../shared/protocol/sync.ts';

/**
 * Who works on this machine with a server, so that the app opens without a network; with another server it may be somebody else. Holds no
 * secret: the sign-in itself is the platform's.
 */

/** Apps of 0.1.0 knew one server. */
const bareKey = 'refinery.person';
const keyOf = (serverUrl: string): string => `${bareKey} ${serverUrl}`;

const parse = (text: string | null): SessionUser | null => {
  try {
    const parsed = sessionUser.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** The person of before belongs to the server that is asked for first. */
const takeOver = (serverUrl: string): void => {
  const before = localStorage.getItem(bareKey);
  if (before === null) return;
  localStorage.setItem(keyOf(serverUrl), before);
  localStorage.removeItem(bareKey);
};

export const recallPerson = (serverUrl: string): SessionUser | null => {
  takeOver(serverUrl);
  return parse(localStorage.getItem(keyOf(serverUrl)));
};

export const rememberPerson = (serverUrl: string, person: SessionUser): void =>
  localStorage.setItem(keyOf(serverUrl), JSON.stringify(person));
export const forgetPerson = (serverUrl: string): void => localStorage.removeItem(keyOf(serverUrl));
