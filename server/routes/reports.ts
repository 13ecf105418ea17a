import { z } from 'zod';
import { count, day, id, line } from '../../shared/domain/fields.ts';
import { leadsAnswer, reportAnswer } from '../../shared/domain/reports/answer.ts';
import { comparisons, type ReportChoice, reportFilter, split } from '../../shared/domain/reports/choice.ts';
import { columnIds } from '../../shared/domain/reports/columns.ts';
import { basisTexts, reportTexts } from '../../shared/domain/reports/definitions.ts';
import { reportNames } from '../../shared/domain/reports/report.ts';
import { reportDefinitions } from '../../shared/domain/reports/run-report.ts';
import { stage } from '../../shared/domain/stage.ts';
import { dayAfter, dayStart } from '../../shared/domain/zone.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { ApiError } from '../errors.ts';
import { readCenterNames } from '../exports/center-names.ts';
import { errorAnswers } from '../http/answers.ts';
import { answerFunnel, canCountFunnel, leadsOfFunnel } from '../reports/count-funnel.ts';
import { createReportCounter } from '../reports/count-in-worker.ts';
import { readLedger } from '../reports/read-ledger.ts';

const daysQuery = z.object({
  from: day.optional().describe('First day, in the center’s zone.'),
  to: day.optional().describe('Last day.'),
});
const query = daysQuery.extend(reportFilter.shape).extend({
  split: split.default('campaign').describe('What leads are told apart by; `field:NAME` for a column kept from an import.'),
});
const reportQuery = query.extend({ compare: z.enum(comparisons).optional().describe('With the days before, or the same a year before.') });
const leadsQuery = query.extend({
  table: line,
  row: z.string().max(2000).default('').describe('Key of the row; `total` for the whole, empty for what is not given.'),
  column: z.enum(columnIds),
  currency: z.string().max(3).optional().describe('Of money beside the figure: those behind what is in this currency.'),
  after: z.coerce.number().pipe(count).default(0),
  limit: z.coerce.number().pipe(z.int().min(1).max(5000)).default(1000),
});
type Query = z.output<typeof query>;

const ledgerRow = z.object({ takenIn: count, counts: z.record(stage, count), difference: z.int() });
const ledgerAnswer = z.object({
  isBalanced: z.boolean(),
  all: ledgerRow,
  byCampaign: z.array(ledgerRow.extend({ campaignId: id.nullable(), campaign: line.nullable() })),
});

const choiceOf = (asked: Query): ReportChoice => ({
  days: { from: asked.from ?? null, to: asked.to ?? null },
  campaignId: asked.campaign ?? null,
  source: asked.source ?? null,
  repId: asked.rep ?? null,
  teamId: asked.team ?? null,
  country: asked.country ?? null,
  segmentId: asked.segment ?? null,
  split: asked.split,
});

/** The measures, by the same functions as on a desktop, over what the asker may see: a team lead's team, a manager's center. */
export const reportRoutes: Routes = (dependencies) => async (app) => {
  const { database, now } = dependencies;
  const onRequest = requireUser(dependencies, { roles: ['teamLead', 'manager', 'admin'] });
  const tags = ['reports'];

  const counter = createReportCounter(database);
  app.addHook('onClose', () => counter.close());

  for (const name of reportNames) {
    const { title, about } = reportTexts[name];
    const counts = basisTexts[reportDefinitions[name].basis];
    app.get(
      `/api/reports/${name}`,
      {
        onRequest,
        schema: {
          tags,
          summary: title,
          description: `${about} ${counts}`,
          querystring: reportQuery,
          response: { 200: reportAnswer, ...errorAnswers },
        },
      },
      async (request) => {
        const asked = { name, choice: choiceOf(request.query), comparison: request.query.compare ?? null };
        if (canCountFunnel(asked)) return answerFunnel(database, viewerOf(request), asked, now());
        return counter.answer(viewerOf(request), asked, now());
      },
    );
    app.get(
      `/api/reports/${name}/leads`,
      {
        onRequest,
        schema: {
          tags,
          summary: `${title}: the leads behind a figure`,
          description:
            'Each lead with what it adds to the figure: 1 where leads are counted. Of a quotient those of what it divides, which `column` names.',
          querystring: leadsQuery,
          response: { 200: leadsAnswer, ...errorAnswers },
        },
      },
      async (request) => {
        const asked = { name, choice: choiceOf(request.query), comparison: null };
        const { after, limit } = request.query;
        const page = canCountFunnel(asked)
          ? await leadsOfFunnel(database, viewerOf(request), asked, request.query, now())
          : await counter.leadsBehind(viewerOf(request), asked, request.query, now());
        if (!page) throw new ApiError('notFound');
        return { ...page, next: after + limit < page.total ? after + limit : null };
      },
    );
  }

  app.get(
    '/api/reports/ledger',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Every lead ever taken in, each in exactly one stage',
        querystring: daysQuery.extend({ campaign: id.optional() }),
        response: { 200: ledgerAnswer, ...errorAnswers },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const { zone, campaign } = await readCenterNames(database, viewer.centerId);
      const { from, to } = request.query;
      const ledger = await readLedger(database, viewer, {
        from: from ? dayStart(from, zone) : null,
        till: to ? dayStart(dayAfter(to, { days: 1 }), zone) : null,
        campaignId: request.query.campaign ?? null,
      });
      return {
        ...ledger,
        byCampaign: ledger.byCampaign.map((row) => ({ ...row, campaign: row.campaignId === null ? null : campaign(row.campaignId) })),
      };
    },
  );
};
