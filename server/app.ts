import { setTimeout as wait } from 'node:timers/promises';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance } from 'fastify';
import { type FastifyPluginAsyncZod, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Dependencies } from './dependencies.ts';
import { ApiError } from './errors.ts';
import { addDocumentation } from './http/documentation.ts';
import { answerError } from './http/error-handler.ts';
import { addHeaders } from './http/headers.ts';
import { serveRenderer } from './http/renderer-files.ts';
import { RequestLog } from './http/request-log.ts';
import { auditRoutes } from './routes/audit.ts';
import { dataRightsRoutes } from './routes/data-rights.ts';
import { doNotCallRoutes } from './routes/do-not-call.ts';
import { floorRoutes } from './routes/floor.ts';
import { handoffLinkRoutes } from './routes/handoff-links.ts';
import { handoffRoutes } from './routes/handoffs.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes } from './routes/imports.ts';
import { intakeRoutes } from './routes/intake.ts';
import { leadRoutes } from './routes/leads.ts';
import { leaseRoutes } from './routes/leases.ts';
import { outcomeRoutes } from './routes/outcomes.ts';
import { closeCodes, pokeRoutes } from './routes/poke.ts';
import { reportRoutes } from './routes/reports.ts';
import { scopeCheckRoutes } from './routes/scope-check.ts';
import { sessionRoutes } from './routes/session.ts';
import { syncRoutes } from './routes/sync.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { webhookRoutes } from './routes/webhooks.ts';

export type AppOptions = Dependencies & {
  /** Where log lines go, as JSON; left out, nothing is logged. They carry ids, never names, numbers, mails or bodies. */
  log?: { level: string; stream: { write: (line: string) => void } };
  /** Folder of the built renderer; left out, pages say how to build it. */
  rendererDirectory?: string;
  /** Origin that people type when a proxy stands before the server, e.g. `https://refinery.example`. */
  publicOrigin?: string | undefined;
  /** Addresses or ranges of proxies whose X-Forwarded-* headers are believed. */
  trustedProxies?: string[];
};

/** A file of routes: `export const pullRoutes: Routes = (dependencies) => async (app) => { app.get(…) }`. */
export type Routes = (dependencies: Dependencies) => FastifyPluginAsyncZod;

/** Every file of routes under /api, in the order of the documentation. */
const api: readonly Routes[] = [
  sessionRoutes,
  syncRoutes,
  scopeCheckRoutes,
  tokenRoutes,
  leadRoutes,
  leaseRoutes,
  importRoutes,
  doNotCallRoutes,
  intakeRoutes,
  webhookRoutes,
  dataRightsRoutes,
  auditRoutes,
  handoffRoutes,
  floorRoutes,
  outcomeRoutes,
  handoffLinkRoutes,
  reportRoutes,
  pokeRoutes,
  healthRoutes,
];

const bodyLimitBytes = 1024 * 1024;

/** The whole server, ready to be injected into or listened on; it never listens by itself. */
export const buildApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: options.log ? { ...options.log, base: null } : false,
    bodyLimit: bodyLimitBytes,
    trustProxy: options.trustedProxies ?? false,
    genReqId: options.newId,
    logController: new RequestLog(),
    forceCloseConnections: 'idle',
    // Links in mails carry what they open, signed.
    routerOptions: { maxParamLength: 1000 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('publicOrigin', options.publicOrigin);
  app.decorateRequest('viewer', null);
  app.decorateRequest('signIn', null);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(() => {
    throw new ApiError('notFound');
  });
  addHeaders(app);
  await app.register(compress, { encodings: ['gzip', 'deflate'], customTypes: /ndjson/ });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(websocket, { options: { maxPayload: 16 * 1024 }, preClose: () => closeSockets(app) });
  await addDocumentation(app);
  for (const routes of api) await app.register(routes(options));
  await serveRenderer(app, options.rendererDirectory);
  return app;
};

/** Says goodbye to every socket, and does not wait for those that do not answer. */
const closeSockets = async (app: FastifyInstance): Promise<void> => {
  const { clients } = app.websocketServer;
  for (const socket of clients) socket.close(closeCodes.comeBack, 'come back');
  for (let waited = 0; clients.size > 0 && waited < 1000; waited += 20) await wait(20);
  for (const socket of clients) socket.terminate();
};
