import { Readable } from 'node:stream';
import { z } from 'zod';
import { id } from '../../shared/domain/fields.ts';
import { lead } from '../../shared/domain/lead.ts';
import { localClock } from '../../shared/domain/zone.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database } from '../db/database.ts';
import { type CenterNames, readCenterNames, readCompanyNames } from '../exports/center-names.ts';
import { leadCsvHead, leadCsvLines } from '../exports/lead-csv.ts';
import { type LeadFilter, leadFilter, readLeadPage, readLeadPages } from '../exports/visible-leads.ts';
import { errorAnswers } from '../http/answers.ts';
import { asFile, formatOf, formats } from '../http/formats.ts';

const query = leadFilter.extend({
  after: z.string().max(100).default('').describe('Id of the last lead of the page before.'),
  limit: z.coerce.number().int().min(1).max(1000).default(200).describe('Leads per page; files hold all.'),
  format: z.enum(formats).optional(),
});

const description = `Leads you may see, in the order of their ids. As JSON one page at a time: go on with \`after\` until \`next\` is null.
As JSON lines (\`Accept: application/x-ndjson\` or \`?format=ndjson\`) or CSV (\`text/csv\`, \`?format=csv\`) all of them in one stream.`;

/** Leads as JSON pages, JSON lines or a CSV file. */
export const leadRoutes: Routes = (dependencies) => async (app) => {
  const { database, now } = dependencies;
  app.get(
    '/api/leads',
    {
      onRequest: requireUser(dependencies),
      schema: {
        tags: ['leads'],
        summary: 'Leads',
        description,
        querystring: query,
        response: { 200: z.object({ leads: z.array(lead), next: id.nullable() }), ...errorAnswers },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { after, limit, format: asked, ...filter } = request.query;
      const format = formatOf(request, asked);
      if (format === 'json') {
        const leads = await readLeadPage(database, viewer, filter, { after, limit });
        return { leads, next: leads.length < limit ? null : (leads.at(-1)?.id ?? null) };
      }
      const names = await readCenterNames(database, viewer.centerId);
      const lines = format === 'csv' ? csvOf(database, viewer, filter, after, names) : ndjsonOf(database, viewer, filter, after);
      asFile(reply, format, `leads-${localClock(now(), names.zone).day}`);
      // A stream is no JSON, whatever the schema of the page says.
      return reply.send(Readable.from(lines) as never);
    },
  );
};

async function* ndjsonOf(database: Database, viewer: Viewer, filter: LeadFilter, after: string): AsyncGenerator<string> {
  for await (const leads of readLeadPages(database, viewer, filter, after))
    yield `${leads.map((each) => JSON.stringify(each)).join('\n')}\n`;
}

async function* csvOf(database: Database, viewer: Viewer, filter: LeadFilter, after: string, names: CenterNames): AsyncGenerator<string> {
  yield leadCsvHead(names.zone);
  for await (const leads of readLeadPages(database, viewer, filter, after)) {
    const company = await readCompanyNames(
      database,
      viewer.centerId,
      leads.map((each) => each.companyId),
    );
    yield leadCsvLines(leads, { ...names, company });
  }
}
