import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { compiledOnce } from '../../build/project.mjs';
import { openEmbedded } from '../../server/db/embedded.ts';
import { missingMigrations } from '../../server/db/migrate.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { embeddedTemplate } from '../support/embedded-template.ts';
import { freshPostgresqlUrl } from '../support/postgresql.ts';

const project = join(import.meta.dirname, '../..');
const patience = 120_000;

/** Lines of one sender at once, and how many the system lets wait before a process takes them; 0 where it does not tell. */
const burst = 1500;
const mostWaiting = (): number => {
  const told = '/proc/sys/net/core/somaxconn';
  return existsSync(told) ? Number(readFileSync(told, 'utf8')) : 0;
};

type Run = { process: ChildProcess; said: () => string; complained: () => string; ended: Promise<number | null> };

/** A data directory as a start leaves it: making one takes seconds, and one test is about that. */
let prepared: string;
beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'refinery prepared '));
  const database = await openEmbedded(join(prepared, 'database'), await embeddedTemplate(inject('runDirectory')));
  await database.close();
}, patience);
afterAll(() => rmSync(prepared, { recursive: true, force: true }));
const preparedDirectory = (): void => cpSync(prepared, join(directory, 'data'), { recursive: true });

let directory: string;
let runs: Run[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'refinery start '));
  runs = [];
});
afterEach(async () => {
  for (const run of runs) run.process.kill('SIGKILL');
  await Promise.all(runs.map((run) => run.ended));
  rmSync(directory, { recursive: true, force: true });
});

/** The server as `npm start` runs it, with a clean environment. */
const start = (settings: Record<string, string> = {}): Run => {
  const environment = {
    PATH: process.env.PATH,
    ...compiledOnce,
    PORT: '0',
    REFINERY_DATA: join(directory, 'data'),
    REFINERY_SAMPLE: 'off',
    ...settings,
  };
  const child = spawn(process.execPath, ['server/main.ts'], { cwd: project, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  child.stdout?.on('data', (chunk) => (said += chunk));
  child.stderr?.on('data', (chunk) => (complained += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const run = { process: child, said: () => said, complained: () => complained, ended };
  runs.push(run);
  return run;
};

const ready = async (run: Run): Promise<string> => {
  for (;;) {
    const url = /^Refinery ready: (\S+)$/m.exec(run.said())?.[1];
    if (url) return url;
    if (run.process.exitCode !== null) throw new Error(`the server ended: ${run.complained()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const stop = (run: Run, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
  run.process.kill(signal);
  return run.ended;
};

describe('starting the server', { timeout: patience }, () => {
  test('an empty folder becomes a center people can sign in to, and a second start finds it again', async () => {
    const first = start({ REFINERY_SAMPLE: 'on' });
    const url = await ready(first);
    expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ state: 'ready', database: 'embedded' });
    await expect.poll(first.said).toMatch(/manager +\S.+@/);
    const [, role, mail, password] = /^ {2}(\w+) +.+? +(\S+@\S+) +(\S+)$/m.exec(first.said()) ?? [];
    const signIn = () =>
      fetch(`${url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: mail, password, wantsToken: true }),
      });
    const answer = (await (await signIn()).json()) as { user: { role: string }; token: string };
    expect(answer.user.role).toBe(role);
    expect(await stop(first)).toBe(0);
    expect(existsSync(join(directory, 'data/database.lock'))).toBe(false);

    const second = start({ REFINERY_SAMPLE: 'on' });
    const again = await ready(second);
    const me = await fetch(`${again}/api/session`, { headers: { authorization: `Bearer ${answer.token}` } });
    expect(me.status).toBe(200);
    expect(await stop(second, 'SIGINT')).toBe(0);
  });

  test('a server that was killed leaves a claim that the next one takes over', async () => {
    preparedDirectory();
    const killed = start();
    await ready(killed);
    await stop(killed, 'SIGKILL');
    expect(existsSync(join(directory, 'data/database.lock'))).toBe(true);
    const next = start();
    await ready(next);
    expect(await stop(next)).toBe(0);
  });

  test.skipIf(mostWaiting() < burst)('a burst of lines that comes while the process is busy waits for it, and none breaks', async () => {
    preparedDirectory();
    const run = start();
    const url = new URL(await ready(run));
    run.process.kill('SIGSTOP');
    const lines = Array.from({ length: burst }, () => connect(Number(url.port), url.hostname));
    const opened = await Promise.all(lines.map((line) => Promise.race([once(line, 'connect').then(() => true), wait(2_000, false)])));
    run.process.kill('SIGCONT');
    expect(opened.filter((isOpen) => !isOpen)).toHaveLength(0);
    const answers = await Promise.all(
      lines.map((line) => {
        line.write('GET /api/health HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n');
        return once(line, 'data').then(([bytes]) => String(bytes).slice(9, 12));
      }),
    );
    expect(new Set(answers)).toEqual(new Set(['200']));
    for (const line of lines) line.destroy();
  });

  test('PostgreSQL is used when DATABASE_URL names it, by two servers at once', async () => {
    const settings = { DATABASE_URL: await freshPostgresqlUrl(inject('runDirectory')) };
    const both = [start(settings), start(settings)];
    for (const run of both) {
      const health = await fetch(`${await ready(run)}/api/health`);
      expect(await health.json()).toMatchObject({ state: 'ready', database: 'postgresql' });
    }
    expect(await Promise.all(both.map((run) => stop(run)))).toEqual([0, 0]);
  });

  test('two servers that start at once on an empty database make one schema and one sample center', async () => {
    const url = await freshPostgresqlUrl(inject('runDirectory'));
    const database = openPostgresql(url, 1);
    await database.script('drop schema public cascade; create schema public');
    const both = [1, 2].map(() => start({ DATABASE_URL: url, REFINERY_SAMPLE: 'on' }));
    for (const run of both) await ready(run);
    expect(both.filter((run) => run.complained().includes('Writing the sample center'))).toHaveLength(1);
    expect(await missingMigrations(database)).toEqual([]);
    expect(await database.query('select center_id from sync_spaces')).toHaveLength(1);
    for (const run of both) await expect.poll(run.said).toMatch(/manager +\S.+@/);
    expect(await Promise.all(both.map((run) => stop(run)))).toEqual([0, 0]);
    await database.close();
  });

  const expectRefusal = async (run: Run, line: RegExp): Promise<void> => {
    expect(await run.ended).toBe(2);
    expect(run.said()).toBe('');
    expect(run.complained().trim().split('\n')).toEqual([expect.stringMatching(line)]);
  };

  test('a folder another server has open is refused', async () => {
    preparedDirectory();
    const first = start();
    await ready(first);
    await expectRefusal(start(), /^Configuration error: the data directory .+ is in use by process \d+\. For example: REFINERY_DATA=/);
    expect(await (await fetch(`${await ready(first)}/api/health`)).json()).toMatchObject({ state: 'ready' });
  });

  test('a port in use is refused before there is a database', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as { port: number };
    await expectRefusal(
      start({ PORT: String(port) }),
      new RegExp(`^Configuration error: port ${port} on 127.0.0.1 is in use .+ For example: PORT=`),
    );
    holder.close();
    expect(existsSync(join(directory, 'data'))).toBe(false);
  });

  test('a folder that cannot be one is refused', async () => {
    const file = join(directory, 'a file');
    writeFileSync(file, '');
    await expectRefusal(start({ REFINERY_DATA: join(file, 'data') }), /^Configuration error: the data directory .+ is not a folder/);
  });

  test.each([
    ['postgresql://refinery:hunter2@127.0.0.1:1/refinery', /nothing answers at its host and port/],
    ['postgresql://refinery:hunter2@nowhere.invalid/refinery', /its host name/],
  ])('a database that cannot be reached is refused: %s', async (url, why) => {
    const run = start({ DATABASE_URL: url });
    await expectRefusal(run, why);
    expect(run.complained()).not.toContain('hunter2');
  });

  test('a database that is not there is refused', async () => {
    const url = (await freshPostgresqlUrl(inject('runDirectory'))).replace(/\/[^/]+$/, '/no_such_database');
    await expectRefusal(start({ DATABASE_URL: url }), /there is no database of that name/);
  });
});
