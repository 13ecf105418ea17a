import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as plain } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configureRequestOptions, configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime';
import type { AppUpdater } from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import type { UpdateState } from '../../shared/desktop.ts';

const require = createRequire(import.meta.url);

/** Requests by Node instead of Electron's network. */
class NodeExecutor extends HttpExecutor<import('node:http').ClientRequest> {
  createRequest(options: import('node:http').RequestOptions, callback: (response: import('node:http').IncomingMessage) => void) {
    return plain(options, callback);
  }

  /** As electron-updater's own for Electron. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request = { headers: options.headers ?? {} };
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination));
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

/** A computer with an installed app: an AppImage on its disk, a folder for updates, and the real updater. */
export const aMachine = (version: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'refinery-updates-'));
  const appImage = join(folder, `Refinery-${version}.AppImage`);
  writeFileSync(appImage, `the app, ${version}`, { mode: 0o755 });
  writeFileSync(join(folder, 'app-update.yml'), 'provider: generic\nurl: http://127.0.0.1:1/\nupdaterCacheDirName: refinery-updater\n');
  mkdirSync(join(folder, 'cache'));
  const quitters: ((exitCode: number) => void)[] = [];
  const adapter: AppAdapter = {
    version,
    name: 'refinery',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: (handler) => void quitters.push(handler),
  };
  const { AppImageUpdater } = require('electron-updater') as typeof import('electron-updater');
  const updater: AppUpdater = new AppImageUpdater(null, adapter);
  Object.assign(updater, { httpExecutor: new NodeExecutor() });
  process.env.APPIMAGE = appImage;
  const states: UpdateState[] = [];
  return {
    updater,
    states,
    folder,
    /** What the person would start next. */
    installed: (): Buffer => readFileSync(process.env.APPIMAGE ?? appImage),
    appImage,
    /** As when the app ends by itself. */
    quit: () => {
      for (const each of quitters) each(0);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
export type Machine = ReturnType<typeof aMachine>;
