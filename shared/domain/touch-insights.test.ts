import { describe, expect, it } from 'vitest';
import { aLead, aTouch, builtAt } from '../../test/builders/domain.ts';
import { touchInsights } from './touch-insights.ts';

const hours = (pairs: Record<number, [number, number]>) => Array.from({ length: 24 }, (_, hour): [number, number] => pairs[hour] ?? [0, 0]);

describe('what a lead responded to', () => {
  it('says nothing of a lead nobody knows yet', () => {
    expect(touchInsights(aLead(), [aTouch({ kind: 'import', campaignId: null, buyingPhase: null })], [])).toEqual({
      hour: null,
      channel: null,
      topics: [],
      buyingPhase: null,
    });
  });

  it('tells how sure its best hour is by the answers behind it', () => {
    expect(touchInsights(aLead({ hours: hours({ 9: [2, 1] }) }), [], []).hour).toMatchObject({ from: 9, to: 10, sureness: 'hint' });
    expect(touchInsights(aLead({ hours: hours({ 9: [5, 4] }) }), [], []).hour).toMatchObject({ sureness: 'likely' });
  });

  it('prefers the channel that was answered often over one that was answered once', () => {
    const mails = Array.from({ length: 8 }, (_, at) => aTouch({ id: `m${at}`, kind: 'mail', direction: at < 5 ? 'in' : 'out' }));
    const calls = [{ isConnect: true }, { isConnect: false }, { isConnect: false }];
    expect(touchInsights(aLead(), mails, calls).channel).toEqual({ kind: 'mail', answered: 5, of: 8, sureness: 'likely' });
  });

  it('counts as topics only what the lead came to by itself, and knows how far its reading has come', () => {
    const touches = [
      aTouch({ id: 'a', campaignId: 'guide', direction: 'in', buyingPhase: 'learning', happenedAt: builtAt }),
      aTouch({ id: 'b', campaignId: 'guide', direction: 'in', buyingPhase: 'interest', happenedAt: builtAt + 1 }),
      aTouch({ id: 'c', campaignId: 'fair', direction: 'in', buyingPhase: null, happenedAt: builtAt + 2 }),
      aTouch({ id: 'd', campaignId: 'news', direction: 'out', buyingPhase: null, happenedAt: builtAt + 3 }),
    ];
    const { topics, buyingPhase } = touchInsights(aLead(), touches, []);
    expect(topics.map(({ campaignId, count }) => [campaignId, count])).toEqual([
      ['guide', 2],
      ['fair', 1],
    ]);
    expect(buyingPhase).toBe('interest');
  });
});
