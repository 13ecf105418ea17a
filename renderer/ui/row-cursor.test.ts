import { describe, expect, it } from 'vitest';
import { idsBetween, positionOf, type RowSource } from './row-cursor.ts';

const sourceOf = (order: number[], onLook = () => {}): RowSource<object> => ({
  order,
  getRow: () => ({}),
  getRowId: (index) => {
    onLook();
    return `id-${index}`;
  },
});

describe('a place among rows', () => {
  it('is found at once where the row stood before', () => {
    let looks = 0;
    const order = Array.from({ length: 100_000 }, (_, n) => n);
    expect(
      positionOf(
        sourceOf(order, () => (looks += 1)),
        'id-70000',
        70_000,
      ),
    ).toBe(70_000);
    expect(looks).toBe(1);
  });

  it('is found elsewhere after a new order, and is −1 once the row is gone', () => {
    expect(positionOf(sourceOf([4, 2, 7]), 'id-7', 0)).toBe(2);
    expect(positionOf(sourceOf([4, 2]), 'id-7', 2)).toBe(-1);
  });

  it('spans rows in either direction', () => {
    expect(idsBetween(sourceOf([5, 6, 7, 8]), 3, 1)).toEqual(['id-6', 'id-7', 'id-8']);
  });
});
