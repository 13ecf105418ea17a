import { z } from 'zod';
import type { Routes } from '../app.ts';
import { missingMigrations } from '../db/migrate.ts';
import type { Dependencies } from '../dependencies.ts';

const health = z.object({
  state: z.enum(['ready', 'notReady']),
  database: z.enum(['embedded', 'postgresql']),
  /** Why not; empty when ready. */
  reasons: z.array(z.object({ what: z.enum(['database', 'migrations']), message: z.string() })),
});
type Reason = z.infer<typeof health>['reasons'][number];

const patienceMs = 3000;

/** For balancers and for people: ready, or 503 and why not. Tells nothing of the center. */
export const healthRoutes: Routes = (dependencies) => async (app) => {
  app.get(
    '/api/health',
    { schema: { tags: ['health'], summary: 'Ready, or why not', security: [], response: { 200: health, 503: health } } },
    async (_request, reply) => {
      const reasons = await findReasons(dependencies);
      const state = reasons.length === 0 ? 'ready' : 'notReady';
      return reply.status(reasons.length === 0 ? 200 : 503).send({ state, database: dependencies.database.kind, reasons });
    },
  );
};

const findReasons = async ({ database }: Dependencies): Promise<Reason[]> => {
  try {
    const missing = await withinPatience(missingMigrations(database));
    return missing.length === 0 ? [] : [{ what: 'migrations', message: `Not run yet: ${missing.join(', ')}. Restart the server.` }];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return [{ what: 'database', message: `The database does not answer${code}.` }];
  }
};

const withinPatience = <Result>(work: Promise<Result>): Promise<Result> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('late')), patienceMs);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};
