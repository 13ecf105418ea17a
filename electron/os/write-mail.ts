import { mailLink } from '../../shared/domain/mail-link.ts';
import type { Argument, Result } from '../../shared/ipc.ts';
import { openLink } from './open-link.ts';

/** Opens a mail in the system's mail program, where the person looks at it and sends it. */
export const writeMail = async (mail: Argument<'writeMail'>): Promise<Result<'writeMail'>> => {
  const written = mailLink(mail);
  if (written === null) return { kind: 'failed', trouble: 'not-an-address' };
  if (!(await openLink(written.link))) return { kind: 'failed', trouble: 'no-application' };
  return written.isWhole ? { kind: 'opened' } : { kind: 'shortened' };
};
