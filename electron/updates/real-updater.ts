import { type AppUpdater, autoUpdater } from 'electron-updater';
import type { DesktopSettings } from '../../shared/desktop.ts';
import { applyProxy } from '../server/trust.ts';

/** The updater of this platform, through the proxy that is set. In a file of its own, as it is loaded long after the window. */
export const realUpdater = async (settings: DesktopSettings): Promise<AppUpdater> => {
  await applyProxy(settings, (autoUpdater as unknown as { netSession: Electron.Session }).netSession);
  return autoUpdater;
};
