import { shell } from 'electron';
import { externalLink } from './external-link.ts';

/** Hands a link to the system's application for it. False when it is not on the allow-list or nothing took it. */
export const openLink = async (address: string): Promise<boolean> => {
  const link = externalLink(address);
  if (link === null) return false;
  return shell.openExternal(link).then(
    () => true,
    () => false,
  );
};
