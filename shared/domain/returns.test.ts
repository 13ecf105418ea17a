import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead, aTouch, builtAt } from '../../test/builders/domain.ts';
import { touchKinds } from './call.ts';
import { defaultReturns, isRevisitDay, returnNote, whyReturn } from './returns.ts';
import { stages } from './stage.ts';

const today = '2026-11-17';
const resting = aLead({ stage: 'keepInformed', score: 30, stageSinceAt: builtAt - 1000 });
const nothing = { touches: [], scoreBefore: null, today };

describe('coming back from keep informed', () => {
  it('is for what they do themselves since they came to rest', () => {
    const visit = aTouch({ kind: 'badgeScan', title: 'Packtage, stand 4' });
    expect(whyReturn(resting, { ...nothing, touches: [visit] }, defaultReturns)).toEqual({
      code: 'returnTouch',
      title: 'Packtage, stand 4',
    });
    const sent = { ...visit, direction: 'out' as const };
    const old = { ...visit, happenedAt: resting.stageSinceAt - 1 };
    const read = { ...visit, kind: 'download' as const };
    expect(whyReturn(resting, { ...nothing, touches: [sent, old, read] }, defaultReturns)).toBeNull();
  });

  it('is for a score that rises past the bar, and not for one that was past it', () => {
    const risen = { ...resting, score: 63 };
    const cause = whyReturn(risen, { ...nothing, scoreBefore: 41 }, defaultReturns);
    expect(cause).toEqual({ code: 'returnScore', before: 41, score: 63, bar: 60 });
    expect(cause && returnNote(cause)).toBe('41 → 63 (60)');
    expect(whyReturn(risen, { ...nothing, scoreBefore: 60 }, defaultReturns)).toBeNull();
    expect(whyReturn(risen, { ...nothing, scoreBefore: 41 }, { ...defaultReturns, scoreFrom: null })).toBeNull();
  });

  it('is for the day that was set', () => {
    expect(whyReturn({ ...resting, revisitOn: today }, nothing, defaultReturns)).toEqual({ code: 'returnDate', on: today });
    expect(whyReturn({ ...resting, revisitOn: '2026-11-18' }, nothing, defaultReturns)).toBeNull();
  });

  it('is never for who may not be called, and from nurture for who asks alone', () => {
    const asked = { ...nothing, touches: [aTouch({ kind: 'inquiry' })] };
    expect(whyReturn({ ...resting, doNotCall: true, revisitOn: today }, asked, defaultReturns)).toBeNull();
    const waiting = { ...resting, stage: 'nurture' as const, revisitOn: today, score: 90 };
    expect(whyReturn(waiting, asked, { scoreFrom: 1, touchKinds: [] })).toMatchObject({ code: 'returnTouch' });
    expect(whyReturn(waiting, { ...nothing, scoreBefore: 0 }, defaultReturns)).toBeNull();
  });

  it('wakes nobody who is not at rest, whatever comes', () => {
    const lead = fc.record({ stage: fc.constantFrom(...stages), score: fc.integer({ min: -50, max: 200 }), doNotCall: fc.boolean() });
    const news = fc.record({ kind: fc.constantFrom(...touchKinds), scoreBefore: fc.integer({ min: -50, max: 200 }) });
    fc.assert(
      fc.property(lead, news, (over, { kind, scoreBefore }) => {
        const cause = whyReturn(
          { ...resting, ...over, revisitOn: today },
          { touches: [aTouch({ kind })], scoreBefore, today },
          defaultReturns,
        );
        if (cause) expect(over.doNotCall || (over.stage !== 'keepInformed' && over.stage !== 'nurture')).toBe(false);
      }),
    );
  });
});

describe('a day to come back', () => {
  it('lies ahead, and within ten years', () => {
    expect(['2026-11-17', '2026-11-18', '2036-11-17', '2036-11-18', 'soon'].map((on) => isRevisitDay(on, today))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
