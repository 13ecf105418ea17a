import type { Handoff } from '../../../shared/domain/handoff.ts';
import type { Lead } from '../../../shared/domain/lead.ts';

/** What was last agreed; but what sales said when it sent the lead back is no promise of ours. */
export const promiseToBegin = (
  { id, lastSaid }: Pick<Lead, 'id' | 'lastSaid'>,
  handoffs: Iterable<Pick<Handoff, 'leadId' | 'answerNote'>>,
): string => ([...handoffs].some(({ leadId, answerNote }) => leadId === id && answerNote.startsWith(lastSaid)) ? '' : lastSaid);
