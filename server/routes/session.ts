import { z } from 'zod';
import { desktopOrigin } from '../../shared/desktop-origin.ts';
import { id, instant, line } from '../../shared/domain/fields.ts';
import { type SessionUser, sessionUser, signInRequest, signInResponse } from '../../shared/protocol/sync.ts';
import type { Routes } from '../app.ts';
import { clearSessionCookie, setSessionCookie } from '../auth/cookie.ts';
import { isOwnOrigin } from '../auth/origin.ts';
import { requireUser, signInOf, viewerOf } from '../auth/require-user.ts';
import { endSession, listSessions, startSession } from '../auth/sessions.ts';
import { checkCredentials } from '../auth/sign-in.ts';
import type { Viewer } from '../auth/viewer.ts';
import { ApiError } from '../errors.ts';
import { errorAnswers, nothing } from '../http/answers.ts';
import { releaseLeasesOf } from '../leases/terms.ts';

const listedSession = z.object({
  id,
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  userAgent: line,
  isThisOne: z.boolean(),
});

const userOf = ({ userId, centerId, name, email, role, teamId }: Viewer): SessionUser => ({ userId, centerId, name, email, role, teamId });

/** Per address and mail: a center behind one address is not held up by one person who forgot. */
const signInLimit = {
  max: 15,
  timeWindow: '1 minute',
  hook: 'preHandler' as const,
  keyGenerator: (request: { ip: string; body?: unknown }) => `${request.ip} ${mailOf(request.body)}`,
};

const mailOf = (body: unknown): string => signInRequest.safeParse(body).data?.email.trim().toLowerCase() ?? '';

/** Signing in and out, and the list of one's sign-ins. Browsers hold the cookie; the desktop and scripts ask for a token. */
export const sessionRoutes: Routes = (dependencies) => async (app) => {
  const tags = ['sign-in'];

  app.post(
    '/api/session',
    {
      config: { rateLimit: signInLimit },
      schema: { tags, summary: 'Sign in', security: [], body: signInRequest, response: { 200: signInResponse, ...errorAnswers } },
    },
    async (request, reply) => {
      const { email, password, wantsToken } = request.body;
      const { origin } = request.headers;
      if (origin && !(wantsToken && origin === desktopOrigin) && !isOwnOrigin(request, app.publicOrigin))
        throw new ApiError('foreignOrigin');
      const user = await checkCredentials(dependencies, email, password);
      const session = await startSession(dependencies, user, request.headers['user-agent'] ?? '');
      if (!wantsToken) setSessionCookie(request, reply, session);
      return { user, token: wantsToken ? session.token : null, expiresAt: session.expiresAt };
    },
  );

  app.get(
    '/api/session',
    {
      onRequest: requireUser(dependencies),
      schema: {
        tags,
        summary: 'Who am I',
        response: { 200: z.object({ user: sessionUser, expiresAt: instant.nullable() }), ...errorAnswers },
      },
    },
    async (request) => ({ user: userOf(viewerOf(request)), expiresAt: signInOf(request).expiresAt }),
  );

  app.delete(
    '/api/session',
    {
      onRequest: requireUser(dependencies, { disabled: 'allowed' }),
      schema: { tags, summary: 'Sign out', response: { 204: nothing, ...errorAnswers } },
    },
    async (request, reply) => {
      const [viewer, signIn] = [viewerOf(request), signInOf(request)];
      if (signIn.kind === 'session') {
        await releaseLeasesOf(dependencies.database, { viewer, signInId: signIn.id });
        await endSession(dependencies, viewer, signIn.id);
      }
      clearSessionCookie(request, reply);
      return reply.status(204).send();
    },
  );

  app.get(
    '/api/sessions',
    {
      onRequest: requireUser(dependencies),
      schema: { tags, summary: 'My sign-ins', response: { 200: z.object({ sessions: z.array(listedSession) }), ...errorAnswers } },
    },
    async (request) => {
      const sessions = await listSessions(dependencies, viewerOf(request));
      return { sessions: sessions.map((session) => ({ ...session, isThisOne: session.id === signInOf(request).id })) };
    },
  );

  app.delete(
    '/api/sessions/:id',
    {
      onRequest: requireUser(dependencies),
      schema: { tags, summary: 'End one of my sign-ins', params: z.object({ id }), response: { 204: nothing, ...errorAnswers } },
    },
    async (request, reply) => {
      if (!(await endSession(dependencies, viewerOf(request), request.params.id))) throw new ApiError('notFound');
      return reply.status(204).send();
    },
  );
};
