import { isRefused, many, one } from '../../shared/commands/command.ts';
import { recycleLeads } from '../../shared/commands/recycle-leads.ts';
import { type RecycleRule, recycleRuleFor } from '../../shared/domain/recycling.ts';
import { systemContext } from '../commands/system-context.ts';
import { createWorkspace } from '../commands/workspace.ts';
import type { Sql } from '../db/database.ts';

/** Leads of one rule in one transaction: little enough that no desktop waits for its rows. */
const leadsAtOnce = 200;

type Moment = { at: number; newId: () => string };

/**
 * Brings back the leads whose rest is over by a rule of the center, some at a time; their history stays, and names the rule.
 * Returns how many came back.
 */
export const recycleDue = async (sql: Sql, centerId: string, { at, newId }: Moment): Promise<number> => {
  const workspace = createWorkspace(sql, centerId);
  const { settings } = await workspace.load({ settings: one('settings', 'center') });
  let back = 0;
  for (const rule of settings?.recycling.rules ?? []) {
    const { leads } = await workspace.load({ leads: many('leads', await restingLeads(sql, centerId, rule, at)) });
    // Locked now: what somebody took up since the look above stays with them.
    const due = leads.filter((lead) => recycleRuleFor(lead, { rules: [rule] }, at));
    if (due.length === 0) continue;
    const context = systemContext(newId(), at);
    const args = { leadIds: due.map(({ id }) => id), why: whyOf(rule) };
    const outcome = recycleLeads.apply(await workspace.load(recycleLeads.load(args)), args, context);
    if (isRefused(outcome)) continue;
    workspace.put(outcome.puts);
    await workspace.flush();
    back += outcome.puts.filter(({ table }) => table === 'leads').length;
  }
  return back;
};

/** As it stands in the lead's history, beside the stage it left and its reason there: without words, so that it reads in every language. */
const whyOf = ({ afterDays }: RecycleRule): string => `≥ ${afterDays} d`;

const dayMs = 86_400_000;

const restingLeads = async (sql: Sql, centerId: string, { from, reasonCode, afterDays }: RecycleRule, at: number): Promise<string[]> => {
  const found = await sql.query<{ id: string }>(
    `select id from leads where center_id = $1 and stage = $2 and ($3::text is null or reason_code = $3) and stage_since_at <= $4 and not do_not_call
       and ($2 <> 'nurture' or greatest(coalesce(next_action_at, 0), coalesce(last_attempt_at, 0)) <= $4)
     order by stage_since_at, id limit ${leadsAtOnce}`,
    [centerId, from, reasonCode, at - afterDays * dayMs],
  );
  return found.map(({ id }) => id);
};
