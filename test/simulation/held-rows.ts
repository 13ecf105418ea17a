import type { ServerRow } from '../../renderer/data/db.ts';
import { type Pack, type PackScope, packedRowsOf, type VoidedId } from '../../renderer/data/packs.ts';
import { type TableName, tableNames } from '../../shared/tables.ts';
import type { AnyRow } from './mirror.ts';
import type { SimDisk } from './sim-disk.ts';
import { keyOf } from './visible.ts';

/** What a desktop holds, read off its disk at once and without its help: tables, packs, and the server's word kept aside. */

type Held = Map<string, AnyRow>;

const unpacked = new WeakMap<Pack, AnyRow[]>();

const unpack = (pack: Pack): AnyRow[] => {
  const rows = unpacked.get(pack) ?? packedRowsOf([pack], []).map(({ row }) => row as AnyRow);
  unpacked.set(pack, rows);
  return rows;
};

/** Own leads were packed before all others, and what was made here counts most: of two of one id the later counts. */
const scopes: readonly PackScope[] = ['own', 'rest', 'made'];

const packedRows = (disk: SimDisk, counts: (pack: Pack) => boolean = () => true): Held => {
  const held: Held = new Map();
  const voided = new Set(disk.rows<VoidedId>('voidedIds').map(({ id }) => id));
  const packs = disk
    .rows<Pack>('packs')
    .filter(counts)
    .sort((a, b) => scopes.indexOf(a.scope) - scopes.indexOf(b.scope));
  for (const pack of packs) {
    for (const row of unpack(pack)) {
      const { leadId = '' } = row as { leadId?: string };
      if (!voided.has(row.id) && !voided.has(leadId)) held.set(keyOf(pack.table, row.id), row);
    }
  }
  return held;
};

const heldIn = (disk: SimDisk, counts: (pack: Pack) => boolean): Held => {
  const held = packedRows(disk, counts);
  for (const table of tableNames) for (const row of disk.rows<AnyRow>(table)) held.set(keyOf(table, row.id), row);
  return held;
};

/** What the screens show, by `table/id`. */
export const shownRows = (disk: SimDisk): Held => heldIn(disk, () => true);

export const shownRowsOf = (disk: SimDisk, table: TableName): AnyRow[] => {
  const rows = new Map<string, AnyRow>();
  for (const [key, row] of packedRows(disk)) if (key.startsWith(`${table}/`)) rows.set(row.id, row);
  for (const row of disk.rows<AnyRow>(table)) rows.set(row.id, row);
  return [...rows.values()];
};

/** What the server has said last, without what this desktop has done since. */
export const serverWordOn = (disk: SimDisk): Held => {
  const word = heldIn(disk, (pack) => pack.scope !== 'made');
  for (const { table, id, row } of disk.rows<ServerRow>('serverRows')) {
    if (row) word.set(keyOf(table, id), row);
    else word.delete(keyOf(table, id));
  }
  return word;
};
