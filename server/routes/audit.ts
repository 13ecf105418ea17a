import { Readable } from 'node:stream';
import { z } from 'zod';
import { line } from '../../shared/domain/fields.ts';
import { type AuditEntry, auditFilter, auditPage } from '../../shared/protocol/audit.ts';
import { byteOrderMark, csvLine } from '../../shared/sheets/csv.ts';
import type { Routes } from '../app.ts';
import { readAudit } from '../audit/read-audit.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { errorAnswers } from '../http/answers.ts';

const pageSize = 100;

/** Everything that was done in the center, from the log of commands: looked through, and taken along as a file. */
export const auditRoutes: Routes = (dependencies) => async (app) => {
  const { database } = dependencies;
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
      const names = await database.query<{ id: string; name: string }>('select id, name from users where center_id = $1', [centerId]);
      const people = new Map(names.map(({ id, name }) => [id, name]));
      const lines = csvLines((after) => readAudit(database, centerId, request.query, { after, limit: pageSize }), people);
      return reply.type('text/csv; charset=utf-8').send(Readable.from(lines) as unknown as string);
    },
  );
};

type ReadPage = (after: string | undefined) => ReturnType<typeof readAudit>;

async function* csvLines(read: ReadPage, people: ReadonlyMap<string, string>): AsyncGenerator<string> {
  yield byteOrderMark +
    csvLine(['id', 'done_at', 'received_at', 'by_id', 'by', 'command', 'outcome', 'code', 'leads', 'lead_ids', 'about_id', 'about']);
  let after: string | undefined;
  do {
    const { entries, next } = await read(after);
    yield entries.map((each) => csvLine(cellsOf(each, people))).join('');
    after = next ?? undefined;
  } while (after);
}

const utc = (at: number): string => new Date(at).toISOString();

const cellsOf = (entry: AuditEntry, people: ReadonlyMap<string, string>): (string | number | null)[] => [
  entry.id,
  utc(entry.at),
  utc(entry.receivedAt),
  entry.byId,
  people.get(entry.byId) ?? '',
  entry.name,
  entry.outcome,
  entry.code,
  entry.leadCount,
  entry.leadIds.join(' '),
  entry.personId,
  people.get(entry.personId ?? '') ?? '',
];
