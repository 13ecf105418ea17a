import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { hashPassword } from '../auth/passwords.ts';
import { type Config, ConfigurationError, readConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { openEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { openPostgresql } from '../db/postgresql.ts';
import { explainDatabaseError } from '../start-errors.ts';
import { samplePassword, sampleSignIns } from './people.ts';
import { clearCenter } from './resting-feed.ts';
import { SampleRefused, sampleCenterId, writeSample } from './write-sample.ts';

const usage = `npm run seed -- [--leads 400] [--seed 1] [--data DIR] [--fresh]

Writes the sample center into the database the server uses: PGlite in REFINERY_DATA (or --data), or PostgreSQL by DATABASE_URL.
  --leads N   how many leads, 50 to 1,000,000
  --seed N    another number gives other people
  --fresh     takes an earlier sample center out first, with all work done in it`;

type Wishes = { leads: number; seed: number; isFresh: boolean; directory: string | undefined };

/** Seeds a database from the command line: opens it as the server would, and says how far it is. */
const main = async (): Promise<void> => {
  const wishes = readWishes();
  if (!wishes) return console.log(usage);
  const database = await open(wishes.directory);
  try {
    if (wishes.isFresh) await clearCenter(database, sampleCenterId);
    await seed(database, wishes);
  } finally {
    await database.close();
  }
};

const readWishes = (): Wishes | undefined => {
  const { values } = parseArgs({
    options: {
      leads: { type: 'string', default: '400' },
      seed: { type: 'string', default: '1' },
      data: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const [leads, seedNumber] = [Number(values.leads), Number(values.seed)];
  if (!Number.isInteger(leads) || leads < 50 || leads > 1_000_000) {
    throw new ConfigurationError('--leads must be a whole number from 50 to 1000000.', 'npm run seed -- --leads 10000');
  }
  if (!Number.isInteger(seedNumber)) throw new ConfigurationError('--seed must be a whole number.', 'npm run seed -- --seed 2');
  return { leads, seed: seedNumber, isFresh: values.fresh, directory: values.data };
};

const open = async (directory: string | undefined): Promise<Database> => {
  const read = readConfig({ ...process.env, ...(directory ? { REFINERY_DATA: directory, DATABASE_URL: undefined } : {}) });
  if ('errors' in read) throw read.errors[0];
  try {
    const database = await openAs(read.config);
    await migrate(database);
    return database;
  } catch (error) {
    throw explainDatabaseError(error, read.config) ?? error;
  }
};

const openAs = async ({ databaseUrl, dataDirectory }: Config): Promise<Database> =>
  databaseUrl ? openPostgresql(databaseUrl) : openEmbedded(join(dataDirectory, 'database'));

const number = (value: number): string => Math.round(value).toLocaleString('en');
const everyMs = 1000;

const seed = async (database: Database, { leads, seed: seedNumber }: Wishes): Promise<void> => {
  const startedAt = Date.now();
  let saidAt = startedAt;
  const done = await writeSample(database, {
    leads,
    seed: seedNumber,
    now: startedAt,
    epoch: v7(),
    hashPassword,
    onProgress: (progress) => {
      if (Date.now() - saidAt < everyMs) return;
      saidAt = Date.now();
      const rate = progress.rows / ((saidAt - startedAt) / 1000);
      console.log(`${number(progress.leads)} of ${number(leads)} leads, ${number(progress.rows)} rows, ${number(rate)} rows/s`);
    },
  });
  const seconds = (Date.now() - startedAt) / 1000;
  console.log(
    `Sample center written: ${number(done.leads)} leads, ${number(done.rows)} rows in ${seconds.toFixed(1)} s (${number(done.rows / seconds)} rows/s).`,
  );
  console.log(
    `Sign in with the password "${samplePassword}" as ${sampleSignIns.map(({ email, role }) => `${email} (${role})`).join(', ')}.`,
  );
};

/** One line for whoever typed the command, and never a stack trace. */
const explain = (error: unknown): string => {
  if (error instanceof SampleRefused && error.code === 'hasLeads') {
    return `${error.message} Nothing was written. To begin anew: npm run seed -- --fresh`;
  }
  return error instanceof Error ? error.message.replace(/\s*\n\s*/g, ' ') : String(error);
};

await main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = error instanceof ConfigurationError ? 2 : 1;
});
