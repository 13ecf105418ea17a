import { type SessionUser, sessionUser } from '../../shared/protocol/sync.ts';

/** Who works on this machine, so that the app opens without a network. Holds no secret: the sign-in itself is the platform's. */

const storageKey = 'refinery.person';

export const recallPerson = (): SessionUser | null => {
  try {
    const parsed = sessionUser.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

export const rememberPerson = (person: SessionUser): void => localStorage.setItem(storageKey, JSON.stringify(person));
export const forgetPerson = (): void => localStorage.removeItem(storageKey);
