import { line } from '../../shared/domain/fields.ts';
import { mailOf } from '../../shared/domain/import/cells.ts';
import { leadName } from '../../shared/domain/lead.ts';
import { readPhone } from '../../shared/domain/phone-number.ts';
import { erasedLeads, foundLeads, listedRequests, subjectOfRequest } from '../../shared/protocol/data-rights.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { ApiError } from '../errors.ts';
import { readCenterNames } from '../exports/center-names.ts';
import { errorAnswers } from '../http/answers.ts';
import { erase, findLeads, gatherKnown, listRequests, listReturned, noteRequest, type Subject } from '../people/data-rights.ts';

/** Found, exported, erased: what the law gives people, for managers and admins. Every request is written down. */
export const dataRightsRoutes: Routes = (dependencies) => async (app) => {
  const { database, now, newId, pokes } = dependencies;
  const onRequest = requireUser(dependencies, { roles: ['manager', 'admin'] });
  const tags = ['data rights'];

  const subjectOf = async (centerId: string, written: string): Promise<Subject> => {
    const email = mailOf(written) ?? null;
    if (email !== null) return { email, phone: null };
    const { defaultCountry } = await readCenterNames(database, centerId);
    const { number } = readPhone(written, { country: defaultCountry, kind: 'other' });
    if (number === null)
      throw new ApiError('invalidRequest', [{ path: 'body.who', message: 'is neither a mail address nor a telephone number' }]);
    return { email: null, phone: number };
  };

  app.post(
    '/api/data-rights/find',
    {
      onRequest,
      schema: { tags, summary: 'Leads of a person', body: subjectOfRequest, response: { 200: foundLeads, ...errorAnswers } },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const subject = await subjectOf(viewer.centerId, request.body.who);
      const leads = (await findLeads(database, viewer.centerId, subject)).filter((lead) => lead.stage !== 'purged');
      await noteRequest(database, viewer, {
        id: newId(),
        kind: 'found',
        subject,
        leadIds: leads.map((each) => each.id),
        reason: '',
        at: now(),
      });
      return {
        leads: leads.map((lead) => ({
          id: lead.id,
          name: leadName(lead),
          stage: lead.stage,
          campaignId: lead.campaignId,
          arrivedAt: lead.arrivedAt,
          consent: lead.consent,
        })),
      };
    },
  );

  app.post(
    '/api/data-rights/export',
    { onRequest, schema: { tags, summary: 'Everything known of a person, as a file', body: subjectOfRequest } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const subject = await subjectOf(viewer.centerId, request.body.who);
      const known = await gatherKnown(database, viewer.centerId, subject);
      const leadIds = (known.leads as { id: string }[]).map((each) => each.id);
      await noteRequest(database, viewer, { id: newId(), kind: 'exported', subject, leadIds, reason: '', at: now() });
      reply.header('content-disposition', 'attachment; filename="known-of-a-person.json"').type('application/json; charset=utf-8');
      return reply.send(JSON.stringify({ exportedAt: now(), ...known }, null, 2) as never);
    },
  );

  app.post(
    '/api/data-rights/erase',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Erase a person; only ids and counts stay',
        body: subjectOfRequest.extend({ reason: line.min(1) }),
        response: { 200: erasedLeads, ...errorAnswers },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const { who: written, reason } = request.body;
      const subject = await subjectOf(viewer.centerId, written);
      const leadIds = await database.transaction(async (sql) => {
        const erased = await erase(sql, viewer, subject, { at: now(), newId });
        await noteRequest(sql, viewer, { id: newId(), kind: 'erased', subject, leadIds: erased, reason, at: now() });
        return erased;
      });
      pokes.changed(viewer.centerId);
      return { leadIds };
    },
  );

  app.get(
    '/api/data-rights/requests',
    {
      onRequest,
      schema: {
        tags,
        summary: 'What was asked for, and who came in again after being erased',
        response: { 200: listedRequests, ...errorAnswers },
      },
    },
    async (request) => {
      const { centerId } = viewerOf(request);
      return { requests: await listRequests(database, centerId), returned: await listReturned(database, centerId) };
    },
  );
};
