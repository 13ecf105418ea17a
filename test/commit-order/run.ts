import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { writeRows } from '../../server/db/rows.ts';
import { aLead } from '../builders/domain.ts';
import { aCenter } from '../support/center.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import { startMirror } from './mirror.ts';
import { followControl, makeControl, writeUntil } from './writers.ts';

/**
 * `npm run commit-order -- --seconds 600`: on a real PostgreSQL many writers commit out of order while readers pull with cursors. No reader
 * may miss a row that it may see, keep one it may not, or hold an old one. Beside them a reader of the usual kind, by an ascending number, has to
 * miss rows: or the run was too tame to show anything. Ends with one line of figures as JSON.
 */

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '600' }, writers: { type: 'string', default: '64' } } });
const seconds = Number(values.seconds);
const writerCount = Number(values.writers);
const leadCount = 200;

const main = async (): Promise<void> => {
  const directory = join(tmpdir(), `refinery-commit-order-${randomUUID()}`);
  prepareRunDirectory(directory);
  try {
    const url = await freshPostgresqlUrl(directory);
    const [writing, reading] = [openPostgresql(url, writerCount), openPostgresql(url, 8)];
    const center = await aCenter(reading);
    const { rep, otherRep, repOfOtherTeam, teamLead, manager } = center.people;
    const leads = Array.from({ length: leadCount }, (_, index) =>
      aLead({ id: `lead-${index}`, companyId: null, campaignId: null, teamId: center.teamIds[0], ownerId: null }),
    );
    await reading.transaction((sql) => writeRows(sql, center.id, 'leads', leads));
    await makeControl(reading);
    const stage = {
      centerId: center.id,
      leadIds: leads.map(({ id }) => id),
      ownerIds: [rep.id, otherRep.id, null],
      random: Math.random,
    };
    const mirrors = await Promise.all(
      [rep, otherRep, repOfOtherTeam, teamLead, manager].map(({ id, role, teamId }) =>
        startMirror(reading, role, { centerId: center.id, userId: id, role, teamId }, Math.random),
      ),
    );
    const endsAt = performance.now() + seconds * 1000;
    const isTimeOver = () => performance.now() >= endsAt;
    let isWritingOver = false;
    const isOver = () => isWritingOver;
    const readers = mirrors.map((mirror) => mirror.follow(isOver));
    const control = followControl(reading, isOver);
    const written = await Promise.all(
      Array.from({ length: writerCount }, (_, index) => writeUntil(writing, stage, `writer-${index}`, isTimeOver)),
    );
    isWritingOver = true;
    await Promise.all(readers);
    for (const mirror of mirrors) await mirror.catchUp();
    const differences = await Promise.all(mirrors.map((mirror) => mirror.differences()));
    const figures = {
      name: 'commit-order',
      seconds,
      writers: writerCount,
      readers: mirrors.length,
      transactions: written.reduce((sum, each) => sum + each.transactions, 0),
      pulls: mirrors.reduce((sum, each) => sum + each.pulls, 0),
      rowsCompared: differences.reduce((sum, each) => sum + each.rows, 0),
      missed: differences.reduce((sum, each) => sum + each.missed, 0),
      heldInVain: differences.reduce((sum, each) => sum + each.stale, 0),
      missedByNumber: await control,
    };
    console.log(JSON.stringify(figures));
    process.exitCode = figures.missed === 0 && figures.heldInVain === 0 && figures.missedByNumber > 0 && figures.transactions > 0 ? 0 : 1;
    await Promise.all([writing.close(), reading.close()]);
  } finally {
    stopPostgresql(directory);
  }
};

await main();
