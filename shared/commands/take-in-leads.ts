import { z } from 'zod';
import type { Touch } from '../domain/call.ts';
import type { CenterSettings } from '../domain/center-settings.ts';
import { durationMs, id, line } from '../domain/fields.ts';
import { type ImportRun, nothingTakenIn } from '../domain/history.ts';
import { importedRow } from '../domain/import/imported-row.ts';
import { type Lead, leadSource } from '../domain/lead.ts';
import { type CommandContext, defineCommand, isRefused, many, one, type Put, put, refuse, where } from './command.ts';
import { importLeads } from './import-leads.ts';
import { returnLead } from './return-lead.ts';
import { scoreFields } from './score-of-lead.ts';

const buyingPhases = ['learning', 'interest', 'preference'] as const;

const args = z.object({
  campaignId: id,
  source: leadSource,
  teamId: id,
  /** Title of first touches that bring none: the name of the key or form they came by. */
  title: line,
  rows: z.array(importedRow).min(1).max(500),
  /** How far a touch's reading has come, by the number of its row. */
  phases: z.record(z.string(), z.enum(buyingPhases)),
  /** How long a visit took, by the number of its row. */
  durations: z.record(z.string(), durationMs).default({}),
});
type Args = z.infer<typeof args>;

/**
 * What comes in one by one, by HTTP or by a form: people, or what they did. The same rules as an import, so that who is known gets a touch;
 * those are scored anew, as nobody else is about to look at them, and somebody at rest who asks is worked again.
 */
export const takeInLeads = defineCommand({
  name: 'takeInLeads',
  version: 1,
  roles: ['manager', 'admin'],
  args,
  leadIds: () => [],
  load: (given) => ({
    ...importLeads.load(noImport(given)),
    campaign: one('campaigns', given.campaignId),
    team: one('teams', given.teamId),
  }),
  loadMore: (rows, given) => {
    const known = [...rows.sameMail, ...rows.sameExternalId];
    const companyIds = [...new Set(known.flatMap(({ companyId }) => companyId ?? []))];
    return {
      ...importLeads.loadMore(rows, noImport(given)),
      attempts: where(
        'attempts',
        'leadId',
        known.map(({ id: leadId }) => leadId),
      ),
      companiesOfKnown: many('companies', companyIds),
      colleagues: where('leads', 'companyId', companyIds),
    };
  },
  apply: (rows, given, context) => {
    const { campaign, team, settings } = rows;
    if (!campaign || !team || !settings) return refuse('notFound', { what: 'campaign' });
    const imported = importLeads.apply({ ...rows, run: runOf(given, context) }, { ...noImport(given), importId: 'none' }, context);
    if (isRefused(imported)) return imported;
    const puts = imported.puts.filter(({ table }) => table !== 'importRuns').map((each) => withPhase(withoutRun(each), given, context));
    const direct = new Set([...rows.sameMail, ...rows.sameExternalId].map(({ id: leadId }) => leadId));
    const known = new Map([...rows.sameMail, ...rows.sameExternalId, ...rows.keepers].map((lead) => [lead.id, lead]));
    const came = puts.flatMap((each) => (each.table === 'touches' ? [each.row] : []));
    const touches = Map.groupBy([...rows.touches, ...came], ({ leadId }) => leadId);
    const companies = new Map(rows.companiesOfKnown.map((company) => [company.id, company]));
    return {
      puts: puts.flatMap((each) => {
        if (each.table !== 'leads' || !known.has(each.row.id)) return [each];
        const lead = each.row;
        const news = { touches: touches.get(lead.id) ?? [], scoreBefore: known.get(lead.id)?.score ?? lead.score };
        // Of whom a merged lead leads to neither calls nor company are at hand: the server scores them once it is done.
        if (!direct.has(lead.id)) return wakened({ ...lead, scoredAt: null }, news, settings, context);
        const colleagues = rows.colleagues.filter(({ companyId }) => companyId === lead.companyId && companyId !== null);
        const facts = {
          company: companies.get(lead.companyId ?? ''),
          touches: news.touches,
          attempts: rows.attempts.filter(({ leadId }) => leadId === lead.id),
          colleagues,
        };
        const scored = { ...lead, ...scoreFields(lead, facts, settings, context.now) };
        return wakened(scored, news, settings, context);
      }),
    };
  },
});

const noImport = ({ rows }: Args) => ({ importId: '', rows, refused: [] });

/** No import: the rules of one are borrowed, its counts are nobody's. */
const runOf = ({ campaignId, source, teamId, title, rows }: Args, context: CommandContext): ImportRun => ({
  id: 'none',
  fileName: title,
  encoding: 'utf-8',
  rowCount: rows.length,
  ...nothingTakenIn(),
  campaignId,
  source,
  teamId,
  mapping: {},
  headers: [],
  answers: { dateOrder: null, values: {} },
  startedById: context.userId,
  startedAt: context.now,
});

const withoutRun = (each: Put): Put =>
  each.table === 'leads' && each.row.importId === 'none' ? put('leads', { ...each.row, importId: null, importRow: null }) : each;

const withPhase = (each: Put, { phases, durations, rows }: Args, context: CommandContext): Put => {
  if (each.table !== 'touches') return each;
  const row = rows.find((one) => context.id(`touch${one.row}`) === each.row.id);
  return put('touches', {
    ...each.row,
    buyingPhase: (row && phases[row.row]) ?? null,
    durationMs: (row && durations[row.row]) ?? null,
  });
};

/** Who rests and asks, does what the center waits for or reads itself over the bar is not left to rest. */
const wakened = (
  lead: Lead,
  news: { touches: readonly Touch[]; scoreBefore: number },
  settings: CenterSettings,
  context: CommandContext,
): Put[] => {
  const came = news.touches.filter(({ id: touchId }) => touchId.startsWith(context.id('')));
  const back = returnLead({ ...lead, version: lead.version - 1 }, { ...news, touches: came }, settings, context);
  return back?.puts ?? [put('leads', lead)];
};
