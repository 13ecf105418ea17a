import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameValue } from './same-value.ts';
import { valueChanges } from './value-changes.ts';

describe('changes between two values', () => {
  it('go down to the single fields that differ', () => {
    expect(valueChanges({ a: { b: 1, c: 2 }, d: 3 }, { a: { b: 1, c: 4 }, d: 3 })).toEqual([{ path: ['a', 'c'], before: 2, after: 4 }]);
  });

  it('know entries of a list again by what they are called, wherever they stand', () => {
    const before = [
      { id: 'x', points: 5 },
      { id: 'y', points: 1 },
    ];
    const after = [
      { id: 'z', points: 2 },
      { id: 'y', points: 1 },
      { id: 'x', points: 9 },
    ];
    expect(valueChanges(before, after)).toEqual([
      { path: ['z'], before: undefined, after: { id: 'z', points: 2 } },
      { path: ['x', 'points'], before: 5, after: 9 },
    ]);
  });

  it('tell an entry by what people call it', () => {
    const changes = valueChanges(
      { list: [{ id: '0190a2', label: 'Busy', tries: 12 }] },
      { list: [{ id: '0190a2', label: 'Busy', tries: 4 }] },
    );
    expect(changes).toEqual([{ path: ['list', 'Busy', 'tries'], before: 12, after: 4 }]);
  });

  it('tell what came to a plain list and what is gone, and an order by itself', () => {
    expect(valueChanges(['B', 'N'], ['B', 'T'])).toEqual([
      { path: [], before: 'N', after: undefined },
      { path: [], before: undefined, after: 'T' },
    ]);
    expect(valueChanges([{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'a' }])).toEqual([
      { path: [], before: ['a', 'b'], after: ['b', 'a'] },
    ]);
  });

  it('are none exactly when both say the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(valueChanges(a, b).length === 0).toBe(isSameValue(a, b));
        expect(valueChanges(a, structuredClone(a))).toEqual([]);
      }),
      { seed: 6 },
    );
  });
});
