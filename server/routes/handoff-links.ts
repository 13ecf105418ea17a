import { z } from 'zod';
import { id } from '../../shared/domain/fields.ts';
import { revisitAfterRest } from '../../shared/domain/nurture-rest.ts';
import { wordsOfDay } from '../../shared/domain/package-document.ts';
import { localClock } from '../../shared/domain/zone.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Dependencies } from '../dependencies.ts';
import { ApiError } from '../errors.ts';
import { type HandoffLink, readLink } from '../handoffs/links.ts';
import { deadLinkPage, packagePage, pageScriptPath, standingWords } from '../handoffs/package-page.ts';
import { packagePdf } from '../handoffs/package-pdf.ts';
import { pageScript } from '../handoffs/page-script.ts';
import { documentOf, isVisibleHandoff, type OpenedHandoff, openHandoff } from '../handoffs/read-handoff.ts';
import { errorAnswers } from '../http/answers.ts';
import { commandRunner } from '../imports/run-import.ts';

const params = z.object({ id });
const tokenParams = z.object({ token: z.string().max(2000) });
const answerBody = z.object({
  answer: z.enum(['accepted', 'rejected']),
  reason: z.string().max(300).default(''),
  note: z.string().max(2000).default(''),
});

/** The package of a handoff as page and PDF: for who is signed in, and for who has the link that was mailed. */
export const handoffLinkRoutes: Routes = (dependencies) => async (app) => {
  const { database, newId, now } = dependencies;
  const onRequest = requireUser(dependencies);
  const tags = ['handoffs'];
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 20_000 }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  const visible = async (viewer: Viewer, handoffId: string): Promise<OpenedHandoff> => {
    const opened = (await isVisibleHandoff(database, viewer, handoffId))
      ? await openHandoff(database, viewer.centerId, handoffId)
      : undefined;
    if (!opened) throw new ApiError('notFound');
    return opened;
  };

  app.get(
    '/api/handoffs/:id/package',
    { onRequest, schema: { tags, summary: 'The package as a page to read or print', params } },
    async (request, reply) => {
      const opened = await visible(viewerOf(request), request.params.id);
      const status = standingWords(opened.handoff, dayIn(opened));
      const html = packagePage(documentOf(opened), {
        status,
        answering: null,
        pdfHref: `/api/handoffs/${encodeURIComponent(opened.handoff.id)}/package.pdf`,
      });
      return reply.type('text/html; charset=utf-8').send(html);
    },
  );

  app.get(
    '/api/handoffs/:id/package.pdf',
    { onRequest, schema: { tags, summary: 'The package as PDF', params } },
    async (request, reply) => {
      const opened = await visible(viewerOf(request), request.params.id);
      return reply
        .type('application/pdf')
        .header('content-disposition', disposition(opened))
        .send(await pdfOf(opened));
    },
  );

  app.post(
    '/api/handoffs/:id/mails',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Send the package to its salesperson once more',
        params,
        response: { 202: z.object({ state: z.literal('waiting') }), ...errorAnswers },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { handoff } = await visible(viewer, request.params.id);
      await database.transaction(async (sql) => {
        await sql.query(
          `insert into handoff_mails (center_id, handoff_id, kind, recipient_id, created_at) values ($1, $2, 'package', $3, $4)`,
          [...[viewer.centerId, handoff.id, handoff.salespersonId, now()]],
        );
        await sql.query(`update handoffs set mail_state = 'waiting', mail_problem = '' where center_id = $1 and id = $2`, [
          viewer.centerId,
          handoff.id,
        ]);
      });
      dependencies.pokes.changed(viewer.centerId);
      return reply.status(202).send({ state: 'waiting' as const });
    },
  );

  app.get(pageScriptPath, { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(pageScript),
  );

  const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } };
  app.get('/api/handoff-links/:token', { config: limit, schema: { hide: true, params: tokenParams } }, async (request, reply) => {
    const opened = await byLink(dependencies, request.params.token);
    reply.type('text/html; charset=utf-8');
    return opened ? reply.send(pageOf(opened, request.params.token, '')) : reply.status(404).send(deadLinkPage());
  });

  app.get(
    '/api/handoff-links/:token/package.pdf',
    { config: limit, schema: { hide: true, params: tokenParams } },
    async (request, reply) => {
      const opened = await byLink(dependencies, request.params.token);
      if (!opened) return reply.status(404).type('text/html; charset=utf-8').send(deadLinkPage());
      return reply
        .type('application/pdf')
        .header('content-disposition', disposition(opened))
        .send(await pdfOf(opened));
    },
  );

  // Only a person who presses a button posts: mail programs that open links by themselves answer nothing.
  app.post(
    '/api/handoff-links/:token',
    { config: limit, schema: { hide: true, params: tokenParams, body: answerBody } },
    async (request, reply) => {
      const { token } = request.params;
      const opened = await byLink(dependencies, token);
      reply.type('text/html; charset=utf-8');
      if (!opened) return reply.status(404).send(deadLinkPage());
      if (opened.handoff.answer === 'waiting') await answer(dependencies, opened, request.body, newId());
      const after = await byLink(dependencies, token);
      return after
        ? reply.send(pageOf(after, token, opened.handoff.answer === 'waiting' ? '' : 'It was answered before. '))
        : reply.send(deadLinkPage());
    },
  );
};

type Opened = OpenedHandoff & { link: HandoffLink };

const byLink = async ({ database, now }: Dependencies, token: string): Promise<Opened | undefined> => {
  const link = await readLink(database, token, now());
  const opened = link && (await openHandoff(database, link.centerId, link.handoffId));
  return link && opened?.salesperson?.isActive && opened.handoff.salespersonId === link.salespersonId ? { ...opened, link } : undefined;
};

const answer = async (dependencies: Dependencies, opened: Opened, said: z.infer<typeof answerBody>, batchId: string): Promise<void> => {
  const { handoff, settings, salesperson, link } = opened;
  if (!salesperson) return;
  const reason = settings.rejectReasons.find(({ code }) => code === said.reason);
  if (said.answer === 'rejected' && !reason)
    throw new ApiError('invalidRequest', [{ path: 'body.reason', message: 'is no reason of this center' }]);
  const { id: userId, role, teamId, name, email, isActive } = salesperson;
  const run = commandRunner(dependencies, { centerId: link.centerId, userId, role, teamId, name, email, isActive }, batchId);
  const isRejected = said.answer === 'rejected';
  await run('answerHandoff', {
    handoffId: handoff.id,
    answer: said.answer,
    rejectReason: isRejected ? (reason?.code ?? null) : null,
    note: said.note,
    backTo: isRejected ? (reason?.backTo ?? null) : null,
    revisit: isRejected && reason?.backTo === 'nurture' ? revisitAfterRest(dependencies.now(), settings.zone) : null,
  });
};

const dayIn =
  ({ settings }: OpenedHandoff) =>
  (at: number): string =>
    wordsOfDay(localClock(at, settings.zone).day);

const pageOf = (opened: Opened, token: string, before: string): string => {
  const { handoff, settings, rep } = opened;
  const answering = handoff.answer === 'waiting' ? { rejectReasons: settings.rejectReasons, rep: rep?.name ?? 'the rep' } : null;
  return packagePage(documentOf(opened), {
    status: `${before}${standingWords(handoff, dayIn(opened))}`,
    answering,
    pdfHref: `/api/handoff-links/${token}/package.pdf`,
  });
};

const disposition = ({ handoff }: OpenedHandoff): string => `inline; filename="${handoff.number.replace(/[^\w-]/g, '')}.pdf"`;
const pdfOf = (opened: OpenedHandoff): Promise<Buffer> =>
  packagePdf(documentOf(opened), { at: new Date(opened.handoff.handedOffAt), footer: opened.handoff.number });
