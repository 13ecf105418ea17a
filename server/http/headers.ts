import type { FastifyInstance } from 'fastify';
import { desktopOrigin } from '../../shared/desktop-origin.ts';

/**
 * What a page of ours may do: load and connect to its own origin only. Mantine writes style attributes and one style element,
 * hence `unsafe-inline` for styles; scripts are files only. Blob and data pictures are charts and avatars made on the spot.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const allowDesktop = {
  'access-control-allow-origin': desktopOrigin,
  'access-control-allow-methods': 'GET, POST, DELETE',
  'access-control-allow-headers': 'authorization, content-type, accept',
  'access-control-expose-headers': 'retry-after, x-request-id, content-disposition',
  'access-control-max-age': '600',
  // Chromium asks for this when a page of another origin calls an address of the own machine or network.
  'access-control-allow-private-network': 'true',
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** Headers of every answer, and leave for the desktop's own origin to call the API with its bearer token (never with cookies). */
export const addHeaders = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders).header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store').header('vary', 'origin');
    if (request.headers.origin !== desktopOrigin) return;
    reply.headers(allowDesktop);
    if (request.method === 'OPTIONS') await reply.status(204).send();
  });
};
