import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import { hashToken, newToken } from '../../server/auth/tokens.ts';
import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { startAttempt } from '../../shared/commands/start-attempt.ts';
import type { User } from '../../shared/domain/people.ts';
import { protocolVersion } from '../../shared/protocol/sync.ts';
import type { Center } from '../support/center.ts';
import { aCaller, type Caller } from './caller.ts';

/** Reps of one team, signed in without a password each: hashing five hundred takes longer than the race. */

export type Racer = Caller & {
  id: string;
  token: string;
  /** Dials a lead: the attempt as a desktop sends it. Resolves when the server has it, to its id. */
  dial: (leadId: string, fence: number) => Promise<string>;
};

const monthMs = 30 * 24 * 60 * 60 * 1000;

/** `urls`: server processes; the racers are spread over them. */
export const aCrowd = async (database: Database, center: Center, count: number, urls: readonly string[]): Promise<Racer[]> => {
  const { password: _password, ...model } = center.people.rep;
  const people = Array.from({ length: count }, (_, index): { user: User; token: string } => ({
    user: { ...model, id: `racer-${index}-${v7()}`, name: `Racer ${index}`, email: `racer${index}@${center.id}.example` },
    token: newToken('session'),
  }));
  const now = Date.now();
  await database.transaction((sql) =>
    writeRows(
      sql,
      center.id,
      'users',
      people.map(({ user }) => user),
    ),
  );
  await database.query(
    `insert into sessions (id, token_hash, center_id, user_id, created_at, last_seen_at, expires_at, user_agent)
     select x.id, x.hash, $1, x.id, $3, $3, $4, 'race' from jsonb_to_recordset($2::jsonb) as x(id text, hash text)`,
    [center.id, JSON.stringify(people.map(({ user, token }) => ({ id: user.id, hash: hashToken(token) }))), now, now + monthMs],
  );
  return people.map(({ user, token }, index) => aRacer(urls[index % urls.length] ?? '', user.id, token));
};

const aRacer = (url: string, id: string, token: string): Racer => {
  const deviceId = v7();
  let seq = 0;
  return {
    ...aCaller(url, token),
    id,
    token,
    dial: async (leadId, fence) => {
      const attemptId = v7();
      const args = { attemptId, leadId, number: '+498955500142', scriptId: null, localHour: 10, assignmentGeneration: 0 };
      seq += 1;
      const command = { id: v7(), seq, name: 'startAttempt', version: startAttempt.version, at: Date.now() };
      const body = JSON.stringify({
        protocol: protocolVersion,
        deviceId,
        commands: [{ ...command, args: { ...args, overrideReason: null, overriddenRule: null, fence } }],
      });
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      for (;;) {
        const answer = await fetch(`${url}/api/sync/push`, { method: 'POST', headers, body });
        if (answer.ok) break;
        const said = (await answer.json()) as { code: string; retryAfterMs?: number };
        // The server takes pushes in turns.
        if (answer.status !== 429) throw new Error(`push: ${said.code}`);
        await wait((said.retryAfterMs ?? 250) * (1 + Math.random()));
      }
      return attemptId;
    },
  };
};
