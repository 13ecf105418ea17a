import { join } from 'node:path';
import { openEmbedded } from '../../server/db/embedded.ts';
import type { MadeCall } from './make-calls.ts';

type Held = { leadId: string; dispositionCode: string | null; bodies: string[] };

/** What the database of a stopped server holds of one person's calls since an instant, oldest first. */
const callsHeld = async (directory: string, mail: string, since: number): Promise<Held[]> => {
  const database = await openEmbedded(join(directory, 'database'));
  try {
    return await database.query<Held>(
      `select attempts.lead_id as "leadId", disposition_code as "dispositionCode",
         array(select body from notes where notes.center_id = attempts.center_id and notes.attempt_id = attempts.id) as bodies
       from attempts join users on users.center_id = attempts.center_id and users.id = attempts.user_id
       where users.email = $1 and started_at >= $2 order by started_at`,
      [mail, since],
    );
  } finally {
    await database.close();
  }
};

/** Holds every call that was made against the server's database: each there once, with its outcome and every word of its note. */
export const checkServer = async (directory: string, mail: string, since: number, made: readonly MadeCall[]): Promise<string[]> => {
  const held = await callsHeld(directory, mail, since);
  const wrong = made.flatMap((call) => {
    const own = held.filter(({ leadId, bodies }) => leadId === call.leadId && bodies.includes(call.note));
    if (own.length !== 1) return [`${call.name}: ${own.length} calls with the note “${call.note}”`];
    return own[0]?.dispositionCode === call.dispositionCode ? [] : [`${call.name}: ${own[0]?.dispositionCode} for ${call.dispositionCode}`];
  });
  return held.length === made.length ? wrong : [...wrong, `${held.length} calls on the server, ${made.length} made`];
};
