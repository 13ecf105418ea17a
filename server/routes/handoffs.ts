import { z } from 'zod';
import { count, day, id } from '../../shared/domain/fields.ts';
import { handoff } from '../../shared/domain/handoff.ts';
import {
  type HandoffFilter,
  handoffCsv,
  handoffLog,
  handoffStandings,
  handoffTotals,
  standingOf,
} from '../../shared/domain/handoff-log.ts';
import { dayAfter, instantToWall, isKnownZone, localClock, minuteOfDay } from '../../shared/domain/zone.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { ApiError } from '../errors.ts';
import { readCenterNames } from '../exports/center-names.ts';
import { errorAnswers } from '../http/answers.ts';
import { asFile, formatOf, listOf } from '../http/formats.ts';
import { readAllVisible } from '../sync/pull.ts';

const query = z.object({
  from: day.optional().describe('First day, in the zone.'),
  to: day.optional().describe('Last day, in the zone.'),
  rep: listOf(id),
  salesperson: listOf(id),
  state: listOf(z.enum(handoffStandings)),
  zone: z.string().max(60).optional().describe('IANA zone of days and of the file; the center’s when left out.'),
  format: z.enum(['json', 'csv']).optional(),
});

const totals = z.object({
  handedOff: count,
  answered: count,
  accepted: count,
  won: count,
  medianAnswerMs: z.number().nullable(),
  wonValue: z.record(z.string(), z.number()).describe('Minor units by currency.'),
});
const listed = handoff.extend({ state: z.enum(handoffStandings) });

/** The handoff log as JSON or as a CSV file, the same one the screen exports. */
export const handoffRoutes: Routes = (dependencies) => async (app) => {
  const { database, now } = dependencies;
  app.get(
    '/api/handoffs',
    {
      onRequest: requireUser(dependencies),
      schema: {
        tags: ['handoffs'],
        summary: 'The handoff log',
        description: 'Handoffs you may see, newest first. CSV by `Accept: text/csv` or `?format=csv`.',
        querystring: query,
        response: { 200: z.object({ handoffs: z.array(listed), totals }), ...errorAnswers },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const names = await readCenterNames(database, viewer.centerId);
      const zone = request.query.zone ?? names.zone;
      if (!isKnownZone(zone)) throw new ApiError('invalidRequest', [{ path: 'querystring.zone', message: 'is no known IANA zone' }]);
      const visible = z.array(handoff).parse(await readAllVisible(database, viewer, 'handoffs'));
      const at = now();
      const log = handoffLog(visible, filterOf(request.query, zone), at);
      if (formatOf(request, request.query.format) !== 'csv') {
        return { handoffs: log.map((each) => ({ ...each, state: standingOf(each, at) })), totals: handoffTotals(log) };
      }
      const words = { zone, personName: names.person, localTime: (instant: number) => instantToWall(instant, zone).replace('T', ' ') };
      asFile(reply, 'csv', `handoffs-${localClock(at, zone).day}`);
      // A file is no JSON, whatever the schema says.
      return reply.serializer(String).send(handoffCsv(log, words, at) as never);
    },
  );
};

const filterOf = ({ from, to, rep, salesperson, state }: z.output<typeof query>, zone: string): HandoffFilter => ({
  from: from ? minuteOfDay(from, 0, zone, 'later') : null,
  till: to ? minuteOfDay(dayAfter(to, { days: 1 }), 0, zone, 'later') : null,
  repIds: rep ?? [],
  salespersonIds: salesperson ?? [],
  standings: state ?? [],
});
