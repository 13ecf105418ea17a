import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const project = join(import.meta.dirname, '../../..');
const shiftClockFile = join(import.meta.dirname, 'shift-clock.ts');
const startWithinMs = 180_000;

export type ServerProcess = {
  port: number;
  url: string;
  /** All it wrote so far, log lines included. */
  said: () => string;
  /** Asks it to stop as a terminal does and waits for it to end. Returns its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it as a power cut does, and waits until it is gone. */
  kill: () => Promise<void>;
  /** Whether it runs. */
  isAlive: () => boolean;
};

type ServerOptions = {
  directory: string;
  clockShiftMs: number;
  port?: number;
  /** PostgreSQL instead of PGlite in the directory; it gets no sample center then. */
  databaseUrl?: string;
};

/** The environment of a server: no setting of the one who runs the tests reaches it. */
const environmentOf = ({ directory, clockShiftMs, port = 0, databaseUrl }: ServerOptions): NodeJS.ProcessEnv => {
  const own = Object.entries(process.env).filter(([name]) => !/^(PORT|HOST|DATABASE_URL|REFINERY_.*|VITEST.*|NODE_ENV)$/.test(name));
  return {
    ...Object.fromEntries(own),
    PORT: String(port),
    REFINERY_DATA: directory,
    REFINERY_LOG: 'info',
    CLOCK_SHIFT_MS: String(clockShiftMs),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl, REFINERY_SAMPLE: 'off' } : {}),
  };
};

/** Starts `server/main.ts` as `npm start` does, on PGlite in a directory, and waits until it says that it is ready. */
export const startServer = async (options: ServerOptions): Promise<ServerProcess> => {
  const child = spawn(process.execPath, ['--import', shiftClockFile, 'server/main.ts'], {
    cwd: project,
    env: environmentOf(options),
    // The channel ends the server when the tests end, however they do.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk;
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const url = await readyUrl(child, () => said);
  return {
    url,
    port: Number(new URL(url).port),
    said: () => said,
    stop: () => endBy(child, 'SIGTERM'),
    kill: async () => void (await endBy(child, 'SIGKILL')),
    isAlive: () => child.exitCode === null && child.signalCode === null,
  };
};

const endBy = (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  const ended = new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });
  child.kill(signal);
  return ended;
};

const readyUrl = (child: ChildProcess, said: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => fail('did not get ready'), startWithinMs);
    const look = (): void => {
      const url = /^Refinery ready: (\S+)$/m.exec(said())?.[1];
      if (!url) return;
      clearTimeout(giveUp);
      child.stdout?.off('data', look);
      resolve(url);
    };
    const fail = (what: string): void => {
      clearTimeout(giveUp);
      child.kill('SIGKILL');
      reject(new Error(`The server ${what}:\n${said()}`));
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => fail(`ended with code ${code}`));
  });
