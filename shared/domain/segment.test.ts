import { describe, expect, it } from 'vitest';
import { aCompany, aLead, aTouch, builtAt } from '../../test/builders/domain.ts';
import { asksForTouches, isInSegment, type Segment, type SegmentFacts, type SegmentRule, segmentRule, segmentsById } from './segment.ts';

const day = 86_400_000;
const isIn = (rule: SegmentRule, over: Partial<SegmentFacts> = {}, known: Segment[] = []) =>
  isInSegment(rule, { lead: aLead(), company: undefined, touches: [], now: builtAt, ...over }, segmentsById(known));
const named = (id: string, rule: SegmentRule): Segment => ({ id, label: id, rule, maxSilenceDays: null });
const score = (op: 'atLeast' | 'atMost', value: string): SegmentRule => ({ kind: 'lead', field: 'score', op, values: [value] });
const working: SegmentRule = { kind: 'lead', field: 'stage', op: 'is', values: ['working'] };

describe('a segment over the fields of a lead', () => {
  it('compares numbers from and up to a value, both included', () => {
    const lead = aLead({ score: 40 });
    expect(isIn(score('atLeast', '40'), { lead })).toBe(true);
    expect(isIn(score('atLeast', '41'), { lead })).toBe(false);
    expect(isIn(score('atMost', '40'), { lead })).toBe(true);
    expect(isIn(score('atMost', '39'), { lead })).toBe(false);
  });

  it('holds for nobody when no number is given to compare with', () => {
    expect(isIn(score('atLeast', 'many'))).toBe(false);
    expect(isIn({ kind: 'lead', field: 'score', op: 'atMost', values: [] })).toBe(false);
  });

  it('compares texts whatever their case, whole or in part', () => {
    const lead = aLead({ title: 'Head of Plant Engineering' });
    const title = (op: 'is' | 'isNot' | 'has', value: string): SegmentRule => ({ kind: 'lead', field: 'title', op, values: [value] });
    expect(isIn(title('is', 'head of plant engineering'), { lead })).toBe(true);
    expect(isIn(title('is', 'plant'), { lead })).toBe(false);
    expect(isIn(title('isNot', 'plant'), { lead })).toBe(true);
    expect(isIn(title('has', 'PLANT'), { lead })).toBe(true);
    expect(isIn(title('has', ''), { lead })).toBe(false);
  });

  it('knows what is empty from what is not', () => {
    const lead = aLead({ campaignId: null });
    expect(isIn({ kind: 'lead', field: 'campaignId', op: 'unknown', values: [] }, { lead })).toBe(true);
    expect(isIn({ kind: 'lead', field: 'campaignId', op: 'known', values: [] }, { lead })).toBe(false);
  });
});

describe('a segment over a company, touches and answers', () => {
  it('asks the company, and finds nothing known of a lead without one', () => {
    const key: SegmentRule = { kind: 'company', field: 'isKeyAccount', op: 'is', values: ['true'] };
    const industry: SegmentRule = { kind: 'company', field: 'industry', op: 'unknown', values: [] };
    expect(isIn(key, { company: aCompany({ isKeyAccount: true }) })).toBe(true);
    expect(isIn(key, { company: aCompany({ isKeyAccount: false }) })).toBe(false);
    expect(isIn(key)).toBe(false);
    expect(isIn(industry)).toBe(true);
  });

  it('counts touches of a kind within its days, those ahead of now not', () => {
    const touches = [1, 20, 40].map((days) => aTouch({ id: `t${days}`, kind: 'download', happenedAt: builtAt - days * day }));
    const ahead = aTouch({ id: 'ahead', kind: 'download', happenedAt: builtAt + day });
    const downloads = (atLeast: number, withinDays: number | null): SegmentRule => ({
      kind: 'touch',
      touch: 'download',
      withinDays,
      atLeast,
    });
    expect(isIn(downloads(2, 20), { touches: [...touches, ahead] })).toBe(true);
    expect(isIn(downloads(3, 20), { touches: [...touches, ahead] })).toBe(false);
    expect(isIn(downloads(3, null), { touches })).toBe(true);
    expect(isIn({ kind: 'touch', touch: 'visit', withinDays: null, atLeast: 1 }, { touches })).toBe(false);
  });

  it('means none at all by at least none', () => {
    const silent: SegmentRule = { kind: 'touch', touch: null, withinDays: 30, atLeast: 0 };
    expect(isIn(silent, { touches: [aTouch({ happenedAt: builtAt - 31 * day })] })).toBe(true);
    expect(isIn(silent, { touches: [aTouch({ happenedAt: builtAt - 29 * day })] })).toBe(false);
  });

  it('reads the state of a letter', () => {
    const rule: SegmentRule = { kind: 'answer', letter: 'B', states: ['favourable', 'partly'] };
    expect(isIn(rule, { lead: aLead({ letters: 'fuuuuu' }) })).toBe(true);
    expect(isIn(rule, { lead: aLead({ letters: 'puuuuu' }) })).toBe(true);
    expect(isIn(rule, { lead: aLead({ letters: 'xfffff' }) })).toBe(false);
  });
});

describe('nested groups', () => {
  const lead = aLead({ stage: 'working', score: 30 });
  const rule: SegmentRule = {
    kind: 'all',
    of: [working, { kind: 'any', of: [score('atLeast', '50'), { kind: 'none', of: [score('atMost', '20')] }] }],
  };

  it('mean all, any and none, at any depth', () => {
    expect(isIn(rule, { lead })).toBe(true);
    expect(isIn(rule, { lead: { ...lead, score: 10 } })).toBe(false);
    expect(isIn(rule, { lead: { ...lead, score: 60 } })).toBe(true);
    expect(isIn(rule, { lead: { ...lead, stage: 'nurture', score: 60 } })).toBe(false);
  });

  it('of nothing hold for everybody by all and none, for nobody by any', () => {
    expect(['all', 'any', 'none'].map((kind) => isIn({ kind: kind as 'all', of: [] }))).toEqual([true, false, true]);
  });

  it('come through storage as they went in', () => {
    expect(segmentRule.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  });

  it('name other segments, and hold for nobody when one is missing or names itself', () => {
    const of = (segmentId: string): SegmentRule => ({ kind: 'segment', segmentId });
    expect(isIn(of('a'), { lead }, [named('a', of('b')), named('b', working)])).toBe(true);
    expect(isIn(of('gone'), { lead })).toBe(false);
    expect(isIn(of('a'), { lead }, [named('a', { kind: 'any', of: [of('b')] }), named('b', of('a'))])).toBe(false);
  });

  it('ask for touches when one of them does, by way of others too', () => {
    const touch: SegmentRule = { kind: 'touch', touch: null, withinDays: null, atLeast: 1 };
    const byId = segmentsById([named('a', { kind: 'segment', segmentId: 'b' }), named('b', { kind: 'none', of: [touch] })]);
    expect(asksForTouches({ kind: 'segment', segmentId: 'a' }, byId)).toBe(true);
    expect(asksForTouches(rule, byId)).toBe(false);
  });
});
