import { describe, expect, it } from 'vitest';
import { anAnswer, builtAt, someSettings } from '../../test/builders/domain.ts';
import { currentAnswers } from './bantfo.ts';
import { bantfoPolicy, defaultStaleDays, policyFaults, reliableLetters, stalenessOf } from './bantfo-policy.ts';
import { defaultSettings } from './default-settings.ts';

const dayMs = 86_400_000;
const settings = someSettings();
const agedDays = (days: number) => builtAt - days * dayMs;

describe('the age of an answer', () => {
  it('is told on the very day the center set, and not before', () => {
    const atLimit = anAnswer({ answeredAt: agedDays(180) });
    expect(stalenessOf(atLimit, settings, builtAt)).toEqual({ cause: 'age', days: 180 });
    expect(stalenessOf(atLimit, settings, builtAt - 1)).toBeNull();
  });

  it('does not touch a letter that is open, or one the center lets stand', () => {
    const veryOld = agedDays(4000);
    expect(stalenessOf(anAnswer({ state: 'unknown', answeredAt: veryOld }), settings, builtAt)).toBeNull();
    expect(stalenessOf(anAnswer({ letter: 'F', answeredAt: veryOld }), settings, builtAt)).toBeNull();
    expect(stalenessOf(undefined, settings, builtAt)).toBeNull();
  });

  it('is over for a timing whose day has passed, however lately it was said', () => {
    const named = (neededOn: string) => anAnswer({ letter: 'T', value: { neededOn } });
    expect(stalenessOf(named('2026-11-16'), settings, builtAt)).toEqual({ cause: 'passed', neededOn: '2026-11-16' });
    expect(stalenessOf(named('2026-11-17'), settings, builtAt)).toBeNull();
  });

  it('is counted by the usual days where agreements of before name none', () => {
    const { staleDays: _, ...before } = settings.bantfo;
    expect(bantfoPolicy.parse(before)).toEqual(before);
    const old = anAnswer({ letter: 'N', answeredAt: agedDays(365) });
    expect(stalenessOf(old, { ...settings, bantfo: before }, builtAt)).toEqual({ cause: 'age', days: defaultStaleDays.N });
  });
});

describe('letters that can be relied on', () => {
  it('leave out what is to be confirmed and keep the rest', () => {
    const current = currentAnswers([anAnswer({ id: 'b', answeredAt: agedDays(400) }), anAnswer({ id: 'n', letter: 'N' })]);
    expect(reliableLetters('fufuuu', current, settings, builtAt)).toBe('uufuuu');
  });
});

describe('a policy', () => {
  const policy = defaultSettings.bantfo;

  it('of a new center has no faults', () => {
    expect(policyFaults(policy)).toEqual([]);
  });

  it('names what keeps it from being published', () => {
    const faulty = {
      ...policy,
      required: [],
      horizonMonths: 0,
      staleDays: { ...defaultStaleDays, B: 0 },
      fits: ['PLC', ' plc ', ' '],
    };
    expect(policyFaults(faulty).map(({ code }) => code)).toEqual(['nothingRequired', 'horizon', 'staleDays', 'fitTwice', 'fitBlank']);
  });
});
