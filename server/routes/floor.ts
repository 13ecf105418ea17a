import { z } from 'zod';
import { count, id, instant } from '../../shared/domain/fields.ts';
import { floorSettings } from '../../shared/domain/floor-settings.ts';
import type { Routes } from '../app.ts';
import { hashPassword } from '../auth/passwords.ts';
import { requireUser, viewerOf } from '../auth/require-user.ts';
import { noteServerAction } from '../commands/command-log.ts';
import { ApiError } from '../errors.ts';
import { errorAnswers, nothing } from '../http/answers.ts';
import { createFloorFigures } from '../reports/floor-figures.ts';

const figures = z.object({ userId: id, calls: count, reached: count, qsos: count });
/** No rep reads further back than today, wherever midnight is. */
const longestMs = 36 * 3_600_000;

/** What the floor has of the server alone: figures of a team, and passwords of its people. */
export const floorRoutes: Routes = (dependencies) => async (app) => {
  const { database, now, newId } = dependencies;
  const figuresOf = createFloorFigures(database, now);

  app.get(
    '/api/floor/figures',
    {
      onRequest: requireUser(dependencies, { roles: ['rep', 'teamLead', 'manager', 'admin'] }),
      schema: {
        tags: ['floor'],
        summary: 'Calls, reached and QSOs of each rep since an instant',
        description: 'Of one’s own team; managers and admins: of the center. Reps only where the center shows them one another’s figures.',
        querystring: z.object({ from: z.coerce.number().pipe(instant) }),
        response: { 200: z.object({ figures: z.array(figures) }), ...errorAnswers },
      },
    },
    async (request) => {
      const { centerId, role, teamId } = viewerOf(request);
      if (role === 'rep' && !(await isShown(centerId))) throw new ApiError('notAllowed');
      // To the minute, so that those who look share an answer.
      const from = Math.floor(Math.max(request.query.from, now() - longestMs) / 60_000) * 60_000;
      return { figures: await figuresOf(centerId, teamId, from) };
    },
  );

  const isShown = async (centerId: string): Promise<boolean> => {
    const [row] = await database.query<{ floor: unknown }>('select floor from settings where center_id = $1', [centerId]);
    return floorSettings.safeParse(row?.floor).data?.leaderboard === true;
  };

  app.put(
    '/api/people/:id/password',
    {
      onRequest: requireUser(dependencies, { roles: ['admin'] }),
      schema: {
        tags: ['floor'],
        summary: 'Set somebody’s password',
        description: 'For who comes in new, or forgot theirs. Ends their sign-ins.',
        params: z.object({ id }),
        body: z.object({ password: z.string().min(10).max(200) }),
        response: { 204: nothing, ...errorAnswers },
      },
    },
    async (request, reply) => {
      const { centerId, userId: byId } = viewerOf(request);
      const [person] = await database.query<{ email: string }>('select email from users where center_id = $1 and id = $2', [
        centerId,
        request.params.id,
      ]);
      if (!person) throw new ApiError('notFound');
      const hash = await hashPassword(request.body.password);
      await database.transaction(async (sql) => {
        await sql.query(
          `insert into credentials (center_id, user_id, email, password_hash) values ($1, $2, $3, $4)
           on conflict (center_id, user_id) do update set password_hash = excluded.password_hash, email = excluded.email`,
          [centerId, request.params.id, person.email, hash],
        );
        await sql.query('delete from sessions where center_id = $1 and user_id = $2', [centerId, request.params.id]);
        await noteServerAction(sql, { centerId, byId, at: now(), id: newId() }, { name: 'setPassword', userId: request.params.id });
      });
      return reply.status(204).send();
    },
  );
};
