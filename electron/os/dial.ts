import { dialLink } from '../../shared/dialling.ts';
import type { Argument, Result } from '../../shared/ipc.ts';
import { openLink } from './open-link.ts';

/** Hands a number to the machine's telephone application, by the link that was set for it. */
export const dial = async ({ target, settings }: Argument<'dial'>): Promise<Result<'dial'>> => {
  const link = dialLink(target, settings);
  if (link === null) return { kind: 'failed', trouble: 'not-a-number' };
  return (await openLink(link)) ? { kind: 'dialled' } : { kind: 'failed', trouble: 'no-application' };
};
