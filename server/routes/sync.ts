import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { count, line } from '../../shared/domain/fields.ts';
import {
  errorResponse,
  oldestProtocol,
  type PullResponse,
  protocolVersion,
  pullResponse,
  pushLimit,
  pushRequest,
  pushResponse,
} from '../../shared/protocol/sync.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { DeviceBusy, DeviceForked, executePush, SequenceGap } from '../commands/execute.ts';
import { ApiError, errorBody, statusOf } from '../errors.ts';
import { errorAnswers } from '../http/answers.ts';
import { codingFor, type PageBody, pageBody } from '../http/page-body.ts';
import { createTurnstile } from '../http/turnstile.ts';
import { readPackedPage } from '../sync/packed-snapshot.ts';
import { createPullsTogether } from '../sync/pull-together.ts';
import { createReadAhead } from '../sync/read-ahead.ts';
import { readSnapshotPage } from '../sync/snapshot.ts';
import { viewOf } from '../sync/visibility.ts';

/** Room for a full push, and for the one command that is larger than that by itself. */
const pushBodyBytes = 8 * 1024 * 1024;
/** What a push costs beside its commands, as bytes of them. */
const bytesOfAnyPush = 8 * 1024;
const kilobyte = 1024;
/** Until pushes have been seen: a server that has just begun is slow, and a line before it would be long. */
const firstGuessMsPerKilobyte = 5;

/** In kilobytes, as the desktop says; one that does not say may be as large as any. */
const sizeOfPush = ({ headers }: FastifyRequest): number =>
  (bytesOfAnyPush + Number(headers['content-length'] ?? pushLimit.bytes)) / kilobyte;

/** A push that came while another of the same desktop was under way. */
const nextTryMs = 1000;

/** Pages of a first load made ahead for a desktop: while this process packs one, the database can gather the next. */
const pagesAhead = 2;

const steadyNow = () => performance.now();

/** A page as it is sent, and where the one behind it begins. */
type MadePage = { body: PageBody; next: string | null };

/**
 * A desktop's commands in, rows out. One push of a desktop is under way at a time, and a bounded number of all: together they never
 * take every connection to the database.
 */
export const syncRoutes: Routes = (dependencies) => async (app) => {
  const { database, now, pokes } = dependencies;
  const tags = ['sync'];
  const onRequest = requireUser(dependencies);
  // Three keep this process busy while the database works for one of them; more only make each of them longer.
  const pushes = createTurnstile({ atOnce: 3, inLine: 6, longestLineMs: 600, firstGuessMs: firstGuessMsPerKilobyte, steadyNow });
  const pulls = createTurnstile({ atOnce: 4, inLine: 60, longestLineMs: 2000, steadyNow });
  const pullTogether = createPullsTogether(database, pulls.run, dependencies.gatherMs);
  const pages = createTurnstile({ atOnce: 2, inLine: 30, longestLineMs: 5000, steadyNow });
  const ahead = createReadAhead<MadePage>({ steadyNow });
  const gap = errorResponse.extend({ expectedSeq: count });

  app.post(
    '/api/sync/push',
    {
      bodyLimit: pushBodyBytes,
      onRequest: [async (request) => pushes.checkLine(sizeOfPush(request)), requireUser(dependencies, { disabled: 'allowed' })],
      schema: {
        tags,
        summary: 'Take in commands in sequence',
        body: pushRequest,
        response: { 200: pushResponse, ...errorAnswers, 409: z.union([gap, errorResponse]) },
      },
    },
    async (request, reply) => {
      const { protocol } = request.body;
      if (protocol < oldestProtocol || protocol > protocolVersion) throw new ApiError('protocolUnknown');
      const viewer = viewerOf(request);
      const options = { isQuarantined: !viewer.isActive };
      try {
        const answer = await pushes.run(() => executePush(database, viewer, request.body, now(), options), sizeOfPush(request));
        pokes.changed(viewer.centerId);
        return answer;
      } catch (error) {
        if (!(error instanceof SequenceGap)) throw asApiError(error);
        return reply.status(statusOf('sequenceGap')).send({ ...errorBody('sequenceGap'), expectedSeq: error.expectedSeq });
      }
    },
  );

  app.get(
    '/api/sync/pull',
    {
      onRequest: [async () => pulls.checkLine(), onRequest],
      compress: { encodings: ['gzip'], zlibOptions: { level: 1 } },
      schema: {
        tags,
        summary: 'Rows that changed for me since a version',
        querystring: z.object({ cursor: z.coerce.number().int().min(0), epoch: line, view: line }),
        response: { 200: pullResponse, ...errorAnswers },
      },
    },
    async (request, reply) => {
      const answer: PullResponse = await pullTogether(viewerOf(request), request.query);
      // Written as it is: its rows come from the database, and to go through them once more took longer than to read them.
      return reply.serializer(JSON.stringify).send({ ...answer, at: now() });
    },
  );

  app.get(
    '/api/sync/snapshot',
    {
      onRequest,
      schema: {
        tags,
        summary: 'A page of everything I may see, as NDJSON',
        querystring: z.object({
          next: z.string().max(1000).optional(),
          /** Apps of the first version do not know packs. */
          form: z.enum(['rows', 'packed']).default('rows'),
        }),
      },
    },
    async (request, reply) => {
      const { next, form } = request.query;
      const viewer = viewerOf(request);
      const coding = codingFor(request.headers['accept-encoding']);
      const make = async (place: string | undefined): Promise<MadePage> => {
        const page =
          form === 'rows' ? await readSnapshotPage(database, viewer, place) : await readPackedPage(database, viewer, place, now());
        if ('refused' in page) throw new ApiError('invalidRequest');
        return { body: await pageBody(page.lines, coding), next: 'next' in page && typeof page.next === 'string' ? page.next : null };
      };
      const keyOf = (place: string) => JSON.stringify([viewer.centerId, viewOf(viewer), coding, place]);
      const { body, next: following } = await pages.run(() => (next && form === 'packed' && ahead.take(keyOf(next))) || make(next));
      const keepAhead = async (place: string, count: number): Promise<void> => {
        const page = await ahead.begin(keyOf(place), () => make(place));
        if (page?.next && count > 1) await keepAhead(page.next, count - 1);
      };
      // Whoever asks for a page that failed has it made again.
      if (following) void keepAhead(following, pagesAhead).catch(() => undefined);
      if (body.coding) reply.header('content-encoding', body.coding);
      return reply.header('content-type', 'application/x-ndjson').header('vary', 'accept-encoding').send(body.bytes);
    },
  );
};

const asApiError = (error: unknown): unknown => {
  if (error instanceof DeviceBusy) return new ApiError('pushUnderWay', undefined, nextTryMs);
  return error instanceof DeviceForked ? new ApiError('deviceForked') : error;
};
