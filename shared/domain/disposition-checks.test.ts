import { describe, expect, it } from 'vitest';
import type { Disposition } from './call.ts';
import { defaultDispositions } from './default-dispositions.ts';
import { dispositionFaults, freeKey } from './disposition-checks.ts';
import { freshDisposition, outcomeKindOf, outcomeKinds, withGroup, withKind } from './outcome-kinds.ts';

const named = (id: string) => defaultDispositions.find((each) => each.id === id)!;
const withChange = (id: string, change: Partial<Disposition>) =>
  defaultDispositions.map((each) => (each.id === id ? { ...each, ...change } : each));
const faultsOf = (id: string, change: Partial<Disposition>) =>
  dispositionFaults(withChange(id, change)).map(({ field, code, other }) => [field, code, other].filter(Boolean).join(' '));

describe('the outcomes of a center', () => {
  it('has nothing to say against the starter set', () => {
    expect(dispositionFaults(defaultDispositions)).toEqual([]);
  });

  it.each([
    ['a name that is blank', 'busy', { label: '  ' }, 'label labelMissing'],
    ['a name too long for its button', 'busy', { label: 'x'.repeat(25) }, 'label labelTooLong'],
    ['a key of another one', 'busy', { hotKey: '1' }, 'hotKey keyTaken No answer'],
    ['a letter, which the call screen needs itself', 'busy', { hotKey: 'b' }, 'hotKey keyNotPossible'],
    ['reasons asked for and none given', 'busy', { needs: ['reason'] }, 'reasons reasonsMissing'],
    ['a closing without a reason', 'competitor', { reasons: [] }, 'reasons reasonsMissing'],
    ['a retry at once', 'busy', { retryAfterMs: 1000 }, 'retryAfterMs retryOutOfBounds'],
    ['giving up after two', 'noAnswer', { giveUpAfter: 2 }, 'giveUpAfter giveUpOutOfBounds'],
    ['somebody qualified who was not reached', 'qualified', { group: 'notReached', isConnect: false }, 'kind notReachable'],
    ['fields that contradict each other', 'doNotCall', { raises: null }, 'kind incoherent'],
    ['a callback that asks for no time', 'doNotCall', { needs: [] }, 'kind incoherent'],
  ] as const)('refuses %s', (_what, id, change, fault) => {
    expect(faultsOf(id, change as Partial<Disposition>)).toContain(fault);
  });

  it('names both of two that share a name, whatever its case', () => {
    expect(dispositionFaults(withChange('busy', { label: 'no ANSWER' })).map(({ id }) => id)).toEqual(['noAnswer', 'busy']);
  });

  it('gives the key of one that is switched off to another', () => {
    const all = withChange('busy', { isOff: true });
    expect(freeKey(defaultDispositions)).toBe('[');
    expect(freeKey(all)).toBe('2');
    expect(dispositionFaults(all.map((each) => (each.id === 'voicemail' ? { ...each, hotKey: '2' } : each)))).toEqual([]);
  });

  it.each(['qualified', 'doNotCall'])('does not let the last one of its kind go: %s', (id) => {
    expect(faultsOf(id, { isOff: true })).toEqual([`isOff lastOfKind ${outcomeKindOf(named(id))}`]);
  });
});

describe('what an outcome does', () => {
  it.each([
    ['noAnswer', 'retry'],
    ['keepWorking', 'retry'],
    ['callBack', 'callback'],
    ['qualified', 'qualify'],
    ['nurture', 'nurture'],
    ['notInterested', 'close'],
    ['doNotCall', 'doNotCall'],
    ['wrongNumber', 'wrongNumber'],
    ['disconnected', 'close'],
  ])('reads %s as %s', (id, kind) => {
    expect(outcomeKindOf(named(id))).toBe(kind);
  });

  it('leaves each of the starter set as it is when its own kind is chosen again', () => {
    for (const each of defaultDispositions) expect(withKind(each, outcomeKindOf(each))).toEqual(each);
  });

  it('makes a sound outcome of every kind, but for reasons that only the center knows', () => {
    for (const kind of outcomeKinds) {
      const group = kind === 'qualify' ? 'reached' : 'data';
      const made = withKind(withGroup({ ...freshDisposition('new', 20, '['), label: 'New one' }, group), kind);
      expect(outcomeKindOf(made)).toBe(kind);
      const faults = dispositionFaults([...defaultDispositions, made]).filter(({ id }) => id === 'new');
      expect(faults.map(({ code }) => code)).toEqual(kind === 'close' ? ['reasonsMissing'] : []);
    }
  });

  it('takes the last try off an outcome that moves to those who were reached', () => {
    const moved = withGroup(named('voicemail'), 'reached');
    expect(moved).toMatchObject({ isConnect: true });
    expect(withKind(withGroup(named('qualified'), 'data'), 'retry')).toMatchObject({ retryAfterMs: 86_400_000, giveUpAfter: null });
  });
});
