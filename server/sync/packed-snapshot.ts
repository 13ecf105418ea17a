import { partedFields, writeParts } from '../../shared/lead-parts.ts';
import { fieldsOf, historyTables, isPackedTable, type KeyedTable, type PackedTable } from '../../shared/packed-rows.ts';
import { type TableName, tableNames, tables } from '../../shared/tables.ts';
import { columnsOf, selectList, sqlColumn, sqlTable } from '../db/columns.ts';
import type { Database, Sql } from '../db/database.ts';
import { readSpace } from './pull.ts';
import { audiencesOf, type ViewerScope, viewerParams, viewOf, visibleCondition } from './visibility.ts';

/**
 * First load, packed: keyset pages of NDJSON whose large tables come as arrays by the hundred (`shared/packed-rows.ts`), built by the
 * database. What a person needs to work comes first; what happened with other people's leads comes last, when all else can be used.
 */

type Scope = 'own' | 'rest';
type Step =
  | { kind: 'rows'; table: TableName }
  /** Rows that lists over many leads ask for by state or day: they are kept in their tables too, not only in packs. */
  | { kind: 'recent'; table: 'callbacks' | 'attempts'; scope: Scope }
  | { kind: 'packs'; table: KeyedTable; scope: Scope }
  | { kind: 'history'; scope: Scope };

/** Nobody needs these to call: where leads went, and who said that somebody may not be called (what may not be called comes first). */
const behindLeads = ['departures', 'doNotCallLists'] as const satisfies TableName[];

const rowsOf = (audiences: readonly string[]): Step[] =>
  tableNames
    .filter((table) => !isPackedTable(table) && audiences.includes(tables[table].audience))
    .filter((table) => !(behindLeads as readonly TableName[]).includes(table))
    .map((table) => ({ kind: 'rows', table }));

const recent = (scope: Scope): Step[] => [
  { kind: 'recent', table: 'callbacks', scope },
  { kind: 'recent', table: 'attempts', scope },
];

const steps: readonly Step[] = [
  ...rowsOf(['everyone', 'person']),
  // Of the companies those alone that own leads are of: a center has many more than a rep calls.
  { kind: 'packs', table: 'companies', scope: 'own' },
  { kind: 'packs', table: 'leads', scope: 'own' },
  ...recent('own'),
  ...rowsOf(['child']),
  { kind: 'history', scope: 'own' },
  { kind: 'packs', table: 'companies', scope: 'rest' },
  { kind: 'packs', table: 'leads', scope: 'rest' },
  // From here on all leads are in sight; what a call does not need comes behind them.
  ...recent('rest'),
  ...behindLeads.map((table): Step => ({ kind: 'rows', table })),
  { kind: 'packs', table: 'handoffs', scope: 'rest' },
  ...rowsOf(['import']),
  { kind: 'history', scope: 'rest' },
];
/** Behind this one only history is left. */
const lastUsableStep = steps.length - 1;

/** About as many characters as a page holds: little enough to be stored at once and, after a cut, to be fetched again. */
const charactersPerPage = 1_500_000;
const rowsPerBlock = 500;
/** What a record costs a desktop beside its bytes is half of all that storing costs; one lead is read with all of its pack. */
const perPack = { companies: 500, leads: 250, handoffs: 50 } as const;
const packsPerQuery = 2;
const leadsPerHistoryPack = 100;
const leadsPerHistoryQuery = 200;
/** Attempts and closed callbacks of so long ago come as rows: today, wherever midnight is. */
const recentMs = 36 * 60 * 60 * 1000;

/**
 * Where a page ended: opaque to desktops, which hand it back to go on there. `total`: leads in sight, `done`: leads sent, `version`: of the
 * center when the first page was read.
 */
type Place = { step: number; after: string; since: number; total: number; done: number; version: number };

const writePlace = (place: Place): string => Buffer.from(JSON.stringify(Object.values(place))).toString('base64url');

/** Those that a server before `version` gave name none: all that is left in the changes counts as late then. */
const readPlace = (token: string): Place | undefined => {
  try {
    const [step, after, since, total, done, version = 0] = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
    const numbers = [step, since, total, done, version];
    if (typeof after !== 'string' || !numbers.every((each) => typeof each === 'number' && each >= 0)) return undefined;
    return { step, after, since, total, done, version } as Place;
  } catch {
    return undefined;
  }
};

const firstPlace = async (sql: Sql, viewer: ViewerScope, now: number, version: number): Promise<Place> => {
  const [counted] = await sql.query<{ total: number }>(
    `select count(*)::int as total from leads t where ${visibleCondition(viewer, 'leads')}`,
    viewerParams(viewer),
  );
  return { step: 0, after: '', since: now - recentMs, total: counted?.total ?? 0, done: 0, version };
};

/** What one query gave: lines of the page, how many leads were in it, and where to go on within the step; null when it is over. */
type Part = { lines: string[]; leads: number; after: string | null };
const nothing: Part = { lines: [], leads: 0, after: null };

/** `next`: where the page behind it begins; null behind the last. */
export type PackedPage = { lines: string[]; next: string | null } | { refused: 'badPlace' };

/**
 * One page, as lines of NDJSON. The version of the first page's head is the cursor to pull from when all that can be used is in; rows
 * that changed meanwhile come again, which harms nothing.
 */
export const readPackedPage = (
  database: Database,
  viewer: ViewerScope,
  token: string | undefined,
  now: number,
  characters = charactersPerPage,
): Promise<PackedPage> => database.transaction((sql) => readPage(sql, viewer, token, now, characters));

const readPage = async (sql: Sql, viewer: ViewerScope, token: string | undefined, now: number, most: number): Promise<PackedPage> => {
  const space = await readSpace(sql, viewer.centerId);
  const place = token ? readPlace(token) : await firstPlace(sql, viewer, now, space.version);
  if (!place) return { refused: 'badPlace' };
  const lines = [JSON.stringify({ kind: 'head', epoch: space.epoch, view: viewOf(viewer), version: space.version })];
  let owns: boolean | undefined;
  let lately: readonly string[] | undefined;
  for (let characters = 0; characters < most; ) {
    const step = steps[place.step];
    if (!step) break;
    const isOfOwn = 'scope' in step && step.scope === 'own';
    if (isOfOwn) owns ??= await ownsLeads(sql, viewer);
    else if (isOfHappenings(step)) lately ??= await readLatelyOwn(sql, viewer, place.version);
    // Who owns none, as most managers, would wait until all calls of these days have been looked at for nothing.
    const part = isOfOwn && !owns ? nothing : await readPart(sql, viewer, step, place, lately);
    lines.push(...part.lines);
    characters += part.lines.reduce((sum, line) => sum + line.length, 0);
    place.done += part.leads;
    place.step += part.after === null ? 1 : 0;
    place.after = part.after ?? '';
  }
  const next = place.step < steps.length ? writePlace(place) : null;
  lines.push(JSON.stringify({ kind: 'tail', next, done: place.done, total: place.total, isUsable: place.step >= lastUsableStep }));
  return { lines, next };
};

/** Leads themselves come again with the changes since the first page; what happened with them does not. */
const isOfHappenings = ({ kind }: Step): boolean => kind === 'recent' || kind === 'history';

const readPart = async (sql: Sql, viewer: ViewerScope, step: Step, place: Place, lately: readonly string[] = []): Promise<Part> => {
  // Pages follow the key, or the owner and the key: a planner prefers to fetch all that is left and to sort it, each time.
  if ('scope' in step) await sql.query(`set local enable_bitmapscan = ${step.kind === 'recent' && step.scope === 'own' ? 'on' : 'off'}`);
  if (step.kind === 'rows') return readRows(sql, viewer, step.table, place.after);
  if (step.kind === 'recent') return readRecent(sql, viewer, step, place.since, lately);
  if (step.kind === 'packs') return readPacks(sql, viewer, step, place.after);
  return readHistory(sql, viewer, step.scope, place.after, lately);
};

/** Counted, which takes the index: to find any one, a planner that takes owners for equally busy goes through all leads there are. */
const ownsLeads = async (sql: Sql, { centerId, userId }: ViewerScope): Promise<boolean> => {
  const [own] = await sql.query<{ count: number }>('select count(*)::int as count from leads where center_id = $1 and owner_id = $2', [
    centerId,
    userId,
  ]);
  return (own?.count ?? 0) > 0;
};

/**
 * Own leads that may have become so since the first page: what happened with them was not read with the own ones, so it comes with the rest,
 * and perhaps a second time.
 */
const readLatelyOwn = async (sql: Sql, viewer: ViewerScope, version: number): Promise<string[]> => {
  const found = await sql.query<{ id: string }>(
    `select distinct l.id from changes c join leads l on l.center_id = c.center_id and l.id = c.row_id
     where c.center_id = $1 and c.audience = any($2::text[]) and c.version > $3 and c.table_name = 'leads' and l.owner_id = $4`,
    [viewer.centerId, audiencesOf(viewer), version, viewer.userId],
  );
  return found.map((each) => each.id);
};

const readRows = async (sql: Sql, viewer: ViewerScope, table: TableName, after: string): Promise<Part> => {
  const [block] = await sql.query<{ rows: string | null; count: number; last: string | null }>(
    `select json_agg(row_to_json(found))::text as rows, count(*)::int as count, max(found.id) as last from (
       select ${selectList(table)} from ${sqlTable(table)} t
       where ${visibleCondition(viewer, table)} and t.id > $4 order by t.id limit ${rowsPerBlock}
     ) found`,
    [...viewerParams(viewer), after],
  );
  const count = block?.count ?? 0;
  return {
    lines: count > 0 ? [rowsLine(table, block?.rows ?? '[]')] : [],
    leads: 0,
    after: count < rowsPerBlock ? null : (block?.last ?? null),
  };
};

const rowsLine = (table: TableName, rows: string): string => `{"kind":"rows","table":"${table}","rows":${rows}}`;

const ownCondition: Record<Scope, string> = { own: 't.owner_id = $2', rest: 't.owner_id is distinct from $2' };

/** Read once a page. As a subquery of each company, a planner without statistics went through all own leads for every one. */
const ownCompanies = 'array(select l.company_id from leads l where l.center_id = $1 and l.owner_id = $2 and l.company_id is not null)';
/** Looked up by hash: within a `coalesce`, which keeps the planner from a join that it takes for small. */
const isOfOwnLead = 'coalesce(t.lead_id in (select l.id from leads l where l.center_id = $1 and l.owner_id = $2), false)';
const ownLeadCondition: Record<Scope, string> = { own: isOfOwnLead, rest: `not ${isOfOwnLead}` };

/** What happened with the leads of a scope, those that became own lately among the rest; `params` begin at `$5`. */
const withLately = (conditions: Record<Scope, string>, scope: Scope, leadId: string, lately: readonly string[]) =>
  scope === 'own'
    ? { isInScope: conditions.own, params: [] }
    : { isInScope: `(${conditions.rest} or ${leadId} = any($5::text[]))`, params: [lately] };

/** What a step takes of a table. Companies of own leads come once more with all others: to tell them apart cost more than to send them again. */
const scopeCondition = (table: KeyedTable, scope: Scope): string => {
  if (table === 'leads') return ownCondition[scope];
  return table === 'companies' && scope === 'own' ? `t.id = any(${ownCompanies})` : 'true';
};

const recentCondition = { callbacks: `(t.state = 'open' or t.closed_at >= $4)`, attempts: 't.started_at >= $4' } as const;

type Recent = Extract<Step, { kind: 'recent' }>;

const readRecent = async (sql: Sql, viewer: ViewerScope, step: Recent, since: number, lately: readonly string[]): Promise<Part> => {
  const { table, scope } = step;
  const { isInScope, params } = withLately(ownLeadCondition, scope, 't.lead_id', lately);
  const blocks = await sql.query<{ rows: string }>(
    `select json_agg(body)::text as rows from (
       select row_to_json(found) as body, (row_number() over () - 1) / ${rowsPerBlock} as block from (
         select ${selectList(table)} from ${sqlTable(table)} t
         where ${visibleCondition(viewer, table)} and ${recentCondition[table]} and ${isInScope}
       ) found
     ) numbered group by block`,
    [...viewerParams(viewer), since, ...params],
  );
  return { lines: blocks.map(({ rows }) => rowsLine(table, rows)), leads: 0, after: null };
};

/** `json_build_array(…)` of a row, its fields in the order that `fieldsOf` names; those that lie in parts are null. */
const packedRow = (table: PackedTable): string =>
  `json_build_array(${columnsOf(table).map(({ name, field }) => (partsOf(table).includes(field) ? 'null' : `t."${name}"`))})::text`;

const partsOf = (table: PackedTable): readonly string[] => (table === 'leads' ? partedFields : []);

type PackHead = { table: PackedTable; scope: Scope; after: string; last: string };

const packLines = (head: PackHead, rows: string): string[] => [
  JSON.stringify({ kind: 'pack', ...head, fields: fieldsOf(head.table) }),
  rows,
];

/** One line a lead: what PostgreSQL writes of jsonb has no line ends of its own. */
type LeadPartTexts = Partial<Record<(typeof partedFields)[number], string>>;

const readPacks = async (sql: Sql, viewer: ViewerScope, step: Extract<Step, { kind: 'packs' }>, from: string): Promise<Part> => {
  const { table, scope } = step;
  const limit = perPack[table] * packsPerQuery;
  const parts = partsOf(table)
    .map((field) => `, string_agg("${field}", E'\\n' order by id) as "${field}"`)
    .join('');
  const partColumns = partsOf(table)
    .map((field) => `, t.${sqlColumn(field)}::text as "${field}"`)
    .join('');
  const packs = await sql.query<{ rows: string; count: number; last: string } & LeadPartTexts>(
    `select '[' || string_agg(body, ',' order by id) || ']' as rows, count(*)::int as count, max(id) as last${parts} from (
       select t.id, ${packedRow(table)} as body${partColumns}, (row_number() over (order by t.id) - 1) / ${perPack[table]} as pack
       from ${sqlTable(table)} t
       where ${visibleCondition(viewer, table)} and ${scopeCondition(table, scope)} and t.id > $4
       order by t.id limit ${limit}
     ) found group by pack order by pack`,
    [...viewerParams(viewer), from],
  );
  let after = from;
  const lines: string[] = [];
  for (const { rows, last, scoreLines, hours } of packs) {
    const body = scoreLines && hours ? `{"rows":${rows},"parts":${writeParts(scoreLines.split('\n'), hours.split('\n'))}}` : rows;
    lines.push(...packLines({ table, scope, after, last }, body));
    after = last;
  }
  const count = packs.reduce((sum, pack) => sum + pack.count, 0);
  return { lines, leads: table === 'leads' ? count : 0, after: count < limit ? null : after };
};

/** What happened with the next leads, all of a lead in one pack of each table. */
const readHistory = async (sql: Sql, viewer: ViewerScope, scope: Scope, from: string, lately: readonly string[]): Promise<Part> => {
  const { isInScope, params } = withLately(ownCondition, scope, 't.id', lately);
  const found = await sql.query<{ id: string }>(
    `select t.id from leads t where ${visibleCondition(viewer, 'leads')} and ${isInScope} and t.id > $4
     order by t.id limit ${leadsPerHistoryQuery}`,
    [...viewerParams(viewer), from, ...params],
  );
  const ids = found.map((each) => each.id);
  const lines: string[] = [];
  for (const table of ids.length > 0 ? historyTables : []) {
    const packs = await sql.query<{ pack: number; rows: string }>(
      `select (array_position($2::text[], t.lead_id) - 1) / ${leadsPerHistoryPack} as pack, '[' || string_agg(${packedRow(table)}, ',') || ']' as rows
       from ${sqlTable(table)} t where t.center_id = $1 and t.lead_id = any($2::text[]) group by 1 order by 1`,
      [viewer.centerId, ids],
    );
    for (const { pack, rows } of packs) lines.push(...packLines({ table, scope, ...rangeOf(ids, pack, from) }, rows));
  }
  return { lines, leads: 0, after: ids.length < leadsPerHistoryQuery ? null : (ids.at(-1) ?? null) };
};

const rangeOf = (ids: readonly string[], pack: number, from: string): { after: string; last: string } => {
  const start = pack * leadsPerHistoryPack;
  const last = ids[Math.min(start + leadsPerHistoryPack, ids.length) - 1] ?? '';
  return { after: start === 0 ? from : (ids[start - 1] ?? ''), last };
};
