import { z } from 'zod';
import { id, instant } from '../../shared/domain/fields.ts';
import { type Lead, leadSource } from '../../shared/domain/lead.ts';
import { stage } from '../../shared/domain/stage.ts';
import { selectList, sqlTable } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { listOf } from '../http/formats.ts';
import { type ViewerScope, viewerParams, visibleCondition } from '../sync/visibility.ts';

/** What a list of leads is narrowed by; several values of one field mean any of them. */
export const leadFilter = z.object({
  stage: listOf(stage),
  owner: listOf(id).describe('User ids; `pool` for leads without owner.'),
  team: listOf(id),
  campaign: listOf(id),
  source: listOf(leadSource),
  updatedSince: z.coerce.number().pipe(instant).optional().describe('Epoch milliseconds.'),
});
export type LeadFilter = z.output<typeof leadFilter>;

const pool = 'pool';

const conditions = `($5::text[] is null or t.stage = any($5))
  and ($6::text[] is null or t.owner_id = any($6) or ('${pool}' = any($6) and t.owner_id is null))
  and ($7::text[] is null or t.team_id = any($7))
  and ($8::text[] is null or t.campaign_id = any($8))
  and ($9::text[] is null or t.source = any($9))
  and ($10::bigint is null or t.updated_at >= $10)`;

/** The next leads after an id, in id order, that this viewer may see. */
export const readLeadPage = async (
  sql: Sql,
  viewer: ViewerScope,
  filter: LeadFilter,
  page: { after: string; limit: number },
): Promise<Lead[]> => {
  const found = await sql.query<{ row: Lead }>(
    `select row_to_json(found) as row from (
       select ${selectList('leads')} from ${sqlTable('leads')} t
       where ${visibleCondition(viewer, 'leads')} and t.id > $4 and ${conditions} order by t.id limit $11
     ) found`,
    [
      ...viewerParams(viewer),
      page.after,
      filter.stage ?? null,
      filter.owner ?? null,
      filter.team ?? null,
      filter.campaign ?? null,
      filter.source ?? null,
      filter.updatedSince ?? null,
      page.limit,
    ],
  );
  return found.map((each) => each.row);
};

/** All of them, page by page, so that an export of any size needs the memory of one page. */
export async function* readLeadPages(sql: Sql, viewer: ViewerScope, filter: LeadFilter, after: string): AsyncGenerator<Lead[]> {
  const limit = 1000;
  for (let from = after; ; ) {
    const leads = await readLeadPage(sql, viewer, filter, { after: from, limit });
    if (leads.length > 0) yield leads;
    const last = leads.at(-1);
    if (!last || leads.length < limit) return;
    from = last.id;
  }
}
