import { Dexie } from 'dexie';
import { fieldsOf, historyTables, isPackedTable } from '../../shared/packed-rows.ts';
import {
  type ScopeCheckRequest,
  type ScopeCheckResponse,
  type ScopeRowsRequest,
  type ScopeRowsResponse,
  scopeCheckResponse,
  scopeRowsResponse,
} from '../../shared/protocol/scope-check.ts';
import { addText, noRows, rowText, sumText } from '../../shared/row-hash.ts';
import { childTables, type Row, scopeTables, type TableName } from '../../shared/tables.ts';
import type { Api } from '../data/api.ts';
import { type RefineryDb, readMeta, tableOf } from '../data/db.ts';
import type { Actor } from '../data/optimistic.ts';
import { packedInRange, voidInPacks } from '../data/packs.ts';
import type { RowChange } from '../data/row-changes.ts';
import { absorb, type Incoming, parseRows } from './absorb.ts';

/** Whether a range of rows is here as the server has it, and putting right what is not. Commands that wait are left alone. */

/** The server as the comparison sees it. */
export type CheckServer = {
  check: (request: ScopeCheckRequest) => Promise<ScopeCheckResponse>;
  rows: (request: ScopeRowsRequest) => Promise<ScopeRowsResponse>;
};

/** Where a comparison goes on. */
export type CheckPlace = { table: TableName; after: string };
export const firstPlace: CheckPlace = { table: scopeTables[0] ?? 'settings', after: '' };

/**
 * `same`: the range is as the server has it · `mended`: it was not, and is now · `moved`: rows changed meanwhile, try again after a pull.
 * `next` is null behind the last range.
 */
export type CheckOutcome =
  | { kind: 'moved' }
  | { kind: 'same' | 'mended'; leads: number; rows: number; changes: RowChange[]; next: CheckPlace | null };

type AnyRow = Row<TableName>;
type Range = { after: string; last: string | null };

const post = async (api: Api, path: string, body: unknown): Promise<unknown> => {
  const response = await api(path, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`the server answered ${response.status} to a comparison`);
  return response.json();
};

export const createCheckServer = (api: Api): CheckServer => ({
  check: async (request) => scopeCheckResponse.parse(await post(api, '/api/sync/check', request)),
  rows: async (request) => scopeRowsResponse.parse(await post(api, '/api/sync/check/rows', request)),
});

const tablesOfScope = (table: TableName): TableName[] => (table === 'leads' ? ['leads', ...childTables] : [table]);

/** What writes to these rows leave behind: the same before and after reading means that nobody wrote in between. */
const stampOf = async (db: RefineryDb): Promise<string> => {
  const [cursor, device, history] = await Promise.all([readMeta(db, 'cursor'), readMeta(db, 'device'), readMeta(db, 'history')]);
  return JSON.stringify([cursor, device?.nextSeq, history?.next]);
};

/** Compares the range behind `place`, and mends it. */
export const checkRange = async (db: RefineryDb, actor: Actor, server: CheckServer, place: CheckPlace): Promise<CheckOutcome> => {
  const cursor = await readMeta(db, 'cursor');
  if (!cursor) return { kind: 'moved' };
  const stamp = await stampOf(db);
  const { table, after } = place;
  const fields = Object.fromEntries(tablesOfScope(table).map((each) => [each, fieldsOf(each)]));
  const { version, epoch, view } = cursor;
  const answer = await server.check({ cursor: version, epoch, view, table, after, fields });
  if (answer.kind === 'moved') return { kind: 'moved' };
  const range = { after, last: answer.last };
  const differing = await differingTables(db, table, range, answer.sums);
  if ((await stampOf(db)) !== stamp) return { kind: 'moved' };
  const leads = table === 'leads' ? (answer.sums.leads?.count ?? 0) : 0;
  const next = placeAfter(table, answer.last);
  if (differing.length === 0) return { kind: 'same', leads, rows: 0, changes: [], next };
  const mended = await mend(db, actor, await server.rows({ table, ...range }), range, differing);
  if (!mended) return { kind: 'moved' };
  return { kind: mended.rows > 0 ? 'mended' : 'same', leads, ...mended, next };
};

const placeAfter = (table: TableName, last: string | null): CheckPlace | null => {
  if (last !== null) return { table, after: last };
  const next = scopeTables[scopeTables.indexOf(table) + 1];
  return next ? { table: next, after: '' } : null;
};

/** Tables whose rows cannot be compared yet: what happened with other people's leads is still on its way. */
const tablesOnTheirWay = async (db: RefineryDb): Promise<ReadonlySet<TableName>> =>
  new Set((await readMeta(db, 'history')) ? historyTables : []);

const differingTables = async (db: RefineryDb, table: TableName, range: Range, sums: ScopeCheckResponse['sums']): Promise<TableName[]> => {
  const onTheirWay = await tablesOnTheirWay(db);
  const differing: TableName[] = [];
  for (const each of tablesOfScope(table)) {
    const said = sums[each];
    if (!said || onTheirWay.has(each)) continue;
    const sum = noRows();
    for (const row of (await serverWordOf(db, each, range)).values()) addText(sum, rowText(each, row));
    if (sum.count !== said.count || sumText(sum) !== said.sum) differing.push(each);
  }
  return differing;
};

const keyOfRow = (row: AnyRow, isChild: boolean): string => (isChild ? String((row as { leadId?: string | null }).leadId) : row.id);

/** Rows of a range by id, as the server last said them: without what pending commands have changed on top. */
const serverWordOf = async (db: RefineryDb, table: TableName, range: Range): Promise<Map<string, AnyRow>> => {
  const { after, last } = range;
  const isChild = childTables.includes(table);
  const [packed, standing, kept] = await Promise.all([
    isPackedTable(table) ? packedInRange(db, table, range) : [],
    tableOf(db, table)
      .where(isChild ? 'leadId' : 'id')
      .between(after, last ?? Dexie.maxKey, false, true)
      .toArray(),
    db.serverRows.where('[table+id]').between([table, Dexie.minKey], [table, Dexie.maxKey]).toArray(),
  ]);
  const rows = new Map<string, AnyRow>([...packed, ...standing].map((row) => [row.id, row]));
  for (const { id, row } of kept) {
    rows.delete(id);
    const key = row && keyOfRow(row, isChild);
    if (row && key && key > after && (last === null || key <= last)) rows.set(id, row);
  }
  return rows;
};

/** Brings a range to what the server says, in one transaction; null when a pull has gone past the answer meanwhile. */
const mend = (
  db: RefineryDb,
  actor: Actor,
  answer: ScopeRowsResponse,
  range: Range,
  differing: readonly TableName[],
): Promise<{ rows: number; changes: RowChange[] } | null> =>
  db.transaction('rw', db.tables, async () => {
    const cursor = await readMeta(db, 'cursor');
    if (!cursor || cursor.version > answer.version || cursor.epoch !== answer.epoch || cursor.view !== answer.view) return null;
    const puts: Incoming['puts'][number][] = [];
    const leaves: Incoming['leaves'][number][] = [];
    for (const { table, rows } of answer.blocks.filter((block) => differing.includes(block.table))) {
      const here = await serverWordOf(db, table, range);
      const said = parseRows(table, rows);
      const changed = said.filter((row) => !isSame(table, here.get(row.id), row));
      const gone = [...here.keys()].filter((id) => !said.some((row) => row.id === id));
      if (changed.length > 0) puts.push({ table, rows: changed });
      if (gone.length > 0) leaves.push({ table, ids: gone });
    }
    const rows = [...puts.map((each) => each.rows.length), ...leaves.map((each) => each.ids.length)].reduce((sum, count) => sum + count, 0);
    const changes = rows > 0 ? await absorb(db, actor, { puts, leaves }, { kind: 'replay', settleUpTo: 0 }) : [];
    return { rows, changes };
  });

/**
 * Brings one lead with all that happened with it, ahead of the pages it would come with. False when it has to be tried again: a pull has
 * gone past the answer meanwhile.
 */
export const bringLead = async (db: RefineryDb, actor: Actor, server: CheckServer, leadId: string): Promise<RowChange[] | null> => {
  const answer = await server.rows({ table: 'leads', after: leadId.slice(0, -1), last: leadId });
  const blocks = answer.blocks.map(({ table, rows }) => ({ table, rows: parseRows(table, rows) }));
  return db.transaction('rw', db.tables, async () => {
    // During a first load the next pull begins where that began.
    const cursor = (await readMeta(db, 'cursor')) ?? (await readMeta(db, 'snapshot'));
    if (!cursor || cursor.version > answer.version || cursor.epoch !== answer.epoch || cursor.view !== answer.view) return null;
    const isOfLead = (row: AnyRow) => row.id === leadId || (row as { leadId?: string }).leadId === leadId;
    const puts = blocks.map(({ table, rows }) => ({ table, rows: rows.filter(isOfLead) }));
    const changes = await absorb(db, actor, { puts, leaves: [] }, { kind: 'replay', settleUpTo: 0 });
    // All of it lies in the tables now: what packs hold of it, or will hold, counts no more.
    await voidInPacks(db, [leadId]);
    return changes;
  });
};

const isSame = (table: TableName, here: AnyRow | undefined, said: AnyRow): boolean =>
  here !== undefined && rowText(table, here) === rowText(table, said);
