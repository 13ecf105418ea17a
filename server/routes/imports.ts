import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decimalMarks } from '../../shared/domain/campaign-cost-file.ts';
import { countryCode, id, line } from '../../shared/domain/fields.ts';
import { importRefusal, importRun } from '../../shared/domain/history.ts';
import { dateOrders } from '../../shared/domain/import/dates.ts';
import { encodings } from '../../shared/domain/import/decode.ts';
import { guessSource } from '../../shared/domain/import/guess-source.ts';
import { importTargets } from '../../shared/domain/import/import-fields.ts';
import { refusedRow } from '../../shared/domain/import/imported-row.ts';
import { valueFields } from '../../shared/domain/import/value-maps.ts';
import { leadSource } from '../../shared/domain/lead.ts';
import { sheetTypes } from '../../shared/sheets/media-types.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Dependencies } from '../dependencies.ts';
import { ApiError } from '../errors.ts';
import { readCenterNames } from '../exports/center-names.ts';
import { errorAnswers } from '../http/answers.ts';
import { checkImport } from '../imports/check-import.ts';
import { findCampaign, findTeam, readFormerMappings, readOwners, readRefusals, readRun } from '../imports/import-rows.ts';
import { readInWorker } from '../imports/read-in-worker.ts';
import { type ImportOrder, runImport } from '../imports/run-import.ts';

/** As on the screen: reading a file takes about ten times its size in memory. */
const largestFileBytes = 50_000_000;

const mapping = z.record(z.string(), z.enum(importTargets));
const mappingText = z
  .string()
  .max(50_000)
  .transform((text, context) => {
    try {
      return mapping.parse(JSON.parse(text));
    } catch {
      context.addIssue(`must be JSON of column → one of ${importTargets.join(', ')}`);
      return z.NEVER;
    }
  });

const valuesText = z
  .string()
  .max(100_000)
  .transform((text, context) => {
    try {
      return z.record(z.enum(valueFields), z.record(z.string(), z.string())).parse(JSON.parse(text));
    } catch {
      context.addIssue(`must be JSON of ${valueFields.join(', ')} → word → id or code`);
      return z.NEVER;
    }
  });

const query = z.object({
  team: line.optional().describe('Id or name of the team whose pool the leads go to. Not needed where there is one team, or you lead one.'),
  campaign: line.optional().describe('Id or name of a campaign there is.'),
  newCampaign: line.min(1).optional().describe('Name of a campaign; made if there is none of that name.'),
  source: leadSource.optional().describe('How the leads came in; guessed from the file when left out.'),
  fileName: line.optional().describe('Shown in the list of imports; a multipart file brings its own.'),
  mapping: mappingText.optional().describe('JSON of column header → field, for the columns you want to decide yourself.'),
  encoding: z.enum(encodings).optional(),
  header: z.enum(['first', 'none']).optional().describe('Whether the first line names the columns; found when left out.'),
  sheet: z.string().max(100).optional().describe('Name of the sheet of a workbook; the fullest when left out.'),
  dateOrder: z.enum(dateOrders).optional(),
  numberMark: z.enum(decimalMarks).optional().describe('The mark before decimals, for numbers such as 12.000 that read both ways.'),
  values: valuesText.optional().describe('JSON of field (owner, stage, sourceWords, touchKind) → word of the file → id or code here.'),
  country: countryCode.optional().describe('Reads phone numbers of rows that name no country.'),
  importId: z
    .string()
    .min(8)
    .max(60)
    .regex(/^[\w-]+$/)
    .optional()
    .describe('Your own id. Sent again with the same file, the import goes on where it broke off.'),
});
type Query = z.output<typeof query>;

const column = z.object({ header: z.string(), target: z.enum(importTargets), certainty: z.string() });
const checked = z.object({
  rowCount: z.int(),
  takenIn: z.int(),
  known: z.int(),
  refused: z.int(),
  leads: z.int(),
  columns: z.array(column),
  refusals: z.array(refusedRow),
});
const roles = ['teamLead', 'manager', 'admin'] as const;

const description = `The body is the file: \`text/csv\` as it is, or \`multipart/form-data\` with one file. The same recognition and commands as on the screen:
columns not named in \`mapping\` are recognised, and rows that cannot be leads are refused with a reason and kept.

    curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: text/csv" --data-binary @leads.csv \\
      "http://127.0.0.1:4600/api/imports?team=North&newCampaign=Expo+2026&fileName=leads.csv"`;

/** Imports of lead files. */
export const importRoutes: Routes = (dependencies) => async (app) => {
  const { database } = dependencies;
  const onRequest = requireUser(dependencies, { roles });
  const tags = ['imports'];
  await app.register(multipart, { limits: { files: 1, fileSize: largestFileBytes, fields: 0 } });
  app.addContentTypeParser(
    ['text/csv', 'text/plain', 'text/tab-separated-values', 'application/octet-stream', sheetTypes.xlsx],
    { parseAs: 'buffer', bodyLimit: largestFileBytes },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/api/imports',
    {
      onRequest,
      bodyLimit: largestFileBytes,
      schema: {
        tags,
        summary: 'Import a file of leads',
        description,
        querystring: query,
        response: { 201: z.object({ run: importRun, columns: z.array(column) }), ...errorAnswers },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const file = await fileOf(request, request.query.fileName);
      const { currency } = await readCenterNames(database, viewer.centerId);
      const order = await orderOf(dependencies, viewer, request.query, { fileName: file.name, currency });
      const messages = await readerOf(dependencies, viewer, { query: request.query, bytes: file.bytes, teamId: order.teamId });
      const columns = await runImport(dependencies, viewer, order, messages);
      const run = await readRun(database, viewer, order.importId);
      if (!run) throw new ApiError('notFound');
      return reply.status(201).send({ run, columns });
    },
  );

  app.post(
    '/api/imports/check',
    {
      onRequest,
      bodyLimit: largestFileBytes,
      schema: {
        tags,
        summary: 'What an import would do',
        description: 'Takes what `/api/imports` takes, counts, and writes nothing.',
        querystring: query,
        response: { 200: checked, ...errorAnswers },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const file = await fileOf(request, request.query.fileName);
      const team = await teamOf(dependencies, viewer, request.query.team);
      const messages = await readerOf(dependencies, viewer, { query: request.query, bytes: file.bytes, teamId: team.id });
      return checkImport(database, viewer.centerId, messages);
    },
  );

  const params = z.object({ id });
  app.get(
    '/api/imports/:id',
    { onRequest, schema: { tags, summary: 'One import and its counts', params, response: { 200: importRun, ...errorAnswers } } },
    async (request) => {
      const run = await readRun(database, viewerOf(request), request.params.id);
      if (!run) throw new ApiError('notFound');
      return run;
    },
  );

  app.get(
    '/api/imports/:id/refusals',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Rows that were refused, with their cells and reasons',
        params,
        response: { 200: z.object({ refusals: z.array(importRefusal) }), ...errorAnswers },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      if (!(await readRun(database, viewer, request.params.id))) throw new ApiError('notFound');
      return { refusals: await readRefusals(database, viewer, request.params.id) };
    },
  );
};

type Reading = { query: Query; bytes: Uint8Array; teamId: string };

const readerOf = async ({ database, now }: Dependencies, viewer: Viewer, { query, bytes, teamId }: Reading) => {
  const { zone, defaultCountry } = await readCenterNames(database, viewer.centerId);
  return readInWorker({
    bytes: bytes,
    encoding: query.encoding,
    delimiter: undefined,
    header: query.header,
    sheet: query.sheet,
    values: query.values ?? {},
    owners: await readOwners(database, viewer.centerId, teamId),
    mapping: query.mapping ?? {},
    former: await readFormerMappings(database, viewer),
    dateOrder: query.dateOrder,
    numberMark: query.numberMark,
    zone,
    defaultCountry: query.country ?? defaultCountry,
    now: now(),
  });
};

const teamOf = async ({ database }: Dependencies, viewer: Viewer, asked: string | undefined): Promise<{ id: string }> => {
  const team = await findTeam(database, viewer, asked);
  if (!team)
    throw new ApiError('invalidRequest', [{ path: 'querystring.team', message: 'must be the id or name of a team you may import for' }]);
  return team;
};

type File = { bytes: Uint8Array; name: string };

const fileOf = async (request: FastifyRequest, fileName: string | undefined): Promise<File> => {
  if (Buffer.isBuffer(request.body)) return { bytes: request.body, name: fileName ?? 'leads.csv' };
  if (!request.isMultipart()) throw new ApiError('unsupportedMediaType');
  const part = await request.file();
  if (!part) throw new ApiError('invalidRequest', [{ path: 'body', message: 'holds no file' }]);
  return { bytes: await part.toBuffer(), name: (fileName ?? (part.filename || 'leads.csv')).slice(0, 300) };
};

const orderOf = async (
  dependencies: Dependencies,
  viewer: Viewer,
  asked: Query,
  { fileName, currency }: { fileName: string; currency: string },
): Promise<ImportOrder> => {
  const { newId } = dependencies;
  const team = await teamOf(dependencies, viewer, asked.team);
  const source = asked.source ?? guessSource(fileName, []);
  const campaign = await campaignOf(dependencies, viewer, asked, currency);
  return { importId: asked.importId ?? newId(), fileName, teamId: team.id, source, campaign };
};

const campaignOf = async (
  { database, newId }: Dependencies,
  viewer: Viewer,
  { campaign, newCampaign, importId }: Query,
  currency: string,
): Promise<ImportOrder['campaign']> => {
  const name = campaign ?? newCampaign;
  if (name === undefined) return null;
  const ownId = importId && `${importId}.campaign`;
  const standing = await findCampaign(database, viewer.centerId, name);
  // Made by this same import before its line broke: the request sent again says the same commands again, this one among them.
  if (standing && !(ownId && 'id' in standing && standing.id === ownId)) return standing;
  if (newCampaign === undefined)
    throw new ApiError('invalidRequest', [{ path: 'querystring.campaign', message: 'is no campaign there is' }]);
  const made = { id: ownId ?? newId(), name: newCampaign, startsOn: null, endsOn: null };
  return { create: { ...made, channel: 'other', cost: 0, currency, expectedLeads: 0, budget: null } };
};
