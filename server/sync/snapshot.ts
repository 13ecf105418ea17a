import { type TableName, tableNames, tables } from '../../shared/tables.ts';
import { selectList, sqlTable } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { readSpace } from './pull.ts';
import { ofLead, type ViewerScope, viewerParams, viewOf, visibleCondition } from './visibility.ts';

/** First load: keyset pages of NDJSON, what the whole center shares first, then the viewer's own leads, then the rest. */

const rowsPerBlock = 500;
const rowsPerPage = 5000;

type Step = { table: TableName; part: 'all' | 'own' | 'rest' };

const isOfLeads = (table: TableName): boolean => tables[table].audience === 'lead' || tables[table].audience === 'child';

/** Own leads with their children come before everybody else's, so that a rep can call while the rest arrives. */
const steps: readonly Step[] = [
  ...tableNames.filter((table) => !isOfLeads(table)).map((table): Step => ({ table, part: 'all' })),
  ...tableNames.filter(isOfLeads).map((table): Step => ({ table, part: 'own' })),
  ...tableNames.filter(isOfLeads).map((table): Step => ({ table, part: 'rest' })),
];

const ownCondition = ({ table, part }: Step): string => {
  if (part === 'all') return 'true';
  const isOwn = table === 'leads' ? 't.owner_id is not distinct from $2' : ofLead('t.lead_id', 'l.owner_id is not distinct from $2');
  return part === 'own' ? isOwn : `not (${isOwn})`;
};

type Place = { step: number; after: string };

/** Where a page ended: opaque to desktops, which hand it back to go on there. */
const writePlace = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a place; undefined when it is none of ours. */
const readPlace = (token: string | undefined): Place | undefined => {
  if (!token) return { step: 0, after: '' };
  try {
    const place: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    const isPlace = typeof place === 'object' && place !== null && 'step' in place && 'after' in place;
    return isPlace ? { step: Number(place.step), after: String(place.after) } : undefined;
  } catch {
    return undefined;
  }
};

export type SnapshotPage = { lines: string[] } | { refused: 'badPlace' };

/**
 * One page of the snapshot, as NDJSON lines: head, blocks of rows built as JSON by the database, tail. The version of the
 * first page's head is the cursor to pull from when all pages are in; rows that changed meanwhile come again, which harms nothing.
 */
export const readSnapshotPage = async (sql: Sql, viewer: ViewerScope, token: string | undefined): Promise<SnapshotPage> => {
  const place = readPlace(token);
  if (!place) return { refused: 'badPlace' };
  const space = await readSpace(sql, viewer.centerId);
  const lines = [JSON.stringify({ kind: 'head', epoch: space.epoch, view: viewOf(viewer), version: space.version })];
  let { step, after } = place;
  let sent = 0;
  while (sent < rowsPerPage) {
    const current = steps[step];
    if (!current) break;
    const block = await readBlock(sql, viewer, current, after);
    if (block.count > 0) lines.push(`{"kind":"rows","table":"${current.table}","rows":${block.rows}}`);
    sent += block.count;
    [step, after] = block.count < rowsPerBlock ? [step + 1, ''] : [step, block.last];
  }
  const isDone = step >= steps.length;
  lines.push(JSON.stringify({ kind: 'tail', next: isDone ? null : writePlace({ step, after }), done: step, total: steps.length }));
  return { lines };
};

type Block = { rows: string; count: number; last: string };

const readBlock = async (sql: Sql, viewer: ViewerScope, step: Step, after: string): Promise<Block> => {
  const [block] = await sql.query<{ rows: string | null; count: number; last: string | null }>(
    `select json_agg(row_to_json(found))::text as rows, count(*)::int as count, max(found.id) as last from (
       select ${selectList(step.table)} from ${sqlTable(step.table)} t
       where ${visibleCondition(viewer, step.table)} and ${ownCondition(step)} and t.id > $4 order by t.id limit ${rowsPerBlock}
     ) found`,
    [...viewerParams(viewer), after],
  );
  return { rows: block?.rows ?? '[]', count: block?.count ?? 0, last: block?.last ?? after };
};
