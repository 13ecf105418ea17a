import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import { addressToCall } from './public-address.ts';

type Due = { id: string; event: string; data: object; createdAt: number; attempts: number; url: string; secret: string };

/** Waits between tries: half a minute at first, four times longer each time, about two days in all. */
const waitsMs = [30_000, 120_000, 480_000, 1_920_000, 7_680_000, 30_720_000, 86_400_000];
const answerWithinMs = 10_000;
/** A delivery that is being sent is nobody else's for so long. */
const claimMs = 60_000;
const atOnce = 8;
const keptMs = 30 * 86_400_000;

/** `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>" in hex>`: the receiver checks it and refuses what is older than a few minutes. */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

export type Sender = { database: Database; now: () => number; allowsPrivate: boolean };

/** Sends what is due, each once; returns how many were tried. Several servers may do it at once: what one has taken the others pass over. */
export const sendDue = async (sender: Sender): Promise<number> => {
  const due = await claim(sender);
  await Promise.all(due.map((each) => deliver(sender, each)));
  return due.length;
};

const claim = ({ database, now }: Sender): Promise<Due[]> =>
  database.transaction((sql) =>
    sql.query<Due>(
      `update webhook_deliveries d set next_at = $1 + ${claimMs}, attempts = d.attempts + 1 from webhooks w
       where w.id = d.webhook_id and d.id in (
         select id from webhook_deliveries where state = 'waiting' and next_at <= $1 order by next_at limit ${atOnce} for update skip locked)
       returning d.id, d.event, d.data, d.created_at as "createdAt", d.attempts, w.url, w.signing_secret as secret`,
      [now()],
    ),
  );

const deliver = async (sender: Sender, due: Due): Promise<void> => {
  const { database, now } = sender;
  const body = JSON.stringify({ id: due.id, event: due.event, createdAt: due.createdAt, data: due.data });
  const answer = await post(due, body, sender).catch((error: unknown) => ({ status: null, problem: problemOf(error) }));
  if (answer.status !== null && answer.status >= 200 && answer.status < 300) {
    await database.query(
      `update webhook_deliveries set state = 'delivered', status = $2, problem = null, delivered_at = $3 where id = $1`,
      [due.id, answer.status, now()],
    );
    return;
  }
  const waitMs = waitsMs[due.attempts - 1];
  const problem = 'problem' in answer ? answer.problem : null;
  await database.query('update webhook_deliveries set state = $2, status = $3, problem = $4, next_at = $5 where id = $1', [
    ...[due.id, waitMs === undefined ? 'failed' : 'waiting', answer.status, problem, now() + (waitMs ?? 0)],
  ]);
};

const problemOf = (error: unknown): string =>
  error instanceof Error ? (('code' in error && typeof error.code === 'string' && error.code) || error.message).slice(0, 200) : 'unknown';

type Answer = { status: number | null; problem?: string };

/** Connects to the very address that was looked at: asked for again by name, another one could come back. Follows no redirect. */
const post = async ({ id, event, url, secret }: Due, body: string, { now, allowsPrivate }: Sender): Promise<Answer> => {
  const target = new URL(url);
  const place = await addressToCall(target.hostname, allowsPrivate);
  if (!place) return { status: null, problem: 'privateAddress' };
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sending = request(
      {
        host: place.address,
        family: place.family,
        port: target.port || (target.protocol === 'https:' ? 443 : 80),
        path: `${target.pathname}${target.search}`,
        method: 'POST',
        ...(isIP(target.hostname) ? {} : { servername: target.hostname }),
        agent: false,
        headers: {
          host: target.host,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Refinery',
          'refinery-event': event,
          'refinery-delivery': id,
          'refinery-signature': signatureOf(secret, Math.floor(now() / 1000), body),
        },
        signal: AbortSignal.timeout(answerWithinMs),
      },
      (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode ?? null });
      },
    );
    sending.once('error', reject);
    sending.end(body);
  });
};

const lookEveryMs = 2_000;
const betweenSendsMs = 50;
const forgetEveryMs = 15 * 60_000;

/** Sends what is due now and then; while there is something, it goes on. */
export const startWebhooks = (sender: Sender, onError: (error: unknown) => void): Repeated =>
  repeatEvery(
    lookEveryMs,
    async (isStopped) => {
      while (!isStopped() && (await sendDue(sender)) > 0) await wait(betweenSendsMs);
    },
    onError,
  );

/** Clears up behind the webhooks and the intake. */
export const startForgetting = (sender: Pick<Sender, 'database' | 'now'>, onError: (error: unknown) => void): Repeated =>
  repeatEvery(forgetEveryMs, () => forgetOld(sender), onError);

/** Deliveries and answers of the intake are kept for a month, forms that nobody confirmed as long as their link. */
const forgetOld = async ({ database, now }: Pick<Sender, 'database' | 'now'>): Promise<void> => {
  await database.query(`delete from webhook_deliveries where state <> 'waiting' and created_at < $1`, [now() - keptMs]);
  await database.query('delete from intake_requests where at < $1', [now() - keptMs]);
  await database.query('delete from waiting_touches where at < $1', [now() - 3 * keptMs]);
  await database.query('delete from waiting_confirmations where expires_at < $1', [now()]);
};
