import { randomBytes } from 'node:crypto';
import type { ListedDelivery, ListedWebhook, WebhookEvent } from '../../shared/protocol/webhooks.ts';
import type { Sql } from '../db/database.ts';

/** Notes an event for every webhook of the center that wants it, in the transaction that made it. */
export const tellWebhooks = async (sql: Sql, centerId: string, event: WebhookEvent, eventId: string, data: object): Promise<void> => {
  await sql.query('select tell_webhooks($1, $2, $3, $4::jsonb)', [centerId, event, eventId, JSON.stringify(data)]);
};

/** Makes a webhook; the secret that signs what it is told is shown in this answer only. */
export const createWebhook = async (
  sql: Sql,
  by: { centerId: string; userId: string },
  { url, events }: { url: string; events: readonly WebhookEvent[] },
  { id: webhookId, now }: { id: string; now: number },
): Promise<string> => {
  const secret = `whsec_${randomBytes(24).toString('base64url')}`;
  await sql.query(
    'insert into webhooks (id, center_id, url, events, signing_secret, created_by_id, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [...[webhookId, by.centerId, url, JSON.stringify(events), secret, by.userId, now]],
  );
  return secret;
};

export const listWebhooks = (sql: Sql, centerId: string): Promise<ListedWebhook[]> =>
  sql.query<ListedWebhook>(
    `select w.id, w.url, w.events, w.created_at as "createdAt",
       count(d.id) filter (where d.state = 'waiting')::int as waiting, count(d.id) filter (where d.state = 'failed')::int as failed,
       (select status from webhook_deliveries x where x.webhook_id = w.id and x.status is not null order by x.created_at desc limit 1) as "lastStatus"
     from webhooks w left join webhook_deliveries d on d.webhook_id = w.id
     where w.center_id = $1 and w.switched_off_at is null group by w.id order by w.created_at desc`,
    [centerId],
  );

/** Ends a webhook and all that waited for it. */
export const endWebhook = async (sql: Sql, centerId: string, webhookId: string): Promise<boolean> =>
  (await sql.query('delete from webhooks where center_id = $1 and id = $2 returning id', [centerId, webhookId])).length > 0;

export const listDeliveries = (sql: Sql, centerId: string, webhookId: string): Promise<ListedDelivery[]> =>
  sql.query(
    `select id, event, state, attempts, created_at as "createdAt", next_at as "nextAt", status, problem from webhook_deliveries
     where center_id = $1 and webhook_id = $2 order by created_at desc, id limit 100`,
    [centerId, webhookId],
  );

/** Sends one again at once, whatever became of it before. */
export const retryDelivery = async (sql: Sql, centerId: string, deliveryId: string): Promise<boolean> =>
  (
    await sql.query(`update webhook_deliveries set state = 'waiting', next_at = 0 where center_id = $1 and id = $2 returning id`, [
      centerId,
      deliveryId,
    ])
  ).length > 0;
