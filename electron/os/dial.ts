import { app } from 'electron';
import { dialLink } from '../../shared/dialling.ts';
import type { Argument, Result } from '../../shared/ipc.ts';
import { openLink } from './open-link.ts';

/** Where this app looks up the numbers of other programs, the system would hand it its own: nothing would ring. */
const wouldComeBack = (link: string): boolean => link.startsWith('tel:') && app.isDefaultProtocolClient('tel');

/** Hands a number to the machine's telephone application, by the link that was set for it. `takesTelLinks`: as set on this computer. */
export const dial = async ({ target, settings }: Argument<'dial'>, takesTelLinks: boolean): Promise<Result<'dial'>> => {
  const link = dialLink(target, settings);
  if (link === null) return { kind: 'failed', trouble: 'not-a-number' };
  if (takesTelLinks && wouldComeBack(link)) return { kind: 'failed', trouble: 'no-application' };
  return (await openLink(link)) ? { kind: 'dialled' } : { kind: 'failed', trouble: 'no-application' };
};
