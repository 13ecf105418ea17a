import { z } from 'zod';
import { id } from '../../shared/domain/fields.ts';
import { listedDelivery, listedWebhook, madeWebhook, newWebhook } from '../../shared/protocol/webhooks.ts';
import type { Routes } from '../app.ts';
import { requireUser, signInOf, viewerOf } from '../auth/require-user.ts';
import { ApiError } from '../errors.ts';
import { errorAnswers, nothing } from '../http/answers.ts';
import { addressToCall } from '../webhooks/public-address.ts';
import { createWebhook, endWebhook, listDeliveries, listWebhooks, retryDelivery } from '../webhooks/webhook-rows.ts';

const description = `Each event is posted as JSON \`{ id, event, createdAt, data }\` with \`Refinery-Signature: t=<seconds>,v1=<hex>\`: the HMAC-SHA256 of
\`<seconds>.<body>\` with the webhook's secret. Answer 2xx within ten seconds; anything else is tried again for about two days. The same delivery may
come twice: go by its \`id\`. Addresses of private networks are refused unless the server's configuration allows them.`;

/** What the center tells other systems, and what became of it. Admins only. */
export const webhookRoutes: Routes = (dependencies) => async (app) => {
  const { database, now, newId, allowsPrivateWebhooks = false } = dependencies;
  const onRequest = requireUser(dependencies, { roles: ['admin'] });
  const tags = ['webhooks'];

  app.post(
    '/api/webhooks',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Tell another system',
        description,
        body: newWebhook,
        response: { 201: madeWebhook, ...errorAnswers },
      },
    },
    async (request, reply) => {
      if (signInOf(request).kind === 'personal') throw new ApiError('signInNeeded');
      const place = await addressToCall(new URL(request.body.url).hostname, allowsPrivateWebhooks).catch(() => undefined);
      if (!place) throw new ApiError('invalidRequest', [{ path: 'body.url', message: 'is no public address' }]);
      const webhookId = newId();
      const secret = await createWebhook(database, viewerOf(request), request.body, { id: webhookId, now: now() });
      return reply.status(201).send({ id: webhookId, secret });
    },
  );
  app.get(
    '/api/webhooks',
    {
      onRequest,
      schema: { tags, summary: 'Who is told what', response: { 200: z.object({ webhooks: z.array(listedWebhook) }), ...errorAnswers } },
    },
    async (request) => ({ webhooks: await listWebhooks(database, viewerOf(request).centerId) }),
  );
  app.delete(
    '/api/webhooks/:id',
    { onRequest, schema: { tags, summary: 'Tell it no more', params: z.object({ id }), response: { 204: nothing, ...errorAnswers } } },
    async (request, reply) => {
      if (!(await endWebhook(database, viewerOf(request).centerId, request.params.id))) throw new ApiError('notFound');
      return reply.status(204).send();
    },
  );
  app.get(
    '/api/webhooks/:id/deliveries',
    {
      onRequest,
      schema: {
        tags,
        summary: 'The last hundred deliveries',
        params: z.object({ id }),
        response: { 200: z.object({ deliveries: z.array(listedDelivery) }), ...errorAnswers },
      },
    },
    async (request) => ({ deliveries: await listDeliveries(database, viewerOf(request).centerId, request.params.id) }),
  );
  app.post(
    '/api/webhooks/deliveries/:id/retry',
    { onRequest, schema: { tags, summary: 'Send one again now', params: z.object({ id }), response: { 204: nothing, ...errorAnswers } } },
    async (request, reply) => {
      if (!(await retryDelivery(database, viewerOf(request).centerId, request.params.id))) throw new ApiError('notFound');
      return reply.status(204).send();
    },
  );
};
