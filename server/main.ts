import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { buildApp } from './app.ts';
import { hashPassword } from './auth/passwords.ts';
import { recomputeCallbacks } from './callbacks/recompute-callbacks.ts';
import { startSharingMissed } from './callbacks/share-missed.ts';
import { type Config, ConfigurationError, readConfig } from './config.ts';
import type { Database } from './db/database.ts';
import { openEmbedded } from './db/embedded.ts';
import { locks } from './db/locks.ts';
import { migrate } from './db/migrate.ts';
import { openPostgresql } from './db/postgresql.ts';
import { startSuspectSearch } from './duplicates/suspect-search.ts';
import { startScheduledExports } from './exports/scheduled-exports.ts';
import { startFloorWork } from './floor/tend-floor.ts';
import { startHandoffMails } from './handoffs/send-mails.ts';
import { startWatchingAnswers } from './handoffs/watch-answers.ts';
import { watchDropFolder } from './imports/drop-folder.ts';
import { startDailyRound } from './ledger/daily-round.ts';
import { createMailer } from './mail/mailer.ts';
import { startBringingBack } from './nurture/bring-back.ts';
import { createPokes } from './pokes.ts';
import { samplePassword, sampleSignIns } from './sample/people.ts';
import { sampleCenterId, writeSample } from './sample/write-sample.ts';
import { startRescoring } from './scores/rescore-leads.ts';
import { explainDatabaseError, explainListenError } from './start-errors.ts';
import { startFeedCompaction } from './sync/compact-feed.ts';
import { startForgetting, startWebhooks } from './webhooks/send-webhooks.ts';

/** Starts the server: settings, database, migrations, sample center, listen; then waits for a signal to stop. */

const builtPages = join(import.meta.dirname, '../dist/renderer');
/** Requests under way get this long when the server stops. */
const drainMs = 10_000;
const exitCodes = { stopped: 0, failed: 1, misconfigured: 2 } as const;

const start = async (): Promise<void> => {
  const read = readConfig(process.env);
  if ('errors' in read) return leave(read.errors);
  const { config } = read;
  await expectFreePort(config);
  const database = await openDatabase(config);
  await seedWhenEmpty(database, config);
  await recomputeCallbacks(database);
  const pokes = createPokes(database);
  const rendererDirectory = config.pages ?? builtPages;
  const dependencies = { database, pokes, now: Date.now, newId: v7 };
  const app = await buildApp({
    ...dependencies,
    log: { level: config.logLevel, stream: process.stderr },
    publicOrigin: config.publicOrigin,
    trustedProxies: config.trustedProxies,
    leaseMs: config.leaseMs,
    allowsPrivateWebhooks: config.allowsPrivateWebhooks,
    ...(existsSync(rendererDirectory) ? { rendererDirectory } : {}),
  });
  const warn = (what: string) => (error: unknown) => app.log.warn({ fault: error instanceof Error ? error.name : '' }, what);
  const sender = { database, now: Date.now, allowsPrivate: config.allowsPrivateWebhooks };
  const dailyRound = startDailyRound(dependencies, warn('ledger not counted'));
  const mailer = config.mail ? createMailer(config.mail) : null;
  const background = [
    dailyRound,
    startFeedCompaction(database, Date.now, warn('feed not compacted')),
    startSharingMissed(dependencies, warn('missed callbacks not shared')),
    startBringingBack(dependencies, warn('nobody brought back from rest')),
    startSuspectSearch(dependencies, warn('duplicates not looked for')),
    startFloorWork(dependencies, warn('floor not tended')),
    startRescoring(dependencies, warn('leads not scored anew')),
    startWatchingAnswers(dependencies, warn('answers of sales not watched')),
    startHandoffMails(
      { ...dependencies, mailer, origin: config.publicOrigin ?? `http://127.0.0.1:${config.port}` },
      warn('mails of handoffs not sent'),
    ),
    startWebhooks(sender, warn('webhooks not sent')),
    startForgetting(sender, warn('old deliveries not cleared up')),
    ...(config.exportFolder ? [startScheduledExports(dependencies, config.exportFolder, warn('scheduled exports not written'))] : []),
    ...(config.dropFolder ? [watchDropFolder(dependencies, config.dropFolder, warn('dropped files not taken in'))] : []),
  ];
  const stop = async (): Promise<void> => {
    await app.close();
    await Promise.all(background.map((each) => each.stop()));
    mailer?.close();
    await pokes.close();
    await database.close();
  };
  await listen(app, config).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  stopOnSignals(stop);
  // The day is counted at once and not a turn later; nobody waits for it.
  void dailyRound.run().catch(warn('ledger not counted'));
  console.log(`Refinery ready: ${addressOf(app, config)}`);
  for (const line of await sampleSignInLines(database)) console.log(line);
};

const openDatabase = async (config: Config): Promise<Database> => {
  let database: Database | undefined;
  try {
    database = config.databaseUrl ? openPostgresql(config.databaseUrl) : await openEmbedded(join(config.dataDirectory, 'database'));
    await migrate(database);
    return database;
  } catch (error) {
    await database?.close().catch(() => undefined);
    throw explainDatabaseError(error, config) ?? error;
  }
};

/** A database nobody can sign in to gets the sample center, so that the first start shows something. */
const seedWhenEmpty = async (database: Database, { hasSample }: Config): Promise<void> => {
  if (!hasSample) return;
  await alone(database, async () => {
    const [person] = await database.query('select 1 from credentials limit 1');
    if (person) return;
    console.error('Writing the sample center …');
    await writeSample(database, { now: Date.now(), epoch: v7(), hashPassword });
  });
};

/** Of several servers that start on one PostgreSQL one does it, and the others wait until it is done. PGlite has one process anyway. */
const alone = (database: Database, work: () => Promise<void>): Promise<void> => {
  if (database.kind === 'embedded') return work();
  return database.transaction(async (sql) => {
    await sql.query(`select pg_advisory_xact_lock(${locks.sample})`);
    await work();
  });
};

/** How to sign in to the sample center, one line for each role; none where there is no sample. */
const sampleSignInLines = async (database: Database): Promise<string[]> => {
  const [sample] = await database.query('select 1 from credentials where center_id = $1 limit 1', [sampleCenterId]);
  if (!sample) return [];
  const width = (pick: (each: SignIn) => string) => Math.max(...sampleSignIns.map((each) => pick(each).length));
  const [names, mails, roles] = [width(({ name }) => name), width(({ email }) => email), width(({ role }) => role)];
  return sampleSignIns.map(
    ({ name, email, role }) => `  ${role.padEnd(roles)}  ${name.padEnd(names)}  ${email.padEnd(mails)}  ${samplePassword}`,
  );
};
type SignIn = (typeof sampleSignIns)[number];

/**
 * So many may knock while the process is busy; the system may allow less. Beyond them it drops whoever knocks without a word, and a sender
 * sees broken lines and minutes of waiting where the answer is 429. Node's own 511 are fewer than one burst of a sender's own connections.
 */
const mostKnocking = 4096;

const listen = async (app: FastifyInstance, config: Config): Promise<void> => {
  try {
    await app.listen({ port: config.port, host: config.host, backlog: mostKnocking });
  } catch (error) {
    throw explainListenError(error, config) ?? error;
  }
};

/** Tells of a port in use before a database is made for nothing: on an empty folder that takes seconds. Listening has the last word. */
const expectFreePort = async (config: Config): Promise<void> => {
  const probe = createServer();
  try {
    probe.listen({ port: config.port, host: config.host });
    await once(probe, 'listening');
  } catch (error) {
    throw explainListenError(error, config) ?? error;
  }
  probe.close();
  await once(probe, 'close');
};

/** The address to open on this machine; a server that listens everywhere is reached over the loopback too. */
const addressOf = (app: FastifyInstance, { host, port }: Config): string => {
  // With PORT=0 the system chose one.
  const address = app.server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${bound}`;
};

/** A terminal's Ctrl-C reaches this process both directly and through the one that started it; that is one wish. */
const sameWishMs = 1000;

/** Stops on a signal, or when the process that started this one is gone. A second wish to stop does not wait. */
const stopOnSignals = (stop: () => Promise<void>): void => {
  let stoppingSince: number | undefined;
  const onSignal = (): void => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > sameWishMs) process.exit(exitCodes.failed);
      return;
    }
    stoppingSince = performance.now();
    setTimeout(() => process.exit(exitCodes.failed), drainMs).unref();
    stop().then(
      () => process.exit(exitCodes.stopped),
      () => process.exit(exitCodes.failed),
    );
  };
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(event, onSignal);
};

/** Says why the server does not run, in one line each and never as a stack trace, and ends. */
const leave = (errors: readonly unknown[]): void => {
  const isConfiguration = errors.every((error) => error instanceof ConfigurationError);
  for (const error of errors)
    console.error(error instanceof ConfigurationError ? error.message : `Refinery could not start: ${oneLine(error)}`);
  process.exitCode = isConfiguration ? exitCodes.misconfigured : exitCodes.failed;
};

const oneLine = (error: unknown): string => (error instanceof Error ? error.message.replace(/\s*\n\s*/g, ' ') : String(error));

await start().catch((error: unknown) => leave([error]));
