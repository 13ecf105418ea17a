import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Vite puts what carries its content's hash in its name into this folder. */
const hashedAssets = /^\/assets\//;
const dayMs = 24 * 60 * 60 * 1000;

const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Refinery is not built yet</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}code{font-size:1.1em}</style>
<h1>Refinery is not built yet</h1>
<p>The server runs, but there are no pages to show. Build them with</p>
<p><code>npm start</code></p>
<p>in Refinery's folder, then load this page again.</p>
</html>
`;

/** Serves the built renderer. Hashed files are kept for good; pages and the service worker are asked for anew each time. */
export const serveRenderer = async (app: FastifyInstance, directory: string | undefined): Promise<void> => {
  if (!directory || !existsSync(join(directory, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, (_request, reply) => reply.status(503).type('text/html; charset=utf-8').send(notBuilt));
    return;
  }
  await app.register(fastifyStatic, {
    root: directory,
    dotfiles: 'ignore',
    cacheControl: false,
    // As the build wrote them beside the files; what has no such copy is compressed on its way.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', cacheControlOf(path.slice(directory.length).replaceAll('\\', '/')));
    },
  });
};

const cacheControlOf = (path: string): string =>
  hashedAssets.test(path) ? `public, max-age=${(365 * dayMs) / 1000}, immutable` : 'no-cache';
