import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { anEndedCall } from '../../test/builders/ended-call.ts';
import { anAttempt } from '../../test/builders/people.ts';
import { aContext, memoryRows } from '../../test/support/memory-rows.ts';
import { recordDisposition } from '../commands/record-disposition.ts';
import { defaultDispositions } from './default-dispositions.ts';
import { nextAttemptOf } from './next-attempt.ts';

const byId = new Map(defaultDispositions.map((each) => [each.id, each]));
const settings = someSettings();
const minute = 60_000;

/** The lead after a call that ended with this outcome, as the command leaves it. */
const leftBy = (dispositionCode: string, over: Parameters<typeof aLead>[0] = {}) => {
  const rows = memoryRows();
  rows.put('settings', settings);
  rows.put('dispositions', ...defaultDispositions);
  rows.put('leads', aLead({ stage: 'lead', attempts: 3, connects: 0, hours: [], ...over }));
  rows.put('attempts', anAttempt({ id: 'call', startedAt: builtAt - minute, endedAt: null, dispositionCode: null }));
  const context = aContext({ commandId: 'c', now: builtAt + 40 });
  rows.run(recordDisposition, anEndedCall({ dispositionCode, endedAt: builtAt - 30_000, wrapUpMs: 30_000 }), context);
  return { lead: rows.all('leads')[0]!, attempts: rows.all('attempts') };
};

describe('why the next try is when it is', () => {
  it('is said by the rules that put it there, with the number of the try', () => {
    const { lead, attempts } = leftBy('voicemail');
    const next = nextAttemptOf(lead, attempts, byId, settings);
    expect(next).toMatchObject({ attempt: 4, cap: 12 });
    expect(next?.reasons[0]).toEqual({ code: 'delay', delayMs: 86_400_000 });
  });

  it('says that the lead was given up, and after how many', () => {
    const { lead, attempts } = leftBy('noAnswer', { attempts: 12 });
    expect(lead.nextActionKind).toBe('revisit');
    expect(nextAttemptOf(lead, attempts, byId, settings)?.reasons).toEqual([{ code: 'gaveUp', attempts: 12, giveUpAfter: 12 }]);
  });

  it('is not made up for a try that somebody put elsewhere, nor for a promise', () => {
    const { lead, attempts } = leftBy('voicemail');
    expect(nextAttemptOf({ ...lead, nextActionAt: builtAt + 90 * minute }, attempts, byId, settings)).toBeNull();
    expect(nextAttemptOf({ ...lead, nextActionKind: 'callback' }, attempts, byId, settings)).toBeNull();
    expect(nextAttemptOf(lead, [], byId, settings)).toBeNull();
  });
});
