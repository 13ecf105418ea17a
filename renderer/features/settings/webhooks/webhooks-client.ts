import { z } from 'zod';
import { listedDelivery, listedWebhook, madeWebhook, type NewWebhook } from '../../../../shared/protocol/webhooks.ts';
import type { Api } from '../../../data/api.ts';
import { askServer, nothing } from '../../../data/ask-server.ts';

const pathOf = (webhookId: string): string => `/api/webhooks/${encodeURIComponent(webhookId)}`;

/** Who is told what happens in the center. Never throws. */
export const createWebhooksClient = (api: Api) => ({
  list: () =>
    askServer(
      api,
      '/api/webhooks',
      {},
      async (response) => z.object({ webhooks: z.array(listedWebhook) }).parse(await response.json()).webhooks,
    ),
  /** The secret is in this answer and nowhere else. */
  make: (webhook: NewWebhook) =>
    askServer(api, '/api/webhooks', { method: 'POST', body: JSON.stringify(webhook) }, async (response) =>
      madeWebhook.parse(await response.json()),
    ),
  end: (webhookId: string) => askServer(api, pathOf(webhookId), { method: 'DELETE' }, nothing),
  deliveries: (webhookId: string) =>
    askServer(
      api,
      `${pathOf(webhookId)}/deliveries`,
      {},
      async (response) => z.object({ deliveries: z.array(listedDelivery) }).parse(await response.json()).deliveries,
    ),
  sendAgain: (deliveryId: string) =>
    askServer(api, `/api/webhooks/deliveries/${encodeURIComponent(deliveryId)}/retry`, { method: 'POST' }, nothing),
});
