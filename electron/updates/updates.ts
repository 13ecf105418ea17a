import type { AppUpdater } from 'electron-updater';
import type { UpdateState } from '../../shared/desktop.ts';
import type { Log } from '../os/log.ts';
import type { UpdateSource } from './signed-provider.ts';

/** Not at the start, where everybody waits for something else. */
const firstLookMs = 2 * 60_000;
const lookEveryMs = 4 * 60 * 60_000;

type Options = {
  /** Null: this build names no place for updates, or was not installed. */
  source: UpdateSource | null;
  isWanted: () => boolean;
  isInCall: () => boolean;
  loadUpdater: () => Promise<AppUpdater>;
  prepare: (updater: AppUpdater, source: UpdateSource) => Promise<AppUpdater>;
  onChange: (state: UpdateState) => void;
  log: Log;
  now: () => number;
};

export type Updates = {
  state(): UpdateState;
  /** Looks now, and waits until it is known whether there is one. A running call comes first: nothing is fetched meanwhile. */
  look(): Promise<UpdateState>;
  /** A call began or ended: nothing is installed while one runs, whatever makes the app quit. */
  callChanged(): void;
  /** Installs what was downloaded and starts again. False: there is nothing, or a call is running. */
  installNow(): boolean;
  start(): void;
  stop(): void;
};

const troubleOf = (error: unknown): Extract<UpdateState, { kind: 'failed' }>['trouble'] => {
  if (!(error instanceof Error)) return 'io';
  if (error.name === 'UpdateRefused' || /sha512|checksum|signature|ERR_UPDATER_INVALID/i.test(error.message)) return 'refused';
  return /net::|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|HttpError|status code|404|ERR_UPDATER_CHANNEL/i.test(`${error.name} ${error.message}`)
    ? 'unreachable'
    : 'io';
};

/** Looks for new versions, fetches them quietly, and has them installed when the person quits; never during a call. */
export const createUpdates = (options: Options): Updates => {
  const { source, isWanted, isInCall, log, now } = options;
  let state: UpdateState = source === null ? { kind: 'none' } : { kind: 'off' };
  let updater: Promise<AppUpdater> | null = null;
  let ready: AppUpdater | null = null;
  let timers: NodeJS.Timeout[] = [];

  const become = (next: UpdateState): UpdateState => {
    state = next;
    options.onChange(next);
    return next;
  };

  const failed = (error: unknown): UpdateState => {
    const trouble = troubleOf(error);
    log.note('update not taken', { trouble, said: error instanceof Error ? error.message : '' });
    return become({ kind: 'failed', trouble });
  };

  const spareCalls = (): void => {
    if (ready) ready.autoInstallOnAppQuit = !isInCall();
  };

  const open = async (from: UpdateSource): Promise<AppUpdater> => {
    const loaded = await options.prepare(await options.loadUpdater(), from);
    loaded.on('update-downloaded', ({ version }) => {
      ready = loaded;
      become({ kind: 'downloaded', version });
      // Right after this the updater begins to wait for the end of the app, and does so only now: a running call must not keep it from that.
      loaded.autoInstallOnAppQuit = true;
      setImmediate(spareCalls);
    });
    loaded.on('error', failed);
    return loaded;
  };

  const ask = async (from: UpdateSource): Promise<UpdateState> => {
    become({ kind: 'looking' });
    try {
      updater ??= open(from);
      const opened = await updater;
      const found = await opened.checkForUpdates();
      if (!found?.isUpdateAvailable) return become({ kind: 'current', at: now() });
      // Told at once; the rest comes by the event. A download that fails is told by the updater's own.
      found.downloadPromise?.catch(() => undefined);
      return state.kind === 'downloaded' ? state : become({ kind: 'downloading', version: found.updateInfo.version });
    } catch (error) {
      return failed(error);
    }
  };

  const look = async (): Promise<UpdateState> => {
    if (source === null) return state;
    if (!isWanted()) return become({ kind: 'off' });
    if (isInCall() || ['looking', 'downloading', 'downloaded'].includes(state.kind)) return state;
    return ask(source);
  };

  return {
    state: () => state,
    look,
    callChanged: spareCalls,
    installNow: () => {
      if (!ready || isInCall()) return false;
      ready.quitAndInstall(true, true);
      return true;
    },
    start: () => {
      if (source === null) return;
      timers = [setTimeout(() => void look(), firstLookMs), setInterval(() => void look(), lookEveryMs)];
      for (const timer of timers) timer.unref();
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
