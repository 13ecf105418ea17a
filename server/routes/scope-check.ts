import { scopeCheckRequest, scopeCheckResponse, scopeRowsRequest, scopeRowsResponse } from '../../shared/protocol/scope-check.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { errorAnswers } from '../http/answers.ts';
import { checkScope, readScopeRows } from '../sync/scope-check.ts';

/** Whether a desktop holds what the server holds, range by range. */
export const scopeCheckRoutes: Routes = (dependencies) => async (app) => {
  const { database } = dependencies;
  const tags = ['sync'];
  const onRequest = requireUser(dependencies);

  app.post(
    '/api/sync/check',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Checksums of a range of what I may see',
        body: scopeCheckRequest,
        response: { 200: scopeCheckResponse, ...errorAnswers },
      },
    },
    (request) => checkScope(database, viewerOf(request), request.body),
  );

  app.post(
    '/api/sync/check/rows',
    {
      onRequest,
      schema: {
        tags,
        summary: 'The rows of a range that differs',
        body: scopeRowsRequest,
        response: { 200: scopeRowsResponse, ...errorAnswers },
      },
    },
    (request) => readScopeRows(database, viewerOf(request), request.body),
  );
};
