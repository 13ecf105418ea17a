import type { AppUpdater } from 'electron-updater';
import type { Log } from '../os/log.ts';
import { SignedProvider, type UpdateSource } from './signed-provider.ts';

/** Sets an updater up as this product wants it: quiet, from our own signed folder, installed when the person quits. */
export const prepareUpdater = (updater: AppUpdater, source: UpdateSource, log: Log): AppUpdater => {
  updater.autoDownload = true;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  // Parts of files are asked for by a map beside them, which no signature covers; whole files are covered by theirs.
  updater.disableDifferentialDownload = true;
  updater.logger = {
    info: () => undefined,
    warn: (said) => log.note('updater', { said: String(said) }),
    error: (said) => log.note('updater', { said: String(said) }),
  };
  updater.setFeedURL({ provider: 'custom', updateProvider: SignedProvider as never, ...source });
  return updater;
};
