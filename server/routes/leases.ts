import { z } from 'zod';
import { count, id } from '../../shared/domain/fields.ts';
import { longestCheckoutMs } from '../../shared/domain/lease.ts';
import {
  checkOutRequest,
  checkOutResponse,
  type LeaseRefused,
  leaseHeld,
  leaseRefused,
  leaseRequest,
} from '../../shared/protocol/leases.ts';
import type { Routes } from '../app.ts';
import { requireUser, signInOf, viewerOf } from '../auth/require-user.ts';
import { ApiError, type ErrorCode, errorBody, statusOf } from '../errors.ts';
import { errorAnswers, nothing } from '../http/answers.ts';
import { checkOutLeads } from '../leases/checkouts.ts';
import { startLeaseSweep } from '../leases/sweep.ts';
import { goByCheckout, readStanding, releaseLease, renewLease, type Standing, type Term, takeLease } from '../leases/terms.ts';
import type { ViewerScope } from '../sync/visibility.ts';

const defaultLeaseMs = 90_000;
/** Three tries in a lease: one lost answer costs nothing. */
const renewalsPerLease = 3;

/** So late others are told at most that a lease ran out; it is free by itself. */
const sweepEveryMs = 5_000;

const callers = ['rep', 'teamLead', 'manager', 'admin'] as const;

/**
 * Who calls whom in the pool. A lease is for one call, online only, and lasts 90 s unless it is renewed; a checkout is for a shift. Both
 * are decided by one row of the database, whichever server process is asked.
 */
export const leaseRoutes: Routes = (dependencies) => async (app) => {
  const { database, now, pokes, leaseMs = defaultLeaseMs } = dependencies;
  const tags = ['leases'];
  const onRequest = requireUser(dependencies, { roles: callers });
  const onLead = z.object({ leadId: id });
  const answers = { 200: leaseHeld, ...errorAnswers, 409: leaseRefused };

  const onSweepFault = (error: unknown): void =>
    app.log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'leases not swept');
  const sweep = startLeaseSweep(dependencies, onSweepFault, Math.min(leaseMs, sweepEveryMs));
  app.addHook('onClose', () => sweep.stop());

  const held = (leadId: string, { fence, remainingMs }: Term) => ({
    leadId,
    fence,
    remainingMs: Math.max(0, remainingMs),
    renewEveryMs: Math.floor(leaseMs / renewalsPerLease),
  });

  app.post(
    '/api/leases',
    { onRequest, schema: { tags, summary: 'Take the lease of a pool lead', body: leaseRequest, response: answers } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { leadId, windowId = '' } = request.body;
      const before = await standingOf(viewer, leadId);
      const carried =
        before.kind === 'checkout' && before.holderId === viewer.userId && (await goByCheckout(database, { viewer }, leadId, leaseMs));
      if (carried) return held(leadId, carried);
      // Most who ask for a lead that is taken are told so without a lock; who is first is decided by the statement below alone.
      const isOpen = before.isFree && (before.holderId === null || before.holderId === viewer.userId);
      const term =
        isOpen && (await takeLease(database, { viewer, signInId: signInOf(request).id, windowId }, leadId, { leaseMs, at: now() }));
      if (term) {
        pokes.changed(viewer.centerId);
        return held(leadId, term);
      }
      const refused = isOpen ? await standingOf(viewer, leadId) : before;
      const code = refused.isFree ? 'leaseTaken' : 'leadNotFree';
      return reply.status(statusOf(code)).send(bodyOf(code, refused));
    },
  );

  app.put(
    '/api/leases/:leadId',
    {
      onRequest,
      schema: { tags, summary: 'Renew a lease', params: onLead, body: z.object({ fence: count }), response: answers },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { leadId } = request.params;
      const term = await renewLease(database, { viewer }, { leadId, fence: request.body.fence }, leaseMs);
      if (term) return held(leadId, term);
      return reply.status(statusOf('leaseLost')).send(bodyOf('leaseLost', await standingOf(viewer, leadId)));
    },
  );

  app.delete(
    '/api/leases/:leadId',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Give a lease back',
        params: onLead,
        querystring: z.object({ fence: z.coerce.number().int().min(1) }),
        response: { 204: nothing, ...errorAnswers },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      if (await releaseLease(database, { viewer }, request.params.leadId, request.query.fence)) pokes.changed(viewer.centerId);
      return reply.status(204).send();
    },
  );

  app.post(
    '/api/checkouts',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Take pool leads along for a shift',
        description:
          'Grants those that are free, in the order given, up to 200 at a time. They end with the shift or by the command returnLeads.',
        body: checkOutRequest,
        response: { 200: checkOutResponse, ...errorAnswers },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const { leadIds, most } = request.body;
      const at = now();
      const endsAt = Math.min(request.body.endsAt, at + longestCheckoutMs);
      if (endsAt <= at) throw new ApiError('invalidRequest', [{ path: 'body.endsAt', message: 'must lie ahead' }]);
      const granted = await checkOutLeads(dependencies, { viewer, signInId: signInOf(request).id, leadIds, most, endsAt });
      if (granted.length > 0) pokes.changed(viewer.centerId);
      return { granted, endsAt };
    },
  );

  /** Throws notFound for a lead that is not this person's to see. */
  const standingOf = async (viewer: ViewerScope, leadId: string): Promise<Standing> => {
    const standing = await readStanding(database, viewer, leadId);
    if (!standing) throw new ApiError('notFound');
    return standing;
  };
};

const bodyOf = (code: ErrorCode, { isFree, holderId, kind, sinceAt }: Standing): LeaseRefused => {
  const holder = isFree && holderId !== null ? { holderId, kind, sinceAt } : { holderId: null, kind: null, sinceAt: null };
  return { ...errorBody(code), ...holder };
};
