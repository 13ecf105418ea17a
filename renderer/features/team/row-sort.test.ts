import { expect, it } from 'vitest';
import { nobodyBarred } from '../../../shared/domain/do-not-call.ts';
import { aLead, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { aUser } from '../../../test/builders/people.ts';
import { calendarOf } from '../../data/window-calendar.ts';
import { type FloorColumn, floorColumn, lateKindOf } from './floor-model.ts';
import { sortedRows } from './row-sort.ts';

const settings = someSettings();
const context = { settings, calendar: calendarOf(settings, nobodyBarred), now: builtAt, keyAccounts: new Set<string>() };
const missed = { nextActionKind: 'callback', nextActionAt: builtAt - 1 } as const;
const columnOf = (id: string | null, count: number, late: number): FloorColumn => {
  const leads = Array.from({ length: count }, (_, at) => aLead({ id: `${id}-${at}`, ownerId: id, ...(at < late ? missed : {}) }));
  const user = id === null ? null : aUser({ id, name: id });
  return floorColumn({ id, user, leads, presence: undefined, attempts: [], dispositions: new Map(), context });
};
const columns = [columnOf(null, 9, 9), columnOf('ana', 2, 0), columnOf('kim', 3, 2), columnOf('mara', 3, 1)];
const ids = (of: readonly FloorColumn[]) => of.map(({ id }) => id);

it('puts who has most on top, those alike by name, the pool before all', () => {
  expect(ids(sortedRows(columns, { by: 'load', isDescending: true }))).toEqual([null, 'kim', 'mara', 'ana']);
  expect(ids(sortedRows(columns, { by: 'late', isDescending: true }))).toEqual([null, 'kim', 'mara', 'ana']);
  expect(ids(sortedRows(columns, { by: 'callbacks', isDescending: false }))).toEqual([null, 'ana', 'mara', 'kim']);
  expect(ids(sortedRows(columns, { by: 'rep', isDescending: true }))).toEqual([null, 'mara', 'kim', 'ana']);
});

it('counts as late what the strip opens', () => {
  const counted = columns.map(({ leads, late }) => [
    late.callbacks,
    leads.filter((lead) => lateKindOf(lead, builtAt) === 'callbacks').length,
  ]);
  expect(counted).toEqual([
    [9, 9],
    [0, 0],
    [2, 2],
    [1, 1],
  ]);
});
