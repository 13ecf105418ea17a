import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Routes } from '../../server/app.ts';
import type { Dependencies } from '../../server/dependencies.ts';
import { answerError } from '../../server/http/error-handler.ts';
import { leaseRoutes } from '../../server/routes/leases.ts';
import { scopeCheckRoutes } from '../../server/routes/scope-check.ts';
import { syncRoutes } from '../../server/routes/sync.ts';

/**
 * The server's own route files behind the smallest router that can carry them: the same hooks, schemas, handlers and error answers as in the
 * product, at a tenth of what the whole of Fastify costs. Thousands of runs ask millions of times; the whole is held by test/integration.
 */

export type Asked = { method: string; path: string; token: string; body: string | null };
export type Answered = { status: number; body: string };

type Schema = { body?: z.ZodType; querystring?: z.ZodType; params?: z.ZodType };
type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
type Options = { onRequest?: Hook | Hook[]; schema?: Schema };
type Handler = (request: unknown, reply: unknown) => unknown;
type Route = { method: string; pattern: RegExp; names: string[]; options: Options; handler: Handler; url: string };

/** What a handler does with its reply. */
class Reply {
  statusCode = 200;
  sent: unknown;
  isSent = false;
  status(code: number): this {
    this.statusCode = code;
    return this;
  }
  header(): this {
    return this;
  }
  type(): this {
    return this;
  }
  serializer(): this {
    return this;
  }
  send(body?: unknown): this {
    this.sent = body;
    this.isSent = true;
    return this;
  }
}

const textOf = (body: unknown): string => {
  if (typeof body === 'string') return body;
  if (Buffer.isBuffer(body)) return body.toString();
  return body === undefined ? '' : JSON.stringify(body);
};

const log = { error: () => undefined, warn: () => undefined, info: () => undefined };

const collect = async (dependencies: Dependencies): Promise<Route[]> => {
  const routes: Route[] = [];
  const closing: (() => unknown)[] = [];
  const add =
    (method: string) =>
    (url: string, options: Options, handler: Handler): void => {
      const names = [...url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
      const pattern = new RegExp(`^${url.replace(/:\w+/g, '([^/]+)')}$`);
      routes.push({ method, url, pattern, names, options, handler });
    };
  const app = {
    get: add('GET'),
    post: add('POST'),
    put: add('PUT'),
    delete: add('DELETE'),
    addHook: (name: string, run: () => unknown) => name === 'onClose' && closing.push(run),
    log,
  };
  for (const file of [syncRoutes, scopeCheckRoutes, leaseRoutes] as readonly Routes[])
    await (file(dependencies) as unknown as (app: unknown) => Promise<void>)(app);
  // What runs by the machine's own timers is run by the simulation's clock instead.
  for (const end of closing) await end();
  return routes;
};

/** Builds the router; each call of it answers one request. */
export const createRoutes = async (dependencies: Dependencies): Promise<(asked: Asked) => Promise<Answered>> => {
  const routes = await collect(dependencies);
  return async ({ method, path, token, body }) => {
    const [pathname = '', search = ''] = path.split('?');
    const route = routes.find((each) => each.method === method && each.pattern.test(pathname));
    if (!route) throw new Error(`the server has no ${method} ${pathname}`);
    const values = route.pattern.exec(pathname)?.slice(1) ?? [];
    const request: Record<string, unknown> = {
      method,
      headers: { authorization: `Bearer ${token}` },
      cookies: {},
      server: { publicOrigin: undefined },
      routeOptions: { url: route.url },
      viewer: null,
      signIn: null,
      log,
    };
    const reply = new Reply();
    try {
      for (const hook of [route.options.onRequest ?? []].flat())
        await hook(request as unknown as FastifyRequest, reply as unknown as FastifyReply);
      const { schema = {} } = route.options;
      request.params = parse(
        schema.params,
        Object.fromEntries(route.names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')])),
      );
      request.query = parse(schema.querystring, Object.fromEntries(new URLSearchParams(search)));
      request.body = parse(schema.body, body === null ? undefined : JSON.parse(body));
      const returned = await route.handler(request, reply);
      return { status: reply.statusCode, body: textOf(reply.isSent ? reply.sent : returned) };
    } catch (error) {
      const failed = new Reply();
      answerError(error as FastifyError, request as unknown as FastifyRequest, failed as unknown as FastifyReply);
      // A fault of the server's own is never part of the day.
      if (failed.statusCode === 500) throw error;
      return { status: failed.statusCode, body: textOf(failed.sent) };
    }
  };
};

const parse = (schema: z.ZodType | undefined, value: unknown): unknown => (schema ? schema.parse(value) : value);
