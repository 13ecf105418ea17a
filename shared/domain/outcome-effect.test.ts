import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { anEndedCall } from '../../test/builders/ended-call.ts';
import { anAttempt } from '../../test/builders/people.ts';
import { isRefused } from '../commands/command.ts';
import { recordDisposition } from '../commands/record-disposition.ts';
import { defaultDispositions } from './default-dispositions.ts';
import type { Lead } from './lead.ts';
import { effectOf } from './outcome-effect.ts';

const named = (id: string) => defaultDispositions.find((each) => each.id === id)!;
const settings = someSettings();
const called = (over: Partial<Lead> = {}) => aLead({ attempts: 3, connects: 1, lastAttemptAt: builtAt, ...over });
const effect = (id: string, lead = called()) => effectOf(named(id), { lead, settings, now: builtAt, attemptsAt: [builtAt] });

/** The lead as the command itself leaves it. */
const recorded = (id: string, lead: Lead): Lead | undefined => {
  const attempt = anAttempt({ dispositionCode: null, endedAt: null, startedAt: builtAt });
  const outcome = recordDisposition.apply(
    {
      lead,
      attempt,
      disposition: named(id),
      settings,
      callbacks: [],
      touches: [],
      attempts: [attempt],
      company: undefined,
      colleagues: [lead],
    },
    anEndedCall({ leadId: lead.id, attemptId: attempt.id, dispositionCode: id }),
    { commandId: 'c', now: builtAt, userId: 'rep-1', role: 'rep', teamId: 'team-1', id: (suffix) => `c.${suffix}` },
  );
  if (isRefused(outcome)) return undefined;
  return outcome.puts.flatMap((put) => (put.table === 'leads' ? [put.row] : []))[0];
};

describe('what an outcome would do', () => {
  it.each(['noAnswer', 'busy', 'voicemail', 'gatekeeper', 'keepWorking'])('is told for %s as the command does it', (id) => {
    const told = effect(id);
    expect(told.kind).toBe('retry');
    expect(told.kind === 'retry' && told.at).toBe(recorded(id, called())?.nextActionAt);
  });

  it('counts the next try against the cap, as giving up does: what was answered is none', () => {
    expect(effect('noAnswer')).toMatchObject({ attempt: 3, cap: 12 });
    expect(effect('keepWorking')).toMatchObject({ cap: null });
  });

  it('says when a lead would be given up, and until when', () => {
    const worn = called({ attempts: 12, connects: 0 });
    expect(effect('noAnswer', worn)).toEqual({ kind: 'giveUp', revisitOn: recorded('noAnswer', worn)?.revisitOn, attempts: 12 });
    expect(effect('noAnswer', called({ attempts: 15, connects: 3 }))).toMatchObject({ kind: 'giveUp', attempts: 12 });
  });

  it.each([
    ['callBack', 'callback'],
    ['nurture', 'revisit'],
    ['qualified', 'handOff'],
    ['notInterested', 'leaves'],
    ['doNotCall', 'neverCalled'],
  ])('names what %s asks for or leads to', (id, kind) => {
    expect(effect(id)).toEqual({ kind });
  });
});
