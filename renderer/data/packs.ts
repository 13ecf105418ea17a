import { Dexie } from 'dexie';
import {
  fieldsOf,
  type HistoryTable,
  isKeyedTable,
  type KeyedTable,
  type PackedRows,
  type PackedTable,
  readPackedRows,
  rowsOfPacked,
  unpackRows,
} from '../../shared/packed-rows.ts';
import type { SnapshotLine } from '../../shared/protocol/sync.ts';
import type { Row } from '../../shared/tables.ts';
import { type RefineryDb, readMeta } from './db.ts';

/**
 * Packs: what a first load brought, some hundred leads to a record, never changed afterwards. A row in its table counts instead of the packed
 * one of the same id, and a voided id counts in no pack: so a pull or a command writes what changed and nothing else. Writing 100,000 leads
 * as indexed rows takes 17 s and reading them all 2 s; packed it is a tenth and a third of that, so they stay packed for good.
 * Screens and commands read through `rows.ts`, which puts table and packs together.
 */

/** What the server has packed. */
export type ToldScope = 'own' | 'rest';
/** `made`: by a command of this desktop, which the server has not told of yet, see `made-packs.ts`. */
export type PackScope = ToldScope | 'made';
/** Rows with a key after `after` up to `last`: of what happened with leads the lead's id, of others their own; JSON as UTF-8, read by `unpackRows`. */
export type Pack = { table: PackedTable; scope: PackScope; after: string; last: string; fields: string[]; bytes: Uint8Array<ArrayBuffer> };
/** What is looked for in packs that are keyed by id, apart from their bytes: ids in order, hashes of what is asked by. */
export type PackKeys = { table: KeyedTable; scope: PackScope; last: string; ids: string[]; hashes: Uint32Array<ArrayBuffer> };
/** A row, or a lead with all its rows, that is not to be seen in packs any more. */
export type VoidedId = { id: string };

type PackLine = Extract<SnapshotLine, { kind: 'pack' }>;

const toldScopes: readonly ToldScope[] = ['own', 'rest'];
const scopes: readonly PackScope[] = [...toldScopes, 'made'];
/** Fields that rows are looked up by. */
const hashedFields = { leads: ['email', 'externalId', 'companyId'], companies: ['matchKey'], handoffs: ['leadId'] } as const;

const fnvPrime = 0x01000193;
/** 32-bit FNV-1a of a field and its value: says which packs may hold it, never that one does. */
const hashOf = (field: string, value: string): number => {
  let hash = 0x811c9dc5;
  const text = `${field}=${value}`;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), fnvPrime);
  return hash >>> 0;
};

export const hasHash = (table: KeyedTable, field: string): boolean => (hashedFields[table] as readonly string[]).includes(field);

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export const rowsOfPack = <T extends PackedTable>(pack: Pack): Row<T>[] => unpackRows<T>(pack.fields, decoder.decode(pack.bytes));

/**
 * A line of the wire as it is stored; what it is found by and its rows, where the pack is keyed by their ids, are read when they are asked
 * for. Both throw when it is no pack.
 */
export type ReadPack = { pack: Pack; keys: () => PackKeys | null; rows: () => Row<KeyedTable>[] };

/** Throws when the line is no pack of a shape this version knows. */
export const readPackLine = ({ table, scope, after, last, fields, rows }: PackLine): ReadPack => {
  const known = new Set(fields);
  if (!fieldsOf(table).every((field) => known.has(field))) throw new Error(`the server packs ${table} without all of its fields`);
  const pack: Pack = { table, scope, after, last, fields, bytes: rows };
  if (!isKeyedTable(table)) return { pack, keys: () => null, rows: () => [] };
  const packed = once(() => readPackedRows(fields, decoder.decode(rows)));
  return { pack, keys: once(() => keysOf(table, pack, packed())), rows: () => rowsOfPacked<KeyedTable>(fields, packed()) };
};

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const keysOf = (table: KeyedTable, { scope, last, fields }: Pack, { rows }: PackedRows): PackKeys => {
  const idAt = fields.indexOf('id');
  const hashed = hashedFields[table].map((field) => [field, fields.indexOf(field)] as const);
  const hashes: number[] = [];
  for (const values of rows) {
    for (const [field, at] of hashed) {
      const value = values[at];
      if (typeof value === 'string') hashes.push(hashOf(field, value));
    }
  }
  return { table, scope, last, ids: rows.map((values) => values[idAt] as string), hashes: new Uint32Array(hashes) };
};

/** Rows of this desktop as they are stored; `range`: which keys they may have. */
export const packOf = <T extends PackedTable>(
  table: T,
  range: Pick<Pack, 'scope' | 'after' | 'last'>,
  rows: readonly Row<T>[],
): Pick<ReadPack, 'pack' | 'keys'> => {
  const fields = fieldsOf(table);
  const values = rows.map((row) => fields.map((field) => (row as Record<string, unknown>)[field] ?? null));
  const pack: Pack = { table, ...range, fields, bytes: encoder.encode(JSON.stringify(values)) };
  return { pack, keys: () => (isKeyedTable(table) ? keysOf(table, pack, { rows: values, parts: null }) : null) };
};

/** Inside the caller's transaction. Keys are read from the packs while the database, another process, takes these in. */
export const storePacks = async (db: RefineryDb, read: readonly Pick<ReadPack, 'pack' | 'keys'>[]): Promise<void> => {
  const stored = db.packs.bulkPut(read.map(({ pack }) => pack));
  await Promise.all([stored, db.packKeys.bulkPut(read.flatMap(({ keys }) => keys() ?? []))]);
};

/** Whether anything is packed here at all. */
export const hasPacks = async (db: RefineryDb): Promise<boolean> => (await db.packs.limit(1).primaryKeys()).length > 0;

/** Nothing of these ids, nor of these leads, is seen in packs from here on. Inside the caller's transaction. */
export const voidInPacks = async (db: RefineryDb, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0 || !(await hasPacks(db))) return;
  await db.voidedIds.bulkPut(ids.map((id) => ({ id })));
};

type Ranged = { last: string };
/** The first record of a table and scope that reaches up to an id: the only one that can hold it. */
const reaching = <Record extends Ranged>(
  store: { where: (index: string) => { between: (lower: unknown, upper: unknown) => { first: () => PromiseLike<Record | undefined> } } },
  table: PackedTable,
  scope: PackScope,
  id: string,
): PromiseLike<Record | undefined> => store.where('[table+scope+last]').between([table, scope, id], [table, scope, Dexie.maxKey]).first();

/** Packs that may hold rows of these keys, each once. */
const packsReaching = async (db: RefineryDb, table: PackedTable, ids: readonly string[]): Promise<Pack[]> => {
  const sorted = [...new Set(ids)].sort();
  const found = await Promise.all(
    scopes.map(async (scope) => {
      const packs: Pack[] = [];
      let reached = '';
      for (const id of sorted) {
        if (id <= reached) continue;
        const pack = await reaching<Pack>(db.packs, table, scope, id);
        if (!pack) break;
        if (pack.after < id) packs.push(pack);
        reached = pack.after < id ? pack.last : reached;
      }
      return packs;
    }),
  );
  return found.flat();
};

/** Which of these ids lie in packs: looks at keys alone. */
export const packedAmong = async (db: RefineryDb, table: KeyedTable, ids: readonly string[]): Promise<Set<string>> => {
  const wanted = [...new Set(ids)].sort();
  const packed = new Set<string>();
  await Promise.all(
    scopes.map(async (scope) => {
      let keys: PackKeys | undefined;
      for (const id of wanted) {
        if (!keys || id > keys.last) keys = await reaching<PackKeys>(db.packKeys, table, scope, id);
        if (!keys) break;
        if (keys.ids.includes(id)) packed.add(id);
      }
    }),
  );
  return packed;
};

/**
 * Whether the history of a lead has come, while that of others is still on its way: it comes in the order of the leads. A lead that is
 * voided has all of it in the tables; one that is not packed came by a pull, with its history (`undefined`: this does not say).
 */
export const hasHistoryOf = async (db: RefineryDb, leadId: string): Promise<boolean | undefined> => {
  if ((await db.voidedIds.get(leadId)) !== undefined) return true;
  for (const scope of scopes) {
    const keys = await reaching<PackKeys>(db.packKeys, 'leads', scope, leadId);
    if (!keys?.ids.includes(leadId)) continue;
    const reached = db.packs.where('[table+scope+last]').between(['touches', scope, leadId], ['touches', scope, Dexie.maxKey]);
    return (await reached.limit(1).primaryKeys()).length > 0;
  }
  return undefined;
};

/** Leaves out what is voided; a child row is also void with its lead. */
const withoutVoided = async <T extends PackedTable>(db: RefineryDb, table: T, rows: readonly Row<T>[]): Promise<Row<T>[]> => {
  if (rows.length === 0) return [];
  const named = rows.map((row) => [row.id, rangeKeyOf(table, row)]);
  const voided = await voidedAmong(db, [...new Set(named.flat())]);
  return rows.filter((_, index) => !named[index]?.some((id) => voided.has(id)));
};

export const voidedAmong = async (db: RefineryDb, ids: readonly string[]): Promise<Set<string>> => {
  const found = await db.voidedIds.bulkGet([...ids]);
  return new Set(found.flatMap((each) => each?.id ?? []));
};

/** What the packs of a table are ordered by: the lead whose history it is, or the row's own id. */
export const rangeKeyOf = <T extends PackedTable>(table: T, row: Row<T>): string =>
  isKeyedTable(table) ? row.id : (row as Row<HistoryTable>).leadId;

/** Own leads were packed before all others, and what this desktop made counts most: of two of one id the later counts. */
const lastById = <T extends PackedTable>(rows: readonly Row<T>[]): Row<T>[] => [...new Map(rows.map((row) => [row.id, row])).values()];

/** Rows of these ids as packs have them. */
export const packedByIds = async <T extends KeyedTable>(db: RefineryDb, table: T, ids: readonly string[]): Promise<Row<T>[]> => {
  const packed = ids.length > 0 ? await packedAmong(db, table, ids) : new Set<string>();
  if (packed.size === 0) return [];
  const packs = await packsReaching(db, table, [...packed]);
  const rows = packs.flatMap((pack) => rowsOfPack<T>(pack).filter((row) => packed.has(row.id)));
  return withoutVoided<T>(db, table, lastById<T>(rows));
};

/** What happened with these leads as packs have it. */
export const packedOfLeads = async <T extends HistoryTable>(db: RefineryDb, table: T, leadIds: readonly string[]): Promise<Row<T>[]> => {
  if (leadIds.length === 0) return [];
  const wanted = new Set(leadIds);
  const packs = await packsReaching(db, table, leadIds);
  const rows = packs.flatMap((pack) => rowsOfPack<T>(pack).filter((row) => wanted.has(rangeKeyOf<T>(table, row))));
  return withoutVoided<T>(db, table, lastById<T>(rows));
};

/** Where a pack lies, and what it may be found by. */
type Place = { place: [PackedTable, PackScope, string]; hashes: Uint32Array };
type Places = { generation: number; byTable: Map<KeyedTable, Map<string, Place>> };
/** Read once for each database: an import asks for them with every piece. Packs do not change, they come and go. */
const knownPlaces = new WeakMap<RefineryDb, Places>();

/** How often packs were taken away. */
export const packsTaken = async (db: RefineryDb): Promise<number> => (await readMeta(db, 'packs'))?.generation ?? 0;

/** Packs were taken away, and others may come in their place. Inside the caller's transaction. */
export const forgetPackKeys = async (db: RefineryDb): Promise<void> => {
  await db.meta.put({ key: 'packs', generation: (await packsTaken(db)) + 1 });
};

const placesOfHashes = async (db: RefineryDb, table: KeyedTable): Promise<Place[]> => {
  const [generation, keys] = await Promise.all([
    packsTaken(db),
    db.packKeys.where('[table+scope+last]').between([table, Dexie.minKey], [table, Dexie.maxKey]).primaryKeys(),
  ]);
  const places = placesOf(db, generation, table);
  const unread = keys.filter((key) => !places.has(key.join()));
  const read = unread.length > 0 ? await db.packKeys.bulkGet(unread) : [];
  for (const [index, place] of unread.entries()) {
    const hashes = read[index]?.hashes;
    if (hashes) places.set(place.join(), { place, hashes });
  }
  return keys.flatMap((key) => places.get(key.join()) ?? []);
};

const placesOf = (db: RefineryDb, generation: number, table: KeyedTable): Map<string, Place> => {
  const known = knownPlaces.get(db);
  const { byTable } = known?.generation === generation ? known : { byTable: new Map() };
  knownPlaces.set(db, { generation, byTable });
  const places = byTable.get(table) ?? new Map<string, Place>();
  byTable.set(table, places);
  return places;
};

/** Rows whose hashed field holds one of the values. */
export const packedWhere = async <T extends KeyedTable>(
  db: RefineryDb,
  table: T,
  field: string,
  values: readonly string[],
): Promise<Row<T>[]> => {
  if (values.length === 0) return [];
  const hashes = new Set(values.map((value) => hashOf(field, value)));
  const wanted = new Set(values);
  const places = (await placesOfHashes(db, table)).filter((each) => each.hashes.some((hash) => hashes.has(hash)));
  const packs = await db.packs.bulkGet(places.map(({ place }) => place));
  const rows = packs.flatMap((pack) => (pack ? rowsOfPack<T>(pack) : []));
  const fitting = lastById<T>(rows).filter((row) => wanted.has(String((row as Record<string, unknown>)[field])));
  return withoutVoided<T>(db, table, fitting);
};

/** Rows that the server has packed with a key (see `rangeKeyOf`) after `after` and up to `last`; null: to the end. */
export const packedInRange = async <T extends PackedTable>(
  db: RefineryDb,
  table: T,
  { after, last }: { after: string; last: string | null },
): Promise<Row<T>[]> => {
  const isIn = (id: string): boolean => id > after && (last === null || id <= last);
  const found = await Promise.all(
    toldScopes.map(async (scope) => {
      const packs: Pack[] = [];
      let pack = await reaching<Pack>(db.packs, table, scope, `${after}\u0000`);
      while (pack && (last === null || pack.after < last)) {
        packs.push(pack);
        pack = await reaching<Pack>(db.packs, table, scope, `${pack.last}\u0000`);
      }
      return packs;
    }),
  );
  const rows = found.flat().flatMap((pack) => rowsOfPack<T>(pack).filter((row) => isIn(rangeKeyOf<T>(table, row))));
  return withoutVoided<T>(db, table, lastById<T>(rows));
};

/** Packs read at once while walking over all: little enough that no frame waits for it. */
const packsPerChunk = 2;

/** All packs of a table, a few at a time, own ones first. Outside of a transaction: packs do not change, they only come and go as a whole. */
export async function* everyPack(db: RefineryDb, table: PackedTable): AsyncGenerator<Pack[]> {
  for (const scope of scopes) {
    let from: unknown = Dexie.minKey;
    for (;;) {
      const packs: Pack[] = await db.packs
        .where('[table+scope+last]')
        .between([table, scope, from], [table, scope, Dexie.maxKey], false)
        .limit(packsPerChunk)
        .toArray();
      if (packs.length > 0) yield packs;
      if (packs.length < packsPerChunk) break;
      from = packs.at(-1)?.last;
    }
  }
}

/** Every packed row that is not voided, with its table: what lies under the tables of a database, from its stores as they are. */
export const packedRowsOf = (packs: readonly Pack[], voidedIds: readonly VoidedId[]): { table: PackedTable; row: Row<PackedTable> }[] => {
  const voided = new Set(voidedIds.map(({ id }) => id));
  return scopes
    .flatMap((scope) => packs.filter((pack) => pack.scope === scope))
    .flatMap((pack) => rowsOfPack(pack).map((row) => ({ table: pack.table, row })))
    .filter(({ table, row }) => !voided.has(row.id) && !voided.has(rangeKeyOf(table, row)));
};
