import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../../shared/domain/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { ApiError } from '../errors.ts';
import { sessionCookie, setSessionCookie } from './cookie.ts';
import { isOwnOrigin } from './origin.ts';
import { slideSession } from './sessions.ts';
import { isSessionToken } from './tokens.ts';
import { findViewer, type SignIn, type Viewer } from './viewer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null;
    signIn: SignIn | null;
  }
  interface FastifyInstance {
    /** Origin that people type when a proxy stands before the server; undefined: whatever Host says. */
    publicOrigin: string | undefined;
  }
}

type Requirement = {
  /** Roles that may come in; all when left out. */
  roles?: readonly Role[];
  /** Push takes what a disabled user did before being disabled (SYNC: visibility); nothing else does. */
  disabled?: 'refused' | 'allowed';
};

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const credentialOf = (request: FastifyRequest): { token: string; carrier: SignIn['carrier'] } | undefined => {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, carrier: 'bearer' };
  const cookie = request.cookies[sessionCookie];
  return cookie ? { token: cookie, carrier: 'cookie' } : undefined;
};

/** A sign-in that ended: everything else that is sent as a bearer was meant as a personal token. */
const isSessionLike = ({ token, carrier }: { token: string; carrier: SignIn['carrier'] }): boolean =>
  carrier === 'cookie' || isSessionToken(token);

/**
 * Lets a signed-in user through and puts them on the request; see `viewerOf`. Use it as a route's `onRequest`.
 * Errors: notSignedIn, sessionEnded, tokenUnknown, foreignOrigin, userDisabled, notAllowed.
 */
export const requireUser = (dependencies: Dependencies, requirement: Requirement = {}): Hook => {
  return async (request, reply) => {
    const credential = credentialOf(request);
    if (!credential) throw new ApiError('notSignedIn');
    if (credential.carrier === 'cookie' && !safeMethods.has(request.method) && !isOwnOrigin(request, request.server.publicOrigin)) {
      throw new ApiError('foreignOrigin');
    }
    const found = await findViewer(dependencies, credential.token, credential.carrier);
    if (!found) throw new ApiError(isSessionLike(credential) ? 'sessionEnded' : 'tokenUnknown');
    if (!found.viewer.isActive && requirement.disabled !== 'allowed') throw new ApiError('userDisabled');
    if (requirement.roles && !requirement.roles.includes(found.viewer.role)) throw new ApiError('notAllowed');
    request.viewer = found.viewer;
    request.signIn = found.signIn;
    await keepSignedIn(dependencies, request, reply, credential.token);
  };
};

const keepSignedIn = async (dependencies: Dependencies, request: FastifyRequest, reply: FastifyReply, token: string): Promise<void> => {
  const { signIn } = request;
  if (signIn?.kind !== 'session' || signIn.expiresAt === null) return;
  const expiresAt = await slideSession(dependencies, { id: signIn.id, expiresAt: signIn.expiresAt });
  if (expiresAt === undefined) return;
  signIn.expiresAt = expiresAt;
  if (signIn.carrier === 'cookie') setSessionCookie(request, reply, { token, expiresAt });
};

/** The user that `requireUser` let through. Throws when the route forgot to ask for one. */
export const viewerOf = (request: FastifyRequest): Viewer => {
  if (!request.viewer) throw new Error(`Route ${request.routeOptions.url} reads a viewer without requireUser`);
  return request.viewer;
};

/** What the viewer came in with; as `viewerOf`. */
export const signInOf = (request: FastifyRequest): SignIn => {
  if (!request.signIn) throw new Error(`Route ${request.routeOptions.url} reads a sign-in without requireUser`);
  return request.signIn;
};
