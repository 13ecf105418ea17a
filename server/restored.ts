import { join } from 'node:path';
import { readConfig } from './config.ts';
import { openEmbedded } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { openPostgresql } from './db/postgresql.ts';
import { explainDatabaseError } from './start-errors.ts';

/**
 * `npm run restored`, once, after a backup has been put back and before the servers start: every center begins a new life. Desktops then
 * load everything anew and send again what they have kept for 30 days, so that what the backup lacks comes back.
 */
const main = async (): Promise<void> => {
  const read = readConfig(process.env);
  if ('errors' in read) throw read.errors[0];
  const { databaseUrl, dataDirectory } = read.config;
  const database = databaseUrl ? openPostgresql(databaseUrl, 1) : await openEmbedded(join(dataDirectory, 'database'));
  try {
    await migrate(database);
    const [done] = await database.query<{ centers: number }>('select start_new_epoch() as centers');
    console.log(
      `Centers that begin anew: ${done?.centers ?? 0}. Desktops send again what they have kept as soon as they reach the server.`,
    );
  } catch (error) {
    throw explainDatabaseError(error, read.config) ?? error;
  } finally {
    await database.close();
  }
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
