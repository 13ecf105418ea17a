import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { DesktopState } from '../shared/desktop.ts';
import type { DiskTrouble } from '../shared/ipc.ts';
import type { Desktop } from './desktop.ts';
import { type Answers, tell } from './ipc.ts';
import { diagnosticLines, diagnosticsFile } from './os/diagnostics.ts';
import { dial } from './os/dial.ts';
import { freeBytesAt } from './os/disk-space.ts';
import { diskTroubleOf } from './os/disk-trouble.ts';
import { exportFile } from './os/export-file.ts';
import { type JournalFile, openJournal } from './os/journal.ts';
import { systemKeychain } from './os/keychain.ts';
import { canStartAtLogin } from './os/login-item.ts';
import { notify } from './os/notifications.ts';
import { authoritiesIn } from './os/own-authority.ts';
import { secretFile } from './os/secrets.ts';
import { writeMail } from './os/write-mail.ts';
import { probeServer } from './server/probe.ts';
import { bringToFront } from './windows/main-window.ts';

/** Opens the journal when it is first needed, and again after opening failed: a disk that was full may have room later. */
const journalAt = (path: string): (() => Promise<JournalFile>) => {
  let opening: Promise<JournalFile> | null = null;
  return () => {
    opening ??= openJournal(path).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
};

const orDiskTrouble = async <Value>(task: () => Promise<Value>): Promise<Value | { kind: 'failed'; trouble: DiskTrouble }> => {
  try {
    return await task();
  } catch (error) {
    return { kind: 'failed', trouble: diskTroubleOf(error) };
  }
};

/** What the settings screen shows of this computer. */
const stateOf = async ({ settings, server, updates, isShortcutTaken }: Desktop): Promise<DesktopState> => {
  const { server: _address, ownServer: _own, ...shown } = settings.now();
  return {
    settings: shown,
    version: app.getVersion(),
    server: server.address(),
    joinAt: server.joinAt(),
    sampleSignIns: server.sampleSignIns(),
    offers: {
      startsAtLogin: canStartAtLogin(),
      tray: true,
      secrets: await systemKeychain.isAvailable().catch(() => false),
      telLinks: app.isPackaged,
    },
    isShortcutTaken: isShortcutTaken(),
    update: updates.state(),
  };
};

const diagnosticFacts = ({ settings, server, updates }: Desktop) => ({
  Server: `${server.address().url} (${server.address().from})`,
  'Hardware acceleration': settings.now().hardwareAcceleration ? 'on' : 'off',
  Proxy: settings.now().proxy.kind,
  'Own authority': settings.now().certificateAuthority === null ? 'none' : 'set',
  Update: updates.state().kind,
});

/** What the shell answers to its pages. `profile` is this person's folder on this machine. */
export const answersFor = (profile: string, desktop: Desktop): Answers => ({
  ...storageAnswers(profile, () => desktop.server.address().url),
  ...computerAnswers(profile, desktop),
  exportFile: (file, window) => exportFile(window, file),
  dial: (call) => dial(call, desktop.settings.now().takesTelLinks),
  writeMail: (mail) => writeMail(mail),
  notify: (notification, window) =>
    notify(notification, {
      onClick: (id) => {
        bringToFront(window);
        tell(window, 'notificationClicked', { id });
      },
      onAction: (id, action) => {
        // Only what is done in the window needs it in front.
        if (!action.startsWith('snooze')) bringToFront(window);
        tell(window, 'notificationActed', { id, action });
      },
    }),
});

type StorageAnswers = Pick<
  Answers,
  'rememberSession' | 'recallSession' | 'forgetSession' | 'appendToJournal' | 'readJournal' | 'compactJournal' | 'readDiskSpace'
>;

/** A sign-in is one server's: another must never be shown its token. */
const sessionName = (serverUrl: string): string => `session-${createHash('sha256').update(serverUrl).digest('hex').slice(0, 16)}`;

/** The sign-in that 0.1.0 kept belongs to the server that the app works with when it is first asked. */
const takeOverSession = (folder: string, name: string): void => {
  try {
    renameSync(join(folder, 'session'), join(folder, name));
  } catch {
    // There is none, as on every machine but those of before.
  }
};

/** What must outlive the page. */
const storageAnswers = (profile: string, serverUrl: () => string): StorageAnswers => {
  takeOverSession(join(profile, 'secrets'), sessionName(serverUrl()));
  const session = () => secretFile(join(profile, 'secrets', sessionName(serverUrl())), systemKeychain);
  const journal = journalAt(join(profile, 'journal', 'commands.journal'));
  return {
    rememberSession: (token) => session().remember(token),
    recallSession: () => session().recall(),
    forgetSession: () => session().forget(),
    appendToJournal: (entries) =>
      orDiskTrouble(async () => {
        await (await journal()).append(entries);
        return { kind: 'saved' as const };
      }),
    readJournal: () => orDiskTrouble(async () => ({ kind: 'read' as const, ...(await (await journal()).readAll()) })),
    compactJournal: (ids) => orDiskTrouble(async () => ({ kind: 'compacted' as const, kept: await (await journal()).compact(ids) })),
    readDiskSpace: () => orDiskTrouble(async () => ({ kind: 'free' as const, bytes: await freeBytesAt(profile) })),
  };
};

type ComputerAnswers = Omit<Answers, keyof StorageAnswers | 'exportFile' | 'dial' | 'writeMail' | 'notify'>;

/** What belongs to this computer: settings, server, updates, links, diagnostics. */
const computerAnswers = (profile: string, desktop: Desktop): ComputerAnswers => {
  const asked = { profile, log: desktop.log, crashes: desktop.crashes, facts: () => diagnosticFacts(desktop) };
  return {
    readServerAddress: () => desktop.server.address(),
    readDesktop: () => stateOf(desktop),
    changeDesktop: (some) =>
      orDiskTrouble(async () => {
        const { certificateAuthority: pem } = some;
        if (typeof pem === 'string' && authoritiesIn(pem) === null) return { kind: 'noAuthority' as const };
        const { needsRestart } = await desktop.change(some);
        return { kind: 'kept' as const, restart: needsRestart };
      }),
    probeServer: (typed) => probeServer(typed, desktop.expectHost),
    chooseServer: (choice) => desktop.server.choose(choice),
    tellWork: (work) => {
      desktop.work(work);
      return undefined;
    },
    takeIncoming: () => desktop.links.take(),
    readDiagnostics: async () => ({ lines: await diagnosticLines(asked) }),
    exportDiagnostics: async (_nothing, window) => {
      const text = await diagnosticsFile(asked);
      return exportFile(window, { name: `refinery-diagnostics-${app.getVersion()}.txt`, mime: 'text/plain', data: Buffer.from(text) });
    },
    reportFault: ({ name, places }) => {
      desktop.log.note('page fault', { name, where: places.join(' ') });
      return undefined;
    },
    lookForUpdate: () => desktop.updates.look(),
    restartApp: () => {
      if (desktop.isInCall()) return { kind: 'inCall' };
      setImmediate(() => {
        if (desktop.updates.installNow()) return;
        app.relaunch();
        app.quit();
      });
      return { kind: 'restarting' };
    },
  };
};
