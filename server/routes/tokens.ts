import { z } from 'zod';
import { id, instant, line } from '../../shared/domain/fields.ts';
import type { Routes } from '../app.ts';
import { createToken, listTokens, revokeToken } from '../auth/personal-tokens.ts';
import { requireUser, signInOf, viewerOf } from '../auth/require-user.ts';
import { ApiError } from '../errors.ts';
import { errorAnswers, nothing } from '../http/answers.ts';

const dayMs = 24 * 60 * 60 * 1000;

const listedToken = z.object({ id, name: line, createdAt: instant, lastUsedAt: instant.nullable(), expiresAt: instant.nullable() });
const newToken = z.object({
  name: line.min(1).describe('What it is for, e.g. “Weekly export”.'),
  expiresInDays: z.int().min(1).max(3650).nullable().default(null).describe('Null: until revoked.'),
});

/** Personal tokens for the HTTP API. Each may do what its owner may, but for making more tokens. */
export const tokenRoutes: Routes = (dependencies) => async (app) => {
  const tags = ['tokens'];
  const onRequest = requireUser(dependencies);

  app.post(
    '/api/tokens',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Make a personal token',
        body: newToken,
        response: { 201: listedToken.extend({ token: line }), ...errorAnswers },
      },
    },
    async (request, reply) => {
      if (signInOf(request).kind === 'personal') throw new ApiError('signInNeeded');
      const { name, expiresInDays } = request.body;
      const expiresAt = expiresInDays === null ? null : dependencies.now() + expiresInDays * dayMs;
      const { token, listed } = await createToken(dependencies, viewerOf(request), { name, expiresAt });
      return reply.status(201).send({ ...listed, token });
    },
  );

  app.get(
    '/api/tokens',
    {
      onRequest,
      schema: { tags, summary: 'My personal tokens', response: { 200: z.object({ tokens: z.array(listedToken) }), ...errorAnswers } },
    },
    async (request) => ({ tokens: await listTokens(dependencies, viewerOf(request)) }),
  );

  app.delete(
    '/api/tokens/:id',
    {
      onRequest,
      schema: { tags, summary: 'Revoke a personal token', params: z.object({ id }), response: { 204: nothing, ...errorAnswers } },
    },
    async (request, reply) => {
      if (!(await revokeToken(dependencies, viewerOf(request), request.params.id))) throw new ApiError('notFound');
      return reply.status(204).send();
    },
  );
};
