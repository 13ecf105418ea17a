import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { compiledOnce } from '../../build/project.mjs';

const project = join(import.meta.dirname, '../..');
const startWithinMs = 60_000;

/** A server process as production runs it, on a PostgreSQL that others share. */
export type ServerProcess = {
  url: string;
  port: number;
  pid: number;
  /** All it wrote so far. */
  said: () => string;
  /** Sends a signal and waits for the end. Returns the exit code. */
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
};

/** Settings of the one who runs the tests do not reach it. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PORT|HOST|DATABASE_URL|REFINERY_.*|VITEST.*|NODE_ENV|NODE_OPTIONS)$/.test(name)),
  );

export const startServerProcess = async (databaseUrl: string, port = 0, more: NodeJS.ProcessEnv = {}): Promise<ServerProcess> => {
  const env = { ...compiledOnce, ...ownEnvironment(), PORT: String(port), DATABASE_URL: databaseUrl, REFINERY_SAMPLE: 'off', ...more };
  const child = spawn(process.execPath, ['server/main.ts'], { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
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
    pid: child.pid ?? 0,
    said: () => said,
    end: (signal) => {
      const ended = new Promise<number | null>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
        else child.once('exit', (code) => resolve(code));
      });
      child.kill(signal);
      return ended;
    },
  };
};

const readyUrl = (child: ChildProcess, said: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      clearTimeout(giveUp);
      child.kill('SIGKILL');
      reject(new Error(`The server ${what}:\n${said()}`));
    };
    const giveUp = setTimeout(() => fail('did not get ready'), startWithinMs);
    child.stdout?.on('data', () => {
      const url = /^Refinery ready: (\S+)$/m.exec(said())?.[1];
      if (!url) return;
      clearTimeout(giveUp);
      resolve(url);
    });
    child.once('exit', (code) => fail(`ended with code ${code}`));
  });
