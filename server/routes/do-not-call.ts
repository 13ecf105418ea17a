import { z } from 'zod';
import { doNotCallList } from '../../shared/domain/do-not-call.ts';
import type { DoNotCallReading } from '../../shared/domain/do-not-call-file.ts';
import { countryCode, line } from '../../shared/domain/fields.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Dependencies } from '../dependencies.ts';
import { leadsStoppedBy, readDoNotCallLists, valuesBarred } from '../do-not-call/list-rows.ts';
import { readDoNotCallList, valuesOfList } from '../do-not-call/read-list.ts';
import { ApiError } from '../errors.ts';
import { errorAnswers } from '../http/answers.ts';
import { commandRunner } from '../imports/run-import.ts';

/** A million numbers are some 14 MB. */
const largestListBytes = 20_000_000;
/** As the screen cuts a list. */
const [valuesToAPart, leadsToAPart] = [1000, 200];
const toldAtMost = 1000;

const found = z.object({
  numbers: z.int(),
  mails: z.int(),
  domains: z.int(),
  doubles: z.int(),
  refusedCount: z.int(),
  refused: z.array(z.object({ line: z.int(), text: z.string(), why: z.string() })).describe(`The first ${toldAtMost}.`),
  stopped: z.int().describe('Leads of the center that may be called now and that the list stops.'),
});

const foundOf = (reading: DoNotCallReading, stopped: readonly string[]): z.infer<typeof found> => ({
  numbers: reading.numbers.length,
  mails: reading.mails.length,
  domains: reading.domains.length,
  doubles: reading.doubles,
  refusedCount: reading.refused.length,
  refused: reading.refused.slice(0, toldAtMost),
  stopped: stopped.length,
});

const country = countryCode
  .optional()
  .describe('Reads numbers that carry no country code; without it they are refused, as a guess would bar somebody else.');

const upload = z.object({
  name: line.min(1).describe('What the list is called, for example its file.'),
  reason: line.min(1).describe('Why it binds: kept with the list and with every lead it stops.'),
  country,
  listId: z
    .string()
    .min(8)
    .max(60)
    .regex(/^[\w-]+$/)
    .optional()
    .describe('Your own id. Sent again with the same file, nothing is taken in twice.'),
});

const bodyWords = `The body is the list, \`text/csv\` or \`text/plain\`: numbers, mail addresses and domains, in whatever columns they stand.`;

/** Do-not-call lists: what a list would stop, taking it in, which lists there are. */
export const doNotCallRoutes: Routes = (dependencies) => async (app) => {
  const { database } = dependencies;
  const onRequest = requireUser(dependencies, { roles: ['manager', 'admin'] });
  const tags = ['do not call'];
  app.addContentTypeParser(['text/csv', 'text/plain'], { parseAs: 'buffer', bodyLimit: largestListBytes }, (_request, body, done) =>
    done(null, body),
  );

  app.get(
    '/api/do-not-call/lists',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Lists that were taken in',
        response: { 200: z.object({ lists: z.array(doNotCallList) }), ...errorAnswers },
      },
    },
    async (request) => ({ lists: await readDoNotCallLists(database, viewerOf(request)) }),
  );

  app.post(
    '/api/do-not-call/check',
    {
      onRequest,
      bodyLimit: largestListBytes,
      schema: {
        tags,
        summary: 'What a list holds and whom it would stop; changes nothing',
        description: `${bodyWords} \`barred\` names its values that bind already, so that a list of one's own can be held against all that was said here.

    curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: text/csv" --data-binary @list.csv \\
      "http://127.0.0.1:4600/api/do-not-call/check?country=DE"`,
        querystring: z.object({ country }),
        response: { 200: found.extend({ barredCount: z.int(), barred: z.array(z.string()) }), ...errorAnswers },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const reading = await readDoNotCallList(bytesOf(request.body), request.query.country ?? null);
      const values = valuesOfList(reading);
      const standing = await valuesBarred(database, viewer, values);
      const stopped = await leadsStoppedBy(database, viewer, new Set(values));
      const barred = values.filter((value) => standing.has(value));
      return { ...foundOf(reading, stopped), barredCount: barred.length, barred: barred.slice(0, toldAtMost) };
    },
  );

  app.post(
    '/api/do-not-call/lists',
    {
      onRequest,
      bodyLimit: largestListBytes,
      schema: {
        tags,
        summary: 'Take in a do-not-call list',
        description: `${bodyWords} The same reading and commands as on the screen: it binds every desktop with its next sync.

    curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: text/csv" --data-binary @robinson.csv \\
      "http://127.0.0.1:4600/api/do-not-call/lists?name=robinson.csv&reason=Robinson+list&country=DE"`,
        querystring: upload,
        response: { 201: found.extend({ list: doNotCallList }), ...errorAnswers },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const reading = await readDoNotCallList(bytesOf(request.body), request.query.country ?? null);
      const listId = request.query.listId ?? dependencies.newId();
      const stopped = await takeIn(dependencies, viewer, { ...request.query, listId }, reading);
      const list = (await readDoNotCallLists(database, viewer)).find(({ id }) => id === listId);
      if (!list) throw new ApiError('notFound');
      return reply.status(201).send({ ...foundOf(reading, stopped), list });
    },
  );
};

const bytesOf = (body: unknown): Uint8Array => {
  if (!Buffer.isBuffer(body)) throw new ApiError('unsupportedMediaType');
  return body;
};

type Order = { listId: string; name: string; reason: string };

/** Takes a list in, part by part. Ids follow from the list's own, so that a request sent again counts nothing twice. */
const takeIn = async (dependencies: Dependencies, viewer: Viewer, { listId, name, reason }: Order, reading: DoNotCallReading) => {
  const values = valuesOfList(reading);
  if (values.length === 0) throw new ApiError('unreadableFile', [{ path: 'file', message: 'holds no number, mail address or domain' }]);
  const run = commandRunner(dependencies, viewer, listId);
  const leadIds = await leadsStoppedBy(dependencies.database, viewer, new Set(values));
  const parts = Math.max(Math.ceil(values.length / valuesToAPart), Math.ceil(leadIds.length / leadsToAPart));
  for (let part = 0; part < parts; part += 1) {
    await run('importDoNotCall', {
      listId,
      part,
      name,
      reason,
      refused: part === 0 ? reading.refused.length : 0,
      values: values.slice(part * valuesToAPart, (part + 1) * valuesToAPart),
      leadIds: leadIds.slice(part * leadsToAPart, (part + 1) * leadsToAPart),
    });
  }
  return leadIds;
};
