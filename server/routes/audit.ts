import { Readable } from 'node:stream';
import { z } from 'zod';
import { line } from '../../shared/domain/fields.ts';
import { type AuditFilter, auditFilter, auditPage } from '../../shared/protocol/audit.ts';
import type { Routes } from '../app.ts';
import { auditCsv, auditXlsx, type ReadPage } from '../audit/audit-file.ts';
import { readAudit } from '../audit/read-audit.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { errorAnswers } from '../http/answers.ts';
import { asFile } from '../http/formats.ts';

const pageSize = 100;

/** Everything that was done in the center, from the log of commands: looked through, and taken along as a file. */
export const auditRoutes: Routes = (dependencies) => async (app) => {
  const { database, now } = dependencies;
  const onRequest = requireUser(dependencies, { roles: ['manager', 'admin'] });
  const tags = ['audit'];

  app.get(
    '/api/audit',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Who did what, when, to which leads',
        description: 'The newest first, a hundred at a time. Names the commands, never what was written in them.',
        querystring: auditFilter.extend({ after: line.optional() }),
        response: { 200: auditPage, ...errorAnswers },
      },
    },
    async (request) => {
      const { after, ...filter } = request.query;
      return readAudit(database, viewerOf(request).centerId, filter, { after, limit: pageSize });
    },
  );

  const readPeople = async (centerId: string) => {
    const names = await database.query<{ id: string; name: string }>('select id, name from users where center_id = $1', [centerId]);
    return new Map(names.map(({ id, name }) => [id, name]));
  };
  const readPages =
    (centerId: string, filter: AuditFilter): ReadPage =>
    (after) =>
      readAudit(database, centerId, filter, { after, limit: pageSize });

  app.get(
    '/api/audit.csv',
    {
      onRequest,
      schema: {
        tags,
        summary: 'The same as a CSV file, whole',
        querystring: auditFilter,
        response: { 200: z.string().describe('CSV in UTF-8, instants in UTC'), ...errorAnswers },
      },
    },
    async (request, reply) => {
      const { centerId } = viewerOf(request);
      const lines = auditCsv(readPages(centerId, request.query), await readPeople(centerId));
      return asFile(reply, 'csv', 'actions').send(Readable.from(lines) as unknown as string);
    },
  );

  app.get(
    '/api/audit.xlsx',
    {
      onRequest,
      schema: {
        tags,
        summary: 'The same as a workbook, whole, with a manifest',
        querystring: auditFilter,
        response: { 200: z.string().describe('A workbook: the rows, and a sheet that says what they are'), ...errorAnswers },
      },
    },
    async (request, reply) => {
      const { centerId, name: by } = viewerOf(request);
      const facts = { by, at: now(), filter: request.query };
      const pieces = auditXlsx(readPages(centerId, request.query), await readPeople(centerId), facts);
      return asFile(reply, 'xlsx', 'actions').send(Readable.from(pieces) as unknown as string);
    },
  );
};
