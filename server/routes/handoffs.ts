import { z } from 'zod';
import { count, day, id, line } from '../../shared/domain/fields.ts';
import { handoff } from '../../shared/domain/handoff.ts';
import { type HandoffFilter, handoffLog, handoffStandings, handoffTotals, standingOf } from '../../shared/domain/handoff-log.ts';
import { dayAfter, isKnownZone, localClock, minuteOfDay } from '../../shared/domain/zone.ts';
import type { Routes } from '../app.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { ApiError } from '../errors.ts';
import { readCenterNames } from '../exports/center-names.ts';
import { readHandoffs, recordExported, writeHandoffFile } from '../exports/export-handoffs.ts';
import { errorAnswers } from '../http/answers.ts';
import { asFile, formatOf, listOf } from '../http/formats.ts';

const query = z.object({
  from: day.optional().describe('First day, in the zone.'),
  to: day.optional().describe('Last day, in the zone.'),
  rep: listOf(id),
  salesperson: listOf(id),
  state: listOf(z.enum(handoffStandings)),
  zone: z.string().max(60).optional().describe('IANA zone of days and of the file; the center’s when left out.'),
  format: z.enum(['json', 'csv', 'xlsx']).optional(),
  column: listOf(line).describe('Ids of the file’s columns; all when left out.'),
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
  const { database, now, newId } = dependencies;
  app.get(
    '/api/handoffs',
    {
      onRequest: requireUser(dependencies),
      schema: {
        tags: ['handoffs'],
        summary: 'The handoff log',
        description:
          'Handoffs you may see, newest first. CSV by `Accept: text/csv` or `?format=csv`, a workbook by `?format=xlsx`; the answer to a file carries its rows and checksum in `x-rows` and `x-checksum-sha256`, and is written down.',
        querystring: query,
        response: { 200: z.object({ handoffs: z.array(listed), totals }), ...errorAnswers },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const names = await readCenterNames(database, viewer.centerId);
      const zone = request.query.zone ?? names.zone;
      if (!isKnownZone(zone)) throw new ApiError('invalidRequest', [{ path: 'querystring.zone', message: 'is no known IANA zone' }]);
      const at = now();
      const log = handoffLog(await readHandoffs(database, viewer), filterOf(request.query, zone), at);
      const asked = request.query.format ?? (formatOf(request, undefined) === 'csv' ? 'csv' : 'json');
      if (asked === 'json') {
        return { handoffs: log.map((each) => ({ ...each, state: standingOf(each, at) })), totals: handoffTotals(log) };
      }
      const filter = JSON.stringify(request.query);
      const file = {
        log,
        columnIds: request.query.column ?? [],
        format: asked,
        personName: names.person,
        zone,
        at,
        filter,
        by: viewer.name,
      };
      const pieces: Uint8Array[] = [];
      const manifest = await writeHandoffFile(file, (bytes) => {
        pieces.push(bytes);
      });
      const fileName = `handoffs-${localClock(at, zone).day}`;
      const exported = { userId: viewer.userId, fileName: `${fileName}.${asked}`, format: asked, presetId: null, isScheduled: false };
      await recordExported(database, viewer.centerId, { id: newId(), ...exported, exportedAt: at }, manifest);
      asFile(reply, asked, fileName).header('x-rows', manifest.rows).header('x-checksum-sha256', manifest.checksum);
      // A file is no JSON, whatever the schema says.
      return reply.serializer((bytes: unknown) => bytes as string).send(Buffer.concat(pieces) as never);
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
