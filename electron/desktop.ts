import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import { type DesktopSettings, type UpdateState, zoomSteps } from '../shared/desktop.ts';
import type { Argument, Notice } from '../shared/ipc.ts';
import type { NoticeName } from '../shared/ipc-channels.ts';
import { claimLinks, type IncomingLinks } from './incoming.ts';
import { tell } from './ipc.ts';
import type { Zoom } from './menu.ts';
import { showBadge } from './os/badge.ts';
import { setCallShortcut } from './os/call-shortcut.ts';
import type { CrashReports } from './os/crash-reports.ts';
import type { Log } from './os/log.ts';
import { setStartsAtLogin } from './os/login-item.ts';
import { createTray, type WorkTray } from './os/tray.ts';
import { reportFault } from './report-fault.ts';
import { createOwnServer, type OwnServerProcess } from './server/own-server.ts';
import { createServerPlace, type ServerPlace } from './server/server-choice.ts';
import { applyProxy, trustOwnAuthority } from './server/trust.ts';
import type { SettingsFile } from './settings.ts';
import { updateSourceOf } from './updates/update-source.ts';
import { createUpdates, type Updates } from './updates/updates.ts';
import type { WindowWishes } from './windows/main-window.ts';

type Options = { settings: SettingsFile; profile: string; log: Log; crashes: CrashReports; links: IncomingLinks; openOrShow: () => void };
type Work = Argument<'tellWork'>;

/** Everything of this computer that lives as long as the app does. After the app is ready. */
export type Desktop = {
  settings: SettingsFile;
  server: ServerPlace;
  updates: Updates;
  log: Log;
  crashes: CrashReports;
  links: IncomingLinks;
  window: WindowWishes;
  /** Keeps settings and puts them in force. Throws the file system's error. */
  change(some: Partial<DesktopSettings>): Promise<{ needsRestart: boolean }>;
  work(next: Work): void;
  isInCall(): boolean;
  /** Another program has the key that was set. */
  isShortcutTaken(): boolean;
  /** Has the system hand links over, which on some systems means to wait for another program: once the window is there. */
  claimLinks(): void;
  /** The shortcut, the menu or the tray: show the running call, or the next lead. */
  askForCall(): void;
  /** Larger or smaller by one of the steps of the settings, and kept there. */
  zoom(to: Zoom): void;
  /** A host that is about to be asked for the first time; an authority of one's own may vouch for it. */
  expectHost(host: string): void;
  start(): void;
};

const tellAll = <Name extends NoticeName>(name: Name, notice: Notice<Name>): void => {
  for (const window of BrowserWindow.getAllWindows()) tell(window, name, notice);
};

/** Where the bundle of the server lies; absent in a build without one. */
const serverScript = (): string => join(__dirname, '..', 'server', 'utility-main.mjs');

export const openDesktop = ({ settings, profile, log, crashes, links, openOrShow }: Options): Desktop => {
  let work: Work = { callLeadId: null, waiting: 0, due: 0 };
  let isQuitting = false;
  let expectedHost = '';
  let isShortcutTaken = false;
  const isInCall = () => work.callLeadId !== null;

  const askForCall = (): void => {
    openOrShow();
    tellAll('callAsked', undefined);
  };
  const ownServer = createOwnServer({
    script: serverScript(),
    pagesFolder: join(__dirname, '..', 'renderer'),
    dataFolder: join(profile, 'server'),
    log,
  });
  const server = createServerPlace({ settings, ownServer, environment: process.env });
  const tray = createTray({ onOpen: openOrShow, onCall: askForCall, onQuit: () => app.quit() });
  const updates = createUpdates({
    source: updateSourceOf(profile),
    isWanted: () => settings.now().updates === 'automatic',
    isInCall,
    loadUpdater: async () => (await import('./updates/real-updater.ts')).realUpdater(settings.now()),
    prepare: async (updater, source) => (await import('./updates/prepare-updater.ts')).prepareUpdater(updater, source, log),
    onChange: (state: UpdateState) => tellAll('updateChanged', state),
    log,
    now: Date.now,
  });
  finishBeforeQuit(ownServer, () => {
    isQuitting = true;
    updates.stop();
  });

  /** Only what is different, as some of it asks other programs and takes its time. `before`: null at a start, when all of it is. */
  const apply = (next: DesktopSettings, before: DesktopSettings | null): void => {
    const isOther = (name: keyof DesktopSettings): boolean => before === null || before[name] !== next[name];
    if (isOther('staysInTray')) {
      if (next.staysInTray) tray.show(work);
      else tray.hide();
    }
    if (isOther('zoomPercent'))
      for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(next.zoomPercent / 100);
    if (isOther('callShortcut')) {
      isShortcutTaken = !setCallShortcut(next.callShortcut, askForCall);
      if (isShortcutTaken) log.note('shortcut taken by another program');
    }
    if (isOther('startsAtLogin')) setStartsAtLogin(next.startsAtLogin);
    if (before && isOther('takesTelLinks')) claimLinks(next.takesTelLinks);
  };

  const isServer = (host: string): boolean => host === new URL(server.address().url).hostname || host === expectedHost;
  /** Lines that are open go the old way, or are trusted by the old rule: who needs them opens them anew. */
  const changeLines = async (before: DesktopSettings, after: DesktopSettings): Promise<void> => {
    const hasOtherWay = JSON.stringify(before.proxy) !== JSON.stringify(after.proxy);
    const hasOtherTrust = before.certificateAuthority !== after.certificateAuthority;
    if (hasOtherWay) await applyProxy(after);
    // What was found of a certificate is remembered until somebody else is to look.
    if (hasOtherTrust) trustOwnAuthority(settings.now, isServer);
    if (hasOtherWay || hasOtherTrust) await session.defaultSession.closeAllConnections();
  };

  const change: Desktop['change'] = async (some) => {
    const before = settings.now();
    await settings.change(some);
    const after = settings.now();
    apply(after, before);
    await changeLines(before, after);
    return { needsRestart: before.hardwareAcceleration !== after.hardwareAcceleration };
  };

  return {
    settings,
    server,
    updates,
    log,
    crashes,
    links,
    window: windowWishes(settings, tray, () => isQuitting),
    change,
    zoom: (to) => {
      const zoomPercent = nextZoom(settings.now().zoomPercent, to);
      change({ zoomPercent }).catch((error: unknown) => reportFault('keeping the zoom', error));
    },
    work: (next) => {
      const was = isInCall();
      work = next;
      showBadge(next.due);
      if (settings.now().staysInTray) tray.show(work);
      if (was !== isInCall()) updates.callChanged();
    },
    isInCall,
    isShortcutTaken: () => isShortcutTaken,
    claimLinks: () => claimLinks(settings.now().takesTelLinks),
    askForCall,
    expectHost: (host) => {
      expectedHost = host;
    },
    start: () => {
      const now = settings.now();
      try {
        apply(now, null);
      } catch (error) {
        // A home that takes no file for starting at login, say: no reason to keep a person from work.
        reportFault('putting the settings in force', error);
      }
      applyProxy(now).catch((error: unknown) => log.note('proxy not set', { said: String(error) }));
      trustOwnAuthority(settings.now, isServer);
      if (now.ownServer && server.address().from === 'ownServer' && existsSync(serverScript())) void ownServer.start(now.ownServer);
      updates.start();
    },
  };
};

const nextZoom = (percent: number, to: Zoom): number => {
  if (to === 'reset') return 100;
  return (to === 'in' ? zoomSteps.find((step) => step > percent) : zoomSteps.findLast((step) => step < percent)) ?? percent;
};

const windowWishes = (settings: SettingsFile, tray: WorkTray, isQuitting: () => boolean): WindowWishes => ({
  zoomFactor: () => settings.now().zoomPercent / 100,
  staysHidden: () => process.argv.includes('--hidden') && tray.isShown(),
  hidesOnClose: () => tray.isShown() && !isQuitting(),
});

/** The own server has a database open, and is let finish before the app is gone. */
const finishBeforeQuit = (ownServer: OwnServerProcess, onQuitting: () => void): void => {
  app.on('before-quit', onQuitting);
  app.on('will-quit', (event) => {
    if (!ownServer.isRunning()) return;
    event.preventDefault();
    void ownServer.stop().finally(() => app.quit());
  });
};
