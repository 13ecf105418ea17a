import type { Lead } from '../../shared/domain/lead.ts';
import { type Ledger, ledgerOf, type TakenIn } from '../../shared/domain/ledger.ts';
import type { Sql } from '../db/database.ts';
import { type ViewerScope, viewerParams, visibleCondition } from '../sync/visibility.ts';

/** Leads that the ledger counts: those that arrived from ≤ at < till, of one campaign or of all. */
export type LedgerChoice = { from: number | null; till: number | null; campaignId: string | null };

const choice = `($4::bigint is null or t.arrived_at >= $4) and ($5::bigint is null or t.arrived_at < $5)
  and ($6::text is null or t.campaign_id = $6)`;

const params = (viewer: ViewerScope, { from, till, campaignId }: LedgerChoice) => [...viewerParams(viewer), from, till, campaignId];

/** Taken in, counted by the database and not from the rows the ledger sorts, so that a row it loses leaves a difference. */
const readTakenIn = async (sql: Sql, viewer: ViewerScope, chosen: LedgerChoice): Promise<TakenIn> => {
  const rows = await sql.query<{ campaignId: string | null; count: number }>(
    `select t.campaign_id as "campaignId", count(*)::int as count from leads t
     where ${visibleCondition(viewer, 'leads')} and ${choice} group by 1`,
    params(viewer, chosen),
  );
  return {
    all: rows.reduce((sum, each) => sum + each.count, 0),
    byCampaign: new Map(rows.map(({ campaignId, count }) => [campaignId, count])),
  };
};

/** The conservation count over what the viewer may see. */
export const readLedger = async (sql: Sql, viewer: ViewerScope, chosen: LedgerChoice): Promise<Ledger> => {
  const leads = await sql.query<Pick<Lead, 'id' | 'campaignId' | 'stage'>>(
    `select t.id, t.campaign_id as "campaignId", t.stage from leads t where ${visibleCondition(viewer, 'leads')} and ${choice}`,
    params(viewer, chosen),
  );
  return ledgerOf(leads, await readTakenIn(sql, viewer, chosen));
};
