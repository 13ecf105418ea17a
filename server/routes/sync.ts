import { z } from 'zod';
import { count, line } from '../../shared/domain/fields.ts';
import { errorResponse, protocolVersion, pullResponse, pushRequest, pushResponse } from '../../shared/protocol/sync.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { executePush, SequenceGap } from '../commands/execute.ts';
import { ApiError, errorBody, statusOf } from '../errors.ts';
import { errorAnswers } from '../http/answers.ts';
import { pullChanges } from '../sync/pull.ts';
import { readSnapshotPage } from '../sync/snapshot.ts';

/** A desktop's commands in, rows out. One push and one pull per desktop are under way at a time. */
export const syncRoutes: Routes = (dependencies) => async (app) => {
  const { database, now, pokes } = dependencies;
  const tags = ['sync'];
  const onRequest = requireUser(dependencies);
  const gap = errorResponse.extend({ expectedSeq: count });

  app.post(
    '/api/sync/push',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Take in commands in sequence',
        body: pushRequest,
        response: { 200: pushResponse, ...errorAnswers, 409: z.union([gap, errorResponse]) },
      },
    },
    async (request, reply) => {
      if (request.body.protocol !== protocolVersion) throw new ApiError('protocolUnknown');
      const viewer = viewerOf(request);
      try {
        const answer = await executePush(database, viewer, request.body, now());
        pokes.changed(viewer.centerId);
        return answer;
      } catch (error) {
        if (!(error instanceof SequenceGap)) throw error;
        return reply.status(statusOf('sequenceGap')).send({ ...errorBody('sequenceGap'), expectedSeq: error.expectedSeq });
      }
    },
  );

  app.get(
    '/api/sync/pull',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Rows that changed for me since a version',
        querystring: z.object({ cursor: z.coerce.number().int().min(0), epoch: line, view: line }),
        response: { 200: pullResponse, ...errorAnswers },
      },
    },
    (request) => pullChanges(database, viewerOf(request), request.query),
  );

  app.get(
    '/api/sync/snapshot',
    {
      onRequest,
      schema: {
        tags,
        summary: 'A page of everything I may see, as NDJSON',
        querystring: z.object({ next: z.string().max(1000).optional() }),
      },
    },
    async (request, reply) => {
      const page = await readSnapshotPage(database, viewerOf(request), request.query.next);
      if ('refused' in page) throw new ApiError('invalidRequest');
      return reply.header('content-type', 'application/x-ndjson').send(`${page.lines.join('\n')}\n`);
    },
  );
};
