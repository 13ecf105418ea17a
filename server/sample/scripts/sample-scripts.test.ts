import { describe, expect, it } from 'vitest';

import { script } from '../../../shared/domain/script.ts';
import { checkScript } from '../../../shared/domain/script-checks.ts';
import { readScriptFile, writeScriptFile } from '../../../shared/domain/script-file.ts';
import { sampleSettings } from '../agreements.ts';
import { sampleCampaigns } from '../campaigns.ts';
import { sampleScripts } from './sample-scripts.ts';

const scripts = sampleScripts(Date.UTC(2026, 9, 19), 'ines');
const against = {
  required: sampleSettings.bantfo.required,
  campaignIds: new Set(sampleCampaigns.map(({ id }) => id)),
  segmentIds: new Set(sampleSettings.segments.map(({ id }) => id)),
};

describe('the sample scripts', () => {
  it.each(scripts)('$name v$version is a valid live script of six to twelve steps', (each) => {
    expect(script.parse(each)).toEqual(each);
    expect(each.state).toBe('live');
    expect(each.steps.length).toBeGreaterThanOrEqual(6);
    expect(each.steps.length).toBeLessThanOrEqual(12);
  });

  it.each(scripts)('$name v$version passes every check before publication, with the letters sales requires', (each) => {
    expect(checkScript(each, against)).toEqual([]);
  });

  it.each(scripts)('$name v$version is the same after it went through a file', (each) => {
    const read = readScriptFile(writeScriptFile(each));
    expect(read).toMatchObject({ kind: 'script', scriptKey: each.scriptKey, content: { steps: each.steps, objections: each.objections } });
  });

  it('are three in English, one of them in two versions side by side, and one in German', () => {
    expect([...Map.groupBy(scripts, ({ scriptKey }) => scriptKey)].map(([key, { length }]) => [key, length])).toEqual([
      ['inboundInquiry', 1],
      ['tradeShow', 2],
      ['reEngagement', 1],
      ['germanInquiry', 1],
    ]);
    expect(scripts.filter(({ language }) => language === 'de').map(({ scriptKey }) => scriptKey)).toEqual(['germanInquiry']);
  });
});
