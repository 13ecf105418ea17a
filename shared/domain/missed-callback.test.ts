import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { standingOf } from './missed-callback.ts';
import { createWindowCalendar } from './window-calendar.ts';

const settings = someSettings();
const calendar = createWindowCalendar(settings);
const minute = 60_000;
const mine = { dueAt: builtAt, userId: 'rep-1' };
const at = (minutes: number, promised = mine) => standingOf(promised, aLead(), settings, calendar, builtAt + minutes * minute);

describe('a promise by the clock', () => {
  it('is ahead, due, late, the team’s, and then the team lead’s', () => {
    expect(at(-1)).toEqual({ step: 'ahead' });
    expect(at(10)).toEqual({ step: 'due' });
    expect(at(11)).toEqual({ step: 'late', turnsSharedAt: builtAt + 30 * minute, nextSlotAt: null });
    expect(at(30)).toEqual({ step: 'shared', teamLeadAt: builtAt + 120 * minute, nextSlotAt: null });
    expect(at(120)).toEqual({ step: 'teamLead', sinceAt: builtAt + 120 * minute, nextSlotAt: null });
  });

  it('is the team’s from the first when it was shared', () => {
    expect(at(11, { ...mine, userId: null as never }).step).toBe('shared');
  });

  it('says the next legal slot while the window is shut', () => {
    expect(at(300)).toEqual({ step: 'teamLead', sinceAt: builtAt + 120 * minute, nextSlotAt: Date.parse('2026-11-18T07:00:00Z') });
  });

  it('waits as long for the team lead as the center says', () => {
    const slow = someSettings({ queue: { ...settings.queue, callbackTeamLeadMs: 600 * minute } });
    expect(standingOf(mine, aLead(), slow, calendar, builtAt + 200 * minute).step).toBe('shared');
  });
});
