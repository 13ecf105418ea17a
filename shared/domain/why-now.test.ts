import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import type { QueueReason } from './queue.ts';
import { whyNow } from './why-now.ts';

const promised: QueueReason = { code: 'personalCallback', dueAt: builtAt, turnsSharedAt: builtAt + 1_800_000 };
const line = (rule: string, points: number, label = rule) => ({ rule, label, points });
const named = (label: string, points: number) => ({ label, points });

describe('why a lead is next', () => {
  it('says the promise, the best hours, what the score is made of and what to ask', () => {
    const hours = Array.from({ length: 24 }, (_, hour): [number, number] => (hour === 13 ? [1, 1] : hour === 14 ? [2, 1] : [0, 0]));
    const lead = aLead({
      hours,
      connects: 3,
      score: 74,
      band: 'hot',
      scoreLines: [line('contacts', 6), line('guide', 20), line('key', 15), line('title', 15), line('event', 18)],
      letters: 'fpfpuu',
      lastSaid: 'Call me Tuesday after two.',
    });
    expect(whyNow(lead, promised, someSettings())).toEqual([
      { code: 'place', reason: promised, lastSaid: 'Call me Tuesday after two.' },
      { code: 'bestHours', hours: { from: 13, to: 15, attempts: 3, connects: 2 }, of: 3 },
      { code: 'score', score: 74, band: 'hot', top: [named('guide', 20), named('event', 18), named('key', 15)], rest: 21 },
      { code: 'ask', letter: 'T', isRequired: true },
    ]);
  });

  it('says once what several rules found, with all that it gave', () => {
    const scoreLines = [line('content', 8, 'Guide'), line('key', 15), line('interest', 9, 'Guide'), line('size', 3), line('visit', 2)];
    const lead = aLead({ score: 37, scoreLines });
    const score = whyNow(lead, promised, someSettings()).find(({ code }) => code === 'score');
    expect(score).toMatchObject({ top: [named('Guide', 17), named('key', 15), named('size', 3)], rest: 2 });
  });

  it('leaves out what nobody knows', () => {
    const codes = whyNow(aLead({ letters: 'ffffff' }), promised, someSettings()).map(({ code }) => code);
    expect(codes).toEqual(['place', 'score']);
  });
});
