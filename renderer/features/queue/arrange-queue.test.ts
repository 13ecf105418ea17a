import { describe, expect, it } from 'vitest';
import { rankQueue } from '../../../shared/domain/queue.ts';
import { createWindowCalendar } from '../../../shared/domain/window-calendar.ts';
import { aLead, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { arrangeQueue, type QueueView } from './arrange-queue.ts';

const minute = 60_000;
const settings = someSettings();
const all: QueueView = { campaignId: null, language: null, pinnedIds: [] };

const leads = [
  aLead({ id: 'promised', nextActionKind: 'callback', nextActionAt: builtAt, callbackIsPersonal: true, language: 'de' }),
  aLead({ id: 'first', nextActionKind: 'retry', nextActionAt: builtAt - 3 * minute, language: 'en', campaignId: 'fair' }),
  aLead({ id: 'second', nextActionKind: 'retry', nextActionAt: builtAt - 2 * minute, language: 'en' }),
  aLead({ id: 'third', nextActionKind: 'retry', nextActionAt: builtAt - minute, language: 'fr', campaignId: 'fair' }),
  aLead({ id: 'tonight', nextActionKind: 'retry', nextActionAt: builtAt + 60 * minute, language: 'fr' }),
];
const context = { settings, calendar: createWindowCalendar(settings), now: builtAt, keyAccounts: new Set<string>() };
const queue = {
  ...rankQueue(leads, context),
  now: builtAt,
  ownCount: leads.length,
};
const order = (view: Partial<QueueView>) => arrangeQueue(queue, { ...all, ...view }).callable.map(({ lead }) => lead.id);

describe('a queue as the rep wants to work it', () => {
  it('is the ranking itself while nothing is set', () => {
    expect(order({})).toEqual(['promised', 'first', 'second', 'third']);
  });

  it('puts pinned leads first in the order of pinning, but never before a promise', () => {
    expect(order({ pinnedIds: ['third', 'second', 'gone'] })).toEqual(['promised', 'third', 'second', 'first']);
  });

  it('keeps to one campaign or language, counts what it keeps back, and hides no promise', () => {
    expect(order({ campaignId: 'fair' })).toEqual(['promised', 'first', 'third']);
    const french = arrangeQueue(queue, { ...all, language: 'fr' });
    expect(french.callable.map(({ lead }) => lead.id)).toEqual(['promised', 'third']);
    expect(french.later.map(({ lead }) => lead.id)).toEqual(['tonight']);
    expect(french.hiddenCount).toBe(2);
  });

  it('proposes nobody with whom a colleague talks at this moment, whatever was promised or pinned', () => {
    const calls = new Map([
      ['promised', { userId: 'mara', startedAt: builtAt - minute }],
      ['second', { userId: 'mara', startedAt: builtAt - minute }],
    ]);
    const arranged = arrangeQueue(queue, { ...all, pinnedIds: ['second'] }, () => true, calls);
    expect(arranged.callable.map(({ lead }) => lead.id)).toEqual(['first', 'third']);
    expect(arranged.inCall.map(({ lead }) => lead.id)).toEqual(['promised', 'second']);
    expect(arranged.hiddenCount).toBe(0);
  });

  it('keeps back no overdue promise that has become the team’s', () => {
    const shared = aLead({
      id: 'shared',
      nextActionKind: 'callback',
      nextActionAt: builtAt - minute,
      callbackIsPersonal: false,
      language: 'pl',
    });
    const overdue = { ...rankQueue([...leads, shared], context), now: builtAt, ownCount: leads.length + 1 };
    const french = arrangeQueue(overdue, { ...all, language: 'fr' });
    expect(french.callable.map(({ lead }) => lead.id)).toEqual(['promised', 'shared', 'third']);
  });

  it('keeps to a segment, but for a personal callback that is due, and counts who is kept back', () => {
    const whole = arrangeQueue(queue, all);
    const none = arrangeQueue(queue, all, () => false);
    expect(none.callable.every(({ rank }) => rank === 1)).toBe(true);
    expect(none.callable.length + none.later.length + none.hiddenCount).toBe(whole.callable.length + whole.later.length);
    expect(none.hiddenCount).toBeGreaterThan(0);
  });
});
