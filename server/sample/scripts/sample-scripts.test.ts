import { describe, expect, it } from 'vitest';
import { script } from '../../../shared/domain/call.ts';
import { sampleScripts } from './sample-scripts.ts';

const scripts = sampleScripts(Date.UTC(2026, 9, 19), 'ines');
const textsOf = (of: (typeof scripts)[number]) => [
  ...of.steps.flatMap(({ say, hint }) => [say, hint]),
  ...of.objections.map(({ reply }) => reply),
];

describe('the sample scripts', () => {
  it.each(scripts)('$name is a valid live script of six to twelve steps', (each) => {
    expect(script.parse(each)).toEqual(each);
    expect(each.state).toBe('live');
    expect(each.steps.length).toBeGreaterThanOrEqual(6);
    expect(each.steps.length).toBeLessThanOrEqual(12);
  });

  it.each(scripts)('$name leads from its start to every step, and every step leads on to an end', (each) => {
    const steps = new Map(each.steps.map((step) => [step.id, step]));
    expect(steps.size).toBe(each.steps.length);
    const reached = new Set<string>();
    const open = [each.startStepId];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (reached.has(id)) continue;
      reached.add(id);
      const step = steps.get(id);
      expect(step, id).toBeDefined();
      const onward = [...step!.choices.map(({ goTo }) => goTo), ...(step!.goTo ? [step!.goTo] : [])];
      expect(onward.length > 0).toBe(step!.kind !== 'end');
      open.push(...onward);
    }
    expect([...steps.keys()].filter((id) => !reached.has(id))).toEqual([]);
  });

  it.each(scripts)('$name can fill budget, authority, need and timing', (each) => {
    const letters = new Set(each.steps.flatMap(({ choices }) => choices.flatMap(({ fills }) => fills.map(({ letter }) => letter))));
    expect(letters).toContain('B');
    expect(letters).toContain('A');
    expect(letters).toContain('N');
    expect(letters).toContain('T');
  });

  it('gives every merge field a fallback', () => {
    for (const text of scripts.flatMap(textsOf)) {
      for (const [field] of text.matchAll(/\{\{[^}]*\}\}/g)) expect(field).toMatch(/^\{\{\w+\|[^}]*\}\}$/);
    }
  });

  it('holds one script in German', () => {
    expect(scripts.filter(({ language }) => language === 'de')).toHaveLength(1);
  });
});
