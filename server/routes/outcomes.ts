import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { chunksOf } from '../../shared/domain/chunks.ts';
import { count, currencyCode, line } from '../../shared/domain/fields.ts';
import { dateOrders } from '../../shared/domain/import/dates.ts';
import type { Table } from '../../shared/domain/import/read-table.ts';
import { outcomeTargets } from '../../shared/domain/outcomes/outcome-columns.ts';
import { outcomeFaults, statusMeanings } from '../../shared/domain/outcomes/outcome-rows.ts';
import {
  faultyRows,
  type OutcomePlan,
  openOutcomeFile,
  outcomeCounts,
  planOutcomes,
} from '../../shared/domain/outcomes/read-outcome-file.ts';
import { outcomesAtOnce, takenOf } from '../../shared/domain/outcomes/taken-outcome.ts';
import { sheetTypes } from '../../shared/sheets/media-types.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import type { Dependencies } from '../dependencies.ts';
import { ApiError } from '../errors.ts';
import { readCenterNames } from '../exports/center-names.ts';
import { errorAnswers } from '../http/answers.ts';
import { commandRunner } from '../imports/run-import.ts';
import { indexForFile } from '../outcomes/plan-file.ts';

/** Some hundred thousand deals. */
const largestFileBytes = 30_000_000;
const toldAtMost = 1000;

const jsonOf = <Value>(schema: z.ZodType<Value>, what: string) =>
  z
    .string()
    .max(50_000)
    .transform((text, context) => {
      try {
        return schema.parse(JSON.parse(text));
      } catch {
        context.addIssue(what);
        return z.NEVER;
      }
    });

const query = z.object({
  fileName: line.optional().describe('Kept in the history of each handoff.'),
  mapping: jsonOf(z.record(z.string(), z.enum(outcomeTargets)), `must be JSON of column → one of ${outcomeTargets.join(', ')}`)
    .optional()
    .describe('JSON of column header → field, for columns you want to decide yourself.'),
  statuses: jsonOf(z.record(z.string(), z.enum(statusMeanings)), `must be JSON of word → one of ${statusMeanings.join(', ')}`)
    .optional()
    .describe('JSON of a word of the status column → what it means.'),
  allAre: z.enum(['won', 'lost']).optional().describe('What every row means in a file without a status column.'),
  dateOrder: z.enum(dateOrders).optional(),
  decimal: z.enum(['point', 'comma']).optional(),
  currency: currencyCode.optional().describe('Of amounts that name none; the center’s when left out.'),
  changes: z.enum(['take', 'leave']).optional().describe('Whether outcomes recorded here give way to the file; `take` when left out.'),
  batchId: z
    .string()
    .min(8)
    .max(60)
    .regex(/^[\w-]+$/)
    .optional()
    .describe('Your own id. Sent again with the same file, nothing is taken in twice.'),
});
type Query = z.output<typeof query>;

const planned = z.object({
  counts: z.object({
    rows: count,
    fresh: count,
    changed: count,
    same: count,
    won: count,
    lost: count,
    open: count,
    faults: count,
  }),
  columns: z.array(z.object({ header: z.string(), target: z.enum(outcomeTargets), by: z.string() })),
  statuses: z.array(z.object({ word: z.string(), rows: count, means: z.enum(statusMeanings).nullable() })),
  faults: z
    .array(z.object({ row: count, reason: z.enum(outcomeFaults), cells: z.array(z.string()) }))
    .describe(`Rows that are not taken in, the first ${toldAtMost}.`),
});

const description = `The body is the file, CSV or XLSX. Each row is matched by handoff number, the id of the lead in the other system, mail, or company and
name; rows that fit nobody or several are counted with their reason. A lead that was never handed off here gets one handoff marked as from outside.

    curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: text/csv" --data-binary @deals.csv \\
      "http://127.0.0.1:4600/api/outcomes?fileName=deals.csv"`;

/** What another system says became of handed-off leads. */
export const outcomeRoutes: Routes = (dependencies) => async (app) => {
  const onRequest = requireUser(dependencies, { roles: ['manager', 'admin'] });
  const tags = ['handoffs'];
  app.addContentTypeParser(
    [sheetTypes.csv, 'text/plain', 'application/octet-stream', sheetTypes.xlsx],
    { parseAs: 'buffer', bodyLimit: largestFileBytes },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/api/outcomes/check',
    {
      onRequest,
      bodyLimit: largestFileBytes,
      schema: {
        tags,
        summary: 'What a file of outcomes would change',
        description: 'Takes what `/api/outcomes` takes, counts, and writes nothing.',
        querystring: query,
        response: { 200: planned, ...errorAnswers },
      },
    },
    async (request) => {
      const { table, plan } = await planOf(dependencies, request, request.query);
      return answerOf(table, plan);
    },
  );

  app.post(
    '/api/outcomes',
    {
      onRequest,
      bodyLimit: largestFileBytes,
      schema: { tags, summary: 'Take in outcomes of leads', description, querystring: query, response: { 201: planned, ...errorAnswers } },
    },
    async (request, reply) => {
      const { table, plan } = await planOf(dependencies, request, request.query);
      refuseToGuess(plan);
      const run = commandRunner(dependencies, viewerOf(request), request.query.batchId ?? dependencies.newId());
      const taken = plan.matched.filter(({ effect }) => effect === 'new' || (effect === 'change' && request.query.changes !== 'leave'));
      for (const some of chunksOf(taken, outcomesAtOnce)) {
        await run('takeInOutcomes', { fileName: request.query.fileName ?? 'outcomes.csv', items: some.map(takenOf) });
        await nextTurn();
      }
      return reply.status(201).send(answerOf(table, plan));
    },
  );
};

/** Two readings of one file: nothing is taken in until the caller says which. */
const refuseToGuess = ({ read: { ask } }: OutcomePlan): void => {
  const asked = ask.outcome ? 'allAre' : ask.dateOrder ? 'dateOrder' : ask.decimal ? 'decimal' : null;
  if (asked)
    throw new ApiError('invalidRequest', [{ path: `querystring.${asked}`, message: 'the file can be read in two ways: say which' }]);
};

const decode = (bytes: Uint8Array, encoding: string, isStrict: boolean): string =>
  new TextDecoder(encoding, { fatal: isStrict }).decode(bytes);

const planOf = async ({ database }: Dependencies, request: FastifyRequest, asked: Query): Promise<{ table: Table; plan: OutcomePlan }> => {
  if (!Buffer.isBuffer(request.body)) throw new ApiError('unsupportedMediaType');
  const table = await openOutcomeFile(request.body, decode);
  if ('refused' in table) throw new ApiError('unreadableFile', [{ path: 'file', message: table.refused }]);
  const { centerId } = viewerOf(request);
  const { zone, currency } = await readCenterNames(database, centerId);
  const index = await indexForFile(database, centerId, table);
  const plan = planOutcomes(table, index, {
    mapping: asked.mapping ?? {},
    statuses: asked.statuses ?? {},
    allAre: asked.allAre ?? null,
    dateOrder: asked.dateOrder ?? null,
    decimal: asked.decimal ?? null,
    currency: asked.currency ?? currency,
    zone,
  });
  return { table, plan };
};

const answerOf = (table: Table, plan: OutcomePlan): z.infer<typeof planned> => ({
  counts: outcomeCounts(plan),
  columns: plan.columns.map(({ header, target, by }) => ({ header, target, by })),
  statuses: plan.read.statuses,
  faults: faultyRows(table, plan.faults.slice(0, toldAtMost), '').map(({ row, cells }, at) => ({
    row,
    reason: plan.faults[at]?.reason ?? 'unknown',
    cells: [...cells],
  })),
});
