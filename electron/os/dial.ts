import type { Result } from '../../shared/ipc.ts';
import { phoneLink } from '../../shared/phone-link.ts';
import { openLink } from './open-link.ts';

/** Hands a number to the machine's telephone application. */
export const dial = async (number: string): Promise<Result<'dial'>> => {
  const link = phoneLink(number);
  if (link === null) return { kind: 'failed', trouble: 'not-a-number' };
  return (await openLink(link)) ? { kind: 'dialled' } : { kind: 'failed', trouble: 'no-application' };
};
