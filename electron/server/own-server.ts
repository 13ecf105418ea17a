import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { OwnServer, SampleSignIn } from '../../shared/desktop.ts';
import type { Log } from '../os/log.ts';
import { sampleSignInsIn } from './sample-sign-ins.ts';

/** A first start writes a database and a sample center, which takes a slow disk a while. */
const readyWithinMs = 300_000;
/** A server that ends by itself is started again, more slowly each time. */
const restartAfterMs = [500, 2000, 10_000, 60_000] as const;
const stopWithinMs = 12_000;
const usualPort = 4600;

type Options = { script: string; pagesFolder: string; dataFolder: string; log: Log };

/** The product's own server on this computer, in a process beside the app: it lives as long as the app does. */
export type OwnServerProcess = {
  /** Resolves once it answers. False: it could not be started; the log says why. */
  start(settings: OwnServer): Promise<boolean>;
  /** Lets it finish what it has begun. */
  stop(): Promise<void>;
  isRunning(): boolean;
  /** Of the sample center, if it holds one; known when it is ready. */
  sampleSignIns(): SampleSignIn[];
};

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host }, () => {
      const { port: bound } = probe.address() as { port: number };
      probe.close(() => resolve(bound > 0));
    });
  });

const anyFreePort = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host }, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const hostOf = (reach: OwnServer['reach']): string => (reach === 'network' ? '0.0.0.0' : '127.0.0.1');

/** The port to stay with from now on: others in the room note it down. */
export const choosePort = async (reach: OwnServer['reach']): Promise<number> =>
  (await isFree(usualPort, hostOf(reach))) ? usualPort : anyFreePort(hostOf(reach));

/** Addresses of this machine in its networks, as others type them. */
export const joinAddresses = ({ reach, port }: OwnServer): string[] =>
  reach === 'computer'
    ? []
    : Object.values(networkInterfaces())
        .flatMap((each) => each ?? [])
        .filter(({ family, internal }) => family === 'IPv4' && !internal)
        .map(({ address }) => `http://${address}:${port}`);

const environmentFor = ({ dataFolder, pagesFolder }: Options, { reach, port }: OwnServer): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TMPDIR: process.env.TMPDIR,
  SystemRoot: process.env.SystemRoot,
  NODE_ENV: 'production',
  PORT: String(port),
  HOST: hostOf(reach),
  REFINERY_DATA: dataFolder,
  REFINERY_PAGES: pagesFolder,
});

const untilReady = (child: UtilityProcess, said: () => string): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), readyWithinMs);
    const end = (isReady: boolean) => {
      clearTimeout(timer);
      resolve(isReady);
    };
    child.stdout?.on('data', () => /^Refinery ready: /m.test(said()) && end(true));
    child.once('exit', () => end(false));
  });

export const createOwnServer = (options: Options): OwnServerProcess => {
  let child: UtilityProcess | null = null;
  let wanted: OwnServer | null = null;
  let failures = 0;
  let again: NodeJS.Timeout | undefined;
  let said = '';

  const ended = (code: number): void => {
    child = null;
    options.log.note('own server ended', { code });
    if (!wanted) return;
    const delay = restartAfterMs[Math.min(failures, restartAfterMs.length - 1)];
    failures += 1;
    again = setTimeout(() => wanted && void launch(wanted), delay);
  };

  const launch = async (settings: OwnServer): Promise<boolean> => {
    mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
    const started = utilityProcess.fork(options.script, [], {
      env: environmentFor(options, settings),
      stdio: ['ignore', 'pipe', 'pipe'],
      serviceName: 'Refinery server',
    });
    child = started;
    said = '';
    started.stdout?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4000);
    });
    started.stderr?.on('data', (chunk: Buffer) => options.log.note('own server', { said: chunk.toString('utf8').slice(0, 300) }));
    started.once('exit', ended);
    const isReady = await untilReady(started, () => said);
    if (isReady) failures = 0;
    options.log.note(isReady ? 'own server ready' : 'own server did not start', { port: settings.port });
    return isReady;
  };

  const stop = async (): Promise<void> => {
    wanted = null;
    clearTimeout(again);
    const running = child;
    if (!running) return;
    const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    running.postMessage('stop');
    const timer = setTimeout(() => running.kill(), stopWithinMs);
    await gone;
    clearTimeout(timer);
  };

  return {
    start: async (settings) => {
      await stop();
      wanted = settings;
      return launch(settings);
    },
    stop,
    isRunning: () => child !== null,
    sampleSignIns: () => (child ? sampleSignInsIn(said) : []),
  };
};
