import { z } from 'zod';
import { count, day, durationMs, id, instant, line } from '../../shared/domain/fields.ts';
import { funnelSteps } from '../../shared/domain/funnel.ts';
import { leakKinds } from '../../shared/domain/leaks.ts';
import { stage } from '../../shared/domain/stage.ts';
import { dayAfter, minuteOfDay } from '../../shared/domain/zone.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { readCenterNames } from '../exports/center-names.ts';
import { errorAnswers } from '../http/answers.ts';
import { type ReportChoice, readCampaignReturns, readFunnel, readLedger } from '../reports/report-facts.ts';

const query = z.object({
  from: day.optional().describe('First day of arrival, in the center’s zone.'),
  to: day.optional().describe('Last day of arrival.'),
  campaign: id.optional(),
  ids: z.enum(['true', 'false']).default('false').describe('`true`: the ids of the leads behind each figure instead of their number.'),
});
type Query = z.output<typeof query>;

/** A figure: how many leads, or which. */
const figure = z.union([count, z.array(id)]);
const named = { campaignId: id.nullable(), campaign: line.nullable() };
const ledgerRow = z.object({ takenIn: count, counts: z.record(stage, count), difference: z.int() });

const ledgerAnswer = z.object({ isBalanced: z.boolean(), all: ledgerRow, byCampaign: z.array(ledgerRow.extend(named)) });
const funnelAnswer = z.object({
  columns: z.array(
    z.object({
      step: z.enum(funnelSteps),
      reached: figure,
      movedOn: figure,
      stillHere: figure,
      leak: figure,
      resting: figure,
      left: figure,
      medianMs: durationMs.nullable(),
    }),
  ),
  leaks: z.array(z.object({ kind: z.enum(leakKinds), stage, leads: figure, oldestSinceAt: instant })),
});
const campaignsAnswer = z.object({
  campaigns: z.array(
    z.object({
      ...named,
      currency: line,
      cost: z.int().nullable(),
      leads: figure,
      qsos: figure,
      won: figure,
      costPerLead: z.int().nullable(),
      costPerQso: z.int().nullable(),
      value: z.int(),
      otherValues: z.array(z.object({ currency: line, value: z.int() })),
      ratio: z.number().nullable(),
    }),
  ),
});

const choiceOf = ({ from, to, campaign }: Query, zone: string): ReportChoice => ({
  from: from ? minuteOfDay(from, 0, zone, 'later') : null,
  till: to ? minuteOfDay(dayAfter(to, { days: 1 }), 0, zone, 'later') : null,
  campaignId: campaign ?? null,
});

/** The measures of the reports screen, by the same rules, over what the asker may see: a team lead's team, a manager's center. */
export const reportRoutes: Routes = (dependencies) => async (app) => {
  const { database, now } = dependencies;
  const onRequest = requireUser(dependencies, { roles: ['teamLead', 'manager', 'admin'] });
  const tags = ['reports'];
  const nameOf = (campaign: (campaignId: string) => string, campaignId: string | null) =>
    campaignId === null ? null : campaign(campaignId);

  app.get(
    '/api/reports/ledger',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Every lead ever taken in, each in exactly one stage',
        querystring: query.omit({ ids: true }),
        response: { 200: ledgerAnswer, ...errorAnswers },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const { zone, campaign } = await readCenterNames(database, viewer.centerId);
      const ledger = await readLedger(database, viewer, choiceOf({ ...request.query, ids: 'false' }, zone));
      return { ...ledger, byCampaign: ledger.byCampaign.map((row) => ({ ...row, campaign: nameOf(campaign, row.campaignId) })) };
    },
  );

  app.get(
    '/api/reports/funnel',
    {
      onRequest,
      schema: {
        tags,
        summary: 'How far leads came, and where they leak',
        querystring: query,
        response: { 200: funnelAnswer, ...errorAnswers },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const { zone } = await readCenterNames(database, viewer.centerId);
      const { columns, leaks } = await readFunnel(database, viewer, choiceOf(request.query, zone), zone, now());
      const show = figureOf(request.query);
      return {
        columns: columns.map(({ step, medianMs, ...lists }) => ({ step, medianMs, ...mapFigures(lists, show) })),
        leaks: leaks.map(({ leadIds, ...leak }) => ({ ...leak, leads: show(leadIds) })),
      };
    },
  );

  app.get(
    '/api/reports/campaigns',
    {
      onRequest,
      schema: {
        tags,
        summary: 'What campaigns cost and brought',
        description: 'Costs are those of the days chosen: a cost that was entered for a period is shared out by days.',
        querystring: query,
        response: { 200: campaignsAnswer, ...errorAnswers },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const { zone, currency, campaign } = await readCenterNames(database, viewer.centerId);
      const returns = await readCampaignReturns(database, viewer, choiceOf(request.query, zone), {
        currency,
        days: { from: request.query.from ?? null, to: request.query.to ?? null },
      });
      const show = figureOf(request.query);
      return {
        campaigns: returns.map(({ leadIds, qsoIds, wonIds, ...row }) => ({
          ...row,
          campaign: nameOf(campaign, row.campaignId),
          leads: show(leadIds),
          qsos: show(qsoIds),
          won: show(wonIds),
        })),
      };
    },
  );
};

type Show = (ids: readonly string[]) => z.output<typeof figure>;

const figureOf =
  ({ ids }: Query): Show =>
  (members) =>
    ids === 'true' ? [...members] : members.length;

const mapFigures = <Name extends string>(lists: Record<Name, readonly string[]>, show: Show) =>
  Object.fromEntries(Object.entries<readonly string[]>(lists).map(([name, members]) => [name, show(members)])) as Record<
    Name,
    z.output<typeof figure>
  >;
