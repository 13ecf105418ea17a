import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { id } from '../../shared/domain/fields.ts';
import { listedKey, madeKey, newKey } from '../../shared/protocol/intake.ts';
import type { Routes } from '../app.ts';
import { requireUser, signInOf, viewerOf } from '../auth/require-user.ts';
import type { Dependencies } from '../dependencies.ts';
import { ApiError } from '../errors.ts';
import { readCenterNames } from '../exports/center-names.ts';
import { errorAnswers, nothing } from '../http/answers.ts';
import { createGather, type Gather } from '../intake/gather.ts';
import { type IntakeRow, leadBody, rowOfLead, rowOfTouch, touchBody } from '../intake/intake-body.ts';
import { createKey, type IntakeKey, keyOfId, keyOfToken, listKeys, revokeKey } from '../intake/intake-keys.ts';
import { hashOfBody, type IntakeAnswer } from '../intake/take-in.ts';
import { createTokenBucket } from '../intake/token-bucket.ts';
import {
  confirmationToken,
  confirmPage,
  embedScript,
  type FormBody,
  filledBy,
  formBody,
  formPage,
  isConfirmation,
  overPage,
  shownAgainAt,
  thanksPage,
} from '../intake/web-form.ts';
import { tellWebhooks } from '../webhooks/webhook-rows.ts';

const steadyNow = () => performance.now();
const answer = z.object({ leadId: id, outcome: z.enum(['takenIn', 'merged', 'alreadyKnown']) });
const idempotency = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Your own name of this post. Sent again with the same body it gets the same answer and is not taken in again.'),
});
const roles = ['manager', 'admin'] as const;
const weekMs = 7 * 86_400_000;
const bodyBytes = 64 * 1024;
/** What one key may send a second, and at once. */
const keyRate = { perSecond: 500, burst: 1000 };
/** What one address may send of one form: five in a row, then one every ten seconds. */
const formRate = { perSecond: 0.1, burst: 5 };
/** Keys are looked up once in a while, not for every post; a revoked key is out after that. */
const keyMemoryMs = 2000;

const description = `Send the key of a campaign as \`Authorization: Bearer rfk_…\`; it is made under Campaigns. The answer comes when the lead is kept.
Somebody who is here already (same \`externalId\`, else same \`email\`) gets a touch instead. With \`Idempotency-Key\` a post may be sent again
after a broken line. 429 carries \`Retry-After\`: nothing of the post was taken in. Wrong fields are named in \`fields\`.

    curl -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -H "Idempotency-Key: 4711" \\
      -d '{"name":"Ana Keller","email":"ana@nordhaus.example","phone":"+49 89 5550 0142","company":"Nordhaus"}' \\
      http://127.0.0.1:4600/api/intake/leads`;

/** Leads and touches one by one, the keys for them, and web forms. */
export const intakeRoutes: Routes = (dependencies) => async (app) => {
  const { database, now, newId } = dependencies;
  const gather = createGather(dependencies, steadyNow);
  const mayCome = createTokenBucket({ ...keyRate, steadyNow });
  const keyOf = rememberedKeys(dependencies);
  const countryOf = rememberedCountries(dependencies);
  const tags = ['intake'];

  const keyFor = async (request: FastifyRequest): Promise<IntakeKey> => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const key = token?.startsWith('rfk_') ? await keyOf(token) : undefined;
    if (!key) throw new ApiError('keyUnknown');
    const waitMs = mayCome(key.id);
    if (waitMs > 0) throw new ApiError('intakeBusy', undefined, Math.max(1000, waitMs));
    return key;
  };
  const keys = new WeakMap<FastifyRequest, IntakeKey>();
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    keys.set(request, await keyFor(request));
  };
  const keyOn = (request: FastifyRequest): IntakeKey => keys.get(request) ?? missingKey();
  const surroundings = async ({ centerId }: IntakeKey) => ({ now: now(), defaultCountry: await countryOf(centerId) });
  const take = (key: IntakeKey, row: IntakeRow, body: unknown, name: string | undefined): Promise<IntakeAnswer> =>
    gather.take(key, { row, idempotencyKey: name ?? null, bodyHash: hashOfBody(body) });

  app.post(
    '/api/intake/leads',
    {
      onRequest,
      bodyLimit: bodyBytes,
      schema: {
        tags,
        summary: 'Take in a lead',
        description,
        headers: idempotency,
        body: leadBody,
        response: { 200: answer, 201: answer, ...errorAnswers },
      },
    },
    async (request, reply) => {
      const key = keyOn(request);
      const row = rowOfLead(request.body, await surroundings(key));
      const taken = await take(key, row, request.body, request.headers['idempotency-key']);
      return reply.status(taken.outcome === 'takenIn' ? 201 : 200).send(taken);
    },
  );

  app.post(
    '/api/intake/touches',
    {
      onRequest,
      bodyLimit: bodyBytes,
      schema: {
        tags,
        summary: 'Take in a touch: a download, a visit, a mail that was opened',
        description: `Found by \`externalId\`, else by \`email\`; the lead is scored anew. Somebody unknown comes in as a touch. With only a \`visitorId\`
the touch waits until a lead comes in under that id.`,
        headers: idempotency,
        body: touchBody,
        response: { 200: answer, 201: answer, 202: z.object({ outcome: z.literal('waiting') }), ...errorAnswers },
      },
    },
    async (request, reply) => {
      const key = keyOn(request);
      const { email, externalId, visitorId } = request.body;
      const row = rowOfTouch(request.body, await surroundings(key));
      if (email === '' && externalId === '' && visitorId !== null) {
        const waiting = { visitorId, row, name: request.headers['idempotency-key'] };
        await keepWaiting(dependencies, key, waiting);
        return reply.status(202).send({ outcome: 'waiting' });
      }
      const taken = await take(key, row, request.body, request.headers['idempotency-key']);
      return reply.status(taken.outcome === 'takenIn' ? 201 : 200).send(taken);
    },
  );

  const asManager = requireUser(dependencies, { roles });
  app.post(
    '/api/intake/keys',
    {
      onRequest: asManager,
      schema: {
        tags,
        summary: 'Make a way in: a key, a form, a folder',
        body: newKey,
        response: {
          201: madeKey,
          ...errorAnswers,
        },
      },
    },
    async (request, reply) => {
      if (signInOf(request).kind === 'personal') throw new ApiError('signInNeeded');
      const viewer = viewerOf(request);
      await checkPlace(dependencies, viewer.centerId, request.body);
      const made = await createKey(database, viewer, request.body, { id: newId(), now: now() });
      return reply.status(201).send({ ...made.listed, token: made.token });
    },
  );
  app.get(
    '/api/intake/keys',
    {
      onRequest: requireUser(dependencies, { roles: ['teamLead', ...roles] }),
      schema: {
        tags,
        summary: 'Ways in, without their secrets',
        querystring: z.object({ campaign: id.optional() }),
        response: { 200: z.object({ keys: z.array(listedKey) }), ...errorAnswers },
      },
    },
    async (request) => ({ keys: await listKeys(database, viewerOf(request).centerId, request.query.campaign ?? null) }),
  );
  app.delete(
    '/api/intake/keys/:id',
    {
      onRequest: asManager,
      schema: { tags, summary: 'Shut a way in', params: z.object({ id }), response: { 204: nothing, ...errorAnswers } },
    },
    async (request, reply) => {
      if (!(await revokeKey(database, viewerOf(request).centerId, request.params.id, now()))) throw new ApiError('notFound');
      keyOf.forget();
      return reply.status(204).send();
    },
  );

  await app.register(formRoutes(dependencies, gather, countryOf));
};

const missingKey = (): never => {
  throw new Error('a route of the intake reads a key that was not asked for');
};

const rememberedKeys = ({ database }: Dependencies) => {
  const known = new Map<string, { key: IntakeKey; at: number }>();
  const find = async (token: string): Promise<IntakeKey | undefined> => {
    const standing = known.get(token);
    if (standing && steadyNow() - standing.at < keyMemoryMs) return standing.key;
    const key = await keyOfToken(database, token);
    if (key) known.set(token, { key, at: steadyNow() });
    else known.delete(token);
    return key;
  };
  return Object.assign(find, { forget: () => known.clear() });
};

const rememberedCountries = ({ database }: Dependencies) => {
  const known = new Map<string, { country: string; at: number }>();
  return async (centerId: string): Promise<string> => {
    const standing = known.get(centerId);
    if (standing && steadyNow() - standing.at < 60_000) return standing.country;
    const { defaultCountry } = await readCenterNames(database, centerId);
    known.set(centerId, { country: defaultCountry, at: steadyNow() });
    return defaultCountry;
  };
};

const checkPlace = async ({ database }: Dependencies, centerId: string, { campaignId, teamId }: { campaignId: string; teamId: string }) => {
  const [campaign] = await database.query('select 1 from campaigns where center_id = $1 and id = $2', [centerId, campaignId]);
  if (!campaign) throw new ApiError('invalidRequest', [{ path: 'body.campaignId', message: 'is no campaign there is' }]);
  const [team] = await database.query('select 1 from teams where center_id = $1 and id = $2', [centerId, teamId]);
  if (!team) throw new ApiError('invalidRequest', [{ path: 'body.teamId', message: 'is no team there is' }]);
};

/** A visitor nobody knows: what they did is kept until somebody comes in under their id. */
const keepWaiting = async (
  { database, now, newId }: Dependencies,
  key: IntakeKey,
  { visitorId, row, name }: { visitorId: string; row: IntakeRow; name: string | undefined },
): Promise<void> => {
  const waitingId = name === undefined ? newId() : `${key.id}.${name}`;
  await database.query(
    `insert into waiting_touches (center_id, id, visitor_id, intake_key_id, touch, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [key.centerId, waitingId, visitorId, key.id, JSON.stringify(row), now()],
  );
};

type CountryOf = ReturnType<typeof rememberedCountries>;

/** Pages for people who are no users of ours: framed by any site, without cookies, with nothing of the app in them. */
const formRoutes =
  (dependencies: Dependencies, gather: Gather, countryOf: CountryOf): ReturnType<Routes> =>
  async (app) => {
    const { database, now, newId } = dependencies;
    const tags = ['intake'];
    const params = z.object({ id });
    const mayCome = createTokenBucket({ ...formRate, steadyNow });
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: bodyBytes }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    app.addHook('onRequest', async (_request, reply) => {
      reply
        .removeHeader('x-frame-options')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header(
          'content-security-policy',
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors *",
        );
    });
    const html = (reply: FastifyReply, page: string, status = 200) =>
      reply
        .status(status)
        .type('text/html; charset=utf-8')
        .send(page as never);
    const formOf = async (formId: string): Promise<IntakeKey> => (await keyOfId(database, formId, 'form')) ?? notThere();

    app.get(
      '/api/intake/forms/:id',
      {
        schema: {
          tags,
          security: [],
          summary: 'The web form of a campaign, as a page',
          params,
          querystring: z.object({ visitor: z.string().max(200).optional() }),
        },
      },
      async (request, reply) =>
        html(reply, formPage(await formOf(request.params.id), { at: now(), visitorId: request.query.visitor ?? '' })),
    );
    app.get(
      '/api/intake/forms/:id/embed.js',
      { schema: { tags, security: [], summary: 'A script that puts the form into another page', params } },
      async (request, reply) => {
        const key = await formOf(request.params.id);
        const address = `${app.publicOrigin ?? `${request.protocol}://${request.host}`}/api/intake/forms/${key.id}`;
        return reply.type('text/javascript; charset=utf-8').send(embedScript(address, key.form.heading || key.name) as never);
      },
    );
    app.post(
      '/api/intake/forms/:id',
      { bodyLimit: bodyBytes, schema: { tags, security: [], summary: 'Send the form in', params, body: formBody } },
      async (request, reply) => {
        const key = await formOf(request.params.id);
        const waitMs = mayCome(`${key.id} ${request.ip}`);
        if (waitMs > 0) {
          reply.header('retry-after', String(Math.ceil(waitMs / 1000)));
          return html(
            reply,
            formPage(key, { at: now(), filled: request.body, faults: ['That was quick. Please wait a little and send it again.'] }),
            429,
          );
        }
        // A script is thanked like anybody: told that it was found out, it would only try again better.
        const by = filledBy(key, request.body.shown, now());
        if (request.body.website2 !== '' || by === 'script') return html(reply, thanksPage(key, key.form.isConfirmed));
        const again = { at: shownAgainAt(now()), filled: request.body, visitorId: request.body.visitorId };
        const late = 'This page has been open for more than a day. Please send it once more.';
        if (by === 'late') return html(reply, formPage(key, { ...again, faults: [late] }), 400);
        const read = leadOfForm(request.body);
        if ('faults' in read) return html(reply, formPage(key, { ...again, faults: read.faults }), 400);
        if (key.form.isConfirmed) {
          await askToConfirm(request, key, read.lead);
          return html(reply, thanksPage(key, true));
        }
        await takeForm(key, read.lead, `form ${request.body.shown} ${read.lead.email}`);
        return html(reply, thanksPage(key, false));
      },
    );

    const takeForm = async (key: IntakeKey, lead: z.output<typeof leadBody>, name: string): Promise<void> => {
      const row = rowOfLead(lead, { now: now(), defaultCountry: await countryOf(key.centerId) });
      await gather.take(key, { row, idempotencyKey: name.slice(0, 200), bodyHash: hashOfBody(lead.email) });
    };

    /** The link goes out by the center's own mail system, which a webhook tells: this server sends no mail. */
    const askToConfirm = async (request: FastifyRequest, key: IntakeKey, lead: z.output<typeof leadBody>): Promise<void> => {
      const waitingId = newId();
      const origin = app.publicOrigin ?? `${request.protocol}://${request.host}`;
      const confirmUrl = `${origin}/api/intake/forms/${key.id}/confirm/${encodeURIComponent(confirmationToken(key, waitingId))}`;
      await database.transaction(async (sql) => {
        await sql.query(
          'insert into waiting_confirmations (id, center_id, intake_key_id, body, at, expires_at) values ($1, $2, $3, $4, $5, $6)',
          [...[waitingId, key.centerId, key.id, JSON.stringify(lead), now(), now() + weekMs]],
        );
        await tellWebhooks(sql, key.centerId, 'form.confirmationAsked', waitingId, { formId: key.id, email: lead.email, confirmUrl });
      });
    };

    const confirmParams = z.object({ id, token: z.string().max(200) });
    const waitingOf = async (key: IntakeKey, token: string) => {
      const waitingId = token.split('.')[0] ?? '';
      if (!isConfirmation(key, waitingId, token)) return undefined;
      const [waiting] = await database.query<{ id: string; body: unknown }>(
        'select id, body from waiting_confirmations where id = $1 and intake_key_id = $2 and expires_at > $3 and body is not null',
        [waitingId, key.id, now()],
      );
      return waiting;
    };
    app.get(
      '/api/intake/forms/:id/confirm/:token',
      { schema: { tags, security: [], summary: 'The page behind a confirmation link', params: confirmParams } },
      async (request, reply) => {
        const key = await formOf(request.params.id);
        return html(reply, (await waitingOf(key, request.params.token)) ? confirmPage(key) : overPage());
      },
    );
    app.post(
      '/api/intake/forms/:id/confirm/:token',
      { schema: { tags, security: [], summary: 'Confirm: only now the person is taken in', params: confirmParams } },
      async (request, reply) => {
        const key = await formOf(request.params.id);
        const waiting = await waitingOf(key, request.params.token);
        if (!waiting) return html(reply, overPage(), 410);
        await takeForm(key, leadBody.parse(waiting.body), `confirmed ${waiting.id}`);
        await database.query('update waiting_confirmations set body = null, confirmed_at = $2 where id = $1', [waiting.id, now()]);
        return html(reply, thanksPage(key, false));
      },
    );
  };

const notThere = (): never => {
  throw new ApiError('notFound');
};

const formWords: Record<string, string> = { email: 'This mail address cannot be right.', name: 'Please tell us your name.' };

/** A form as a lead; its tick is consent to calls and mail, and the note says where it was given. */
const leadOfForm = (form: FormBody): { lead: z.output<typeof leadBody> } | { faults: string[] } => {
  const { name, email, phone, company, note, consent, visitorId } = form;
  const given = consent === '' ? 'unknown' : 'granted';
  const lead = leadBody.safeParse({
    name,
    email,
    phone,
    company,
    note,
    visitorId: visitorId || null,
    consentPhone: given,
    consentMail: given,
  });
  if (lead.success && email.trim() !== '') return { lead: lead.data };
  const paths = lead.success ? ['email'] : lead.error.issues.map(({ path }) => String(path[0]));
  return { faults: [...new Set(paths.map((path) => formWords[path] ?? 'Something is too long.'))] };
};
