import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import { startServerProcess } from '../support/server-process.ts';
import { moveLeads } from './move-leads.ts';

/**
 * `npm run move -- --leads 10000`: so many leads of one rep moved to two others in one act, over HTTP to a server on PostgreSQL, beside the bare
 * SQL update of the same rows; somebody else moves some of them at the same time. Then notes are written and the move is taken back. Ends with
 * one line of figures as JSON, and fails when a desktop is not right within two seconds, a history has two owners, or the undo is not exact.
 */

const rightWithinMs = 2000;
const { values } = parseArgs({ options: { leads: { type: 'string', default: '10000' } } });

const directory = join(tmpdir(), `refinery-move-${randomUUID()}`);
prepareRunDirectory(directory);
for (const ending of ['SIGINT', 'SIGTERM'] as const)
  process.once(ending, () => {
    stopPostgresql(directory);
    process.exit(1);
  });
try {
  const url = await freshPostgresqlUrl(directory);
  const database = openPostgresql(url, 4);
  const server = await startServerProcess(url);
  const moved = await moveLeads(database, server.url, Number(values.leads), 'move');
  await server.end('SIGTERM');
  await database.close();
  const problems = [
    ...(moved.desktopsRightMs > rightWithinMs ? ['a desktop was not right in time'] : []),
    ...(moved.brokenHistories > 0 ? ['leads had two owners'] : []),
    ...(moved.workLost !== 0 ? ['later work was lost'] : []),
    ...(moved.differences > 0 ? ['the undo was not exact'] : []),
  ];
  const figures = Object.fromEntries(Object.entries(moved).map(([name, value]) => [name, Math.round(value)]));
  console.log(JSON.stringify({ name: 'move', ...figures, timesBare: Math.round((moved.moveMs / moved.bareUpdateMs) * 10) / 10, problems }));
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  stopPostgresql(directory);
}
