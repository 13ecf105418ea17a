import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, 2 passes, 1 lane: the package's defaults, which are OWASP's first recommendation. */
export const hashPassword = (password: string): Promise<string> => hash(password);

let standIn: Promise<string> | undefined;

/** Says whether the password fits. An unknown person (`undefined`) costs the same time as a wrong password. */
export const verifyPassword = async (passwordHash: string | undefined, password: string): Promise<boolean> => {
  standIn ??= hashPassword('nobody has this password');
  const fits = await verify(passwordHash ?? (await standIn), password);
  return fits && passwordHash !== undefined;
};
