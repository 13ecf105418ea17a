import { stateOfLetter } from './bantfo.ts';
import type { Touch } from './call.ts';
import type { Lead } from './lead.ts';

const dayMs = 86_400_000;
/** Signs older than this say nothing of today. */
const lookBackMs = 28 * dayMs;
const burstMs = 14 * dayMs;
const burstFrom = 3;

/** Why a lead looks as it does, strongest sign first. */
export type ModeReason =
  | { code: 'inquiry'; at: number }
  | { code: 'burst'; count: number }
  | { code: 'preference'; title: string }
  | { code: 'need' }
  | { code: 'quiet' };
/** `problem`: solving one, and looking for help with it; `usual`: business as usual. */
export type LeadMode = { mode: 'usual' | 'problem'; reasons: ModeReason[] };

/**
 * What a lead is about, read from what it did of its own accord: an inquiry, several touches within two weeks, or content of those who are
 * choosing says that it is solving a problem. A need that it stated supports that and does not say it alone.
 */
export const modeOf = (
  lead: Pick<Lead, 'letters'>,
  touches: readonly Pick<Touch, 'kind' | 'direction' | 'buyingPhase' | 'title' | 'happenedAt'>[],
  now: number,
): LeadMode => {
  const own = touches.filter(({ direction, happenedAt }) => direction === 'in' && happenedAt <= now && now - happenedAt <= lookBackMs);
  const reasons: ModeReason[] = [];
  const inquiries = own.filter(({ kind }) => kind === 'inquiry').map(({ happenedAt }) => happenedAt);
  if (inquiries.length > 0) reasons.push({ code: 'inquiry', at: Math.max(...inquiries) });
  const lately = own.filter(({ happenedAt, kind }) => now - happenedAt <= burstMs && kind !== 'import').length;
  if (lately >= burstFrom) reasons.push({ code: 'burst', count: lately });
  const choosing = own.find(({ buyingPhase }) => buyingPhase === 'preference');
  if (choosing) reasons.push({ code: 'preference', title: choosing.title });
  if (reasons.length === 0) return { mode: 'usual', reasons: [{ code: 'quiet' }] };
  if (stateOfLetter(lead.letters, 'N') === 'favourable') reasons.push({ code: 'need' });
  return { mode: 'problem', reasons };
};
