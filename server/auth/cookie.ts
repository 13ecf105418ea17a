import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StartedSession } from './sessions.ts';

export const sessionCookie = 'refinery_session';

/** `Secure` follows the scheme people use; plain http is for the loopback and for a center's own network. */
const attributes = (request: FastifyRequest) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: request.protocol === 'https' || (request.server.publicOrigin?.startsWith('https:') ?? false),
});

export const setSessionCookie = (request: FastifyRequest, reply: FastifyReply, { token, expiresAt }: StartedSession): void => {
  reply.setCookie(sessionCookie, token, { ...attributes(request), expires: new Date(expiresAt) });
};

export const clearSessionCookie = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(sessionCookie, attributes(request));
};
