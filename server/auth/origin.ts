import type { FastifyRequest } from 'fastify';

/**
 * Whether a browser sent this from Refinery's own pages. A request that carries the cookie must prove it, as cookies go along
 * with whatever another site makes the browser send. `publicOrigin` is what people type when a proxy stands before the server.
 */
export const isOwnOrigin = (request: FastifyRequest, publicOrigin: string | undefined): boolean => {
  const { origin } = request.headers;
  if (!origin) return request.headers['sec-fetch-site'] === 'same-origin';
  if (publicOrigin) return origin === publicOrigin;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
};
