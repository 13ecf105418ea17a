import { z } from 'zod';
import { count, id, instant, line } from '../domain/fields.ts';

/** What can be told to another system. */
export const webhookEvents = ['lead.stageChanged', 'lead.handedOff', 'handoff.answered', 'form.confirmationAsked'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export const newWebhook = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .regex(/^https?:\/\/[^/?#@]+([/?#]|$)/i, 'must hold no password'),
  events: z.array(z.enum(webhookEvents)).min(1),
});
export type NewWebhook = z.infer<typeof newWebhook>;

/** The secret that signs what it is told is in this answer and nowhere else. */
export const madeWebhook = z.object({ id, secret: line });
export type MadeWebhook = z.infer<typeof madeWebhook>;

export const listedWebhook = z.object({
  id,
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  createdAt: instant,
  waiting: count,
  failed: count,
  lastStatus: z.int().nullable(),
});
export type ListedWebhook = z.infer<typeof listedWebhook>;

export const listedDelivery = z.object({
  id,
  event: z.enum(webhookEvents),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: count,
  createdAt: instant,
  nextAt: instant,
  /** What the other system answered last; null: it did not. */
  status: z.int().nullable(),
  /** Why it did not answer: a code of the network, or `privateAddress`. */
  problem: z.string().nullable(),
});
export type ListedDelivery = z.infer<typeof listedDelivery>;
