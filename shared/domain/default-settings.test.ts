import { describe, expect, it } from 'vitest';
import { disposition } from './call.ts';
import { centerSettings } from './center-settings.ts';
import { defaultDispositions } from './default-dispositions.ts';
import { defaultSettings } from './default-settings.ts';
import { isRefusal, nextStage, stages } from './stage.ts';

describe('the agreements a new center begins with', () => {
  it('are valid settings that define every stage', () => {
    expect(centerSettings.parse(defaultSettings)).toEqual(defaultSettings);
    for (const each of stages) expect(defaultSettings.definitions[each]).toMatch(/\.$/);
  });

  it('call a lead hot no earlier than warm, and qualified between the two', () => {
    const { warmFrom, threshold, hotFrom } = defaultSettings.score;
    expect(warmFrom).toBeLessThan(threshold);
    expect(threshold).toBeLessThanOrEqual(hotFrom);
  });
});

describe('the starter set of dispositions', () => {
  it('holds valid dispositions with a code and a key of their own each', () => {
    for (const each of defaultDispositions) expect(disposition.parse(each)).toEqual(each);
    expect(new Set(defaultDispositions.map(({ id }) => id)).size).toBe(defaultDispositions.length);
    expect(new Set(defaultDispositions.map(({ hotKey }) => hotKey)).size).toBe(defaultDispositions.length);
  });

  it('raises only steps that a lead being worked may take', () => {
    for (const { raises } of defaultDispositions) {
      if (raises && raises !== 'work') expect(isRefusal(nextStage('working', raises))).toBe(false);
    }
  });

  it('has a reason at hand for every step that leaves the refinery', () => {
    for (const each of defaultDispositions.filter(({ raises }) => raises === 'disqualify')) {
      expect(each.reasons.length).toBeGreaterThan(0);
      if (!each.needs.includes('reason')) expect(each.reasons).toHaveLength(1);
    }
  });

  it('leaves no open lead without a next action: it plans a retry, asks for a time, or moves the lead on', () => {
    for (const each of defaultDispositions) {
      const asksForTime = each.needs.includes('callback') || each.needs.includes('revisit');
      expect(each.retryAfterMs !== null || asksForTime || (each.raises !== null && each.raises !== 'work')).toBe(true);
    }
  });
});
