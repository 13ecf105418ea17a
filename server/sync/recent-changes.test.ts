import { expect, it } from 'vitest';
import { createRecentChanges } from './recent-changes.ts';

const lead = (id: string, version: number) => ({ id, version });
const put = (until: number, ...rows: Record<string, unknown>[]) => ({ until, puts: [{ table: 'leads' as const, rows }], leaves: [] });
const leave = (until: number, ...ids: string[]) => ({ until, puts: [], leaves: [{ table: 'leads' as const, ids }] });

it('says what came after a cursor, the last word on each row', () => {
  const recent = createRecentChanges(10);
  recent.add(put(11, lead('a', 11), lead('b', 11)));
  recent.add(put(12, lead('a', 12)));
  recent.add(leave(13, 'b'));
  expect(recent.until()).toBe(13);
  expect(recent.after(10)).toEqual({ puts: [{ table: 'leads', rows: [lead('a', 12)] }], leaves: [{ table: 'leads', ids: ['b'] }] });
  expect(recent.after(12)).toEqual({ puts: [], leaves: [{ table: 'leads', ids: ['b'] }] });
  expect(recent.after(13)).toEqual({ puts: [], leaves: [] });
});

it('shows a row that left and came back', () => {
  const recent = createRecentChanges(0);
  recent.add(leave(1, 'a'));
  recent.add(put(2, lead('a', 2)));
  expect(recent.after(0)).toEqual({ puts: [{ table: 'leads', rows: [lead('a', 2)] }], leaves: [] });
});

it('gives all of a piece to who stands in the middle of it', () => {
  const recent = createRecentChanges(0);
  recent.add(put(5, lead('a', 3), lead('b', 5)));
  expect(recent.after(4)).toEqual({ puts: [{ table: 'leads', rows: [lead('a', 3), lead('b', 5)] }], leaves: [] });
});

it('does not know of before it began, of what it has forgotten, nor of what is to come', () => {
  const recent = createRecentChanges(7);
  expect(recent.after(6)).toBeNull();
  expect(recent.after(8)).toBeNull();
  const many = (from: number) => Array.from({ length: 3000 }, (_, at) => lead(String(from + at), from));
  recent.add(put(8, ...many(0)));
  recent.add(put(9, ...many(5000)));
  expect(recent.after(7)).toBeNull();
  expect(recent.after(8)?.puts[0]?.rows).toHaveLength(3000);
});
