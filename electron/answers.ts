import { join } from 'node:path';
import type { DiskTrouble } from '../shared/ipc.ts';
import { type Answers, tell } from './ipc.ts';
import { dial } from './os/dial.ts';
import { freeBytesAt } from './os/disk-space.ts';
import { diskTroubleOf } from './os/disk-trouble.ts';
import { exportFile } from './os/export-file.ts';
import { type JournalFile, openJournal } from './os/journal.ts';
import { systemKeychain } from './os/keychain.ts';
import { notify } from './os/notifications.ts';
import { secretFile } from './os/secrets.ts';
import { writeMail } from './os/write-mail.ts';
import type { ServerAddress } from './server-address.ts';
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

/** What the shell answers to its pages. `profile` is this person's folder on this machine. */
export const answersFor = (profile: string, server: ServerAddress): Answers => {
  const session = secretFile(join(profile, 'secrets', 'session'), systemKeychain);
  const journal = journalAt(join(profile, 'journal', 'commands.journal'));
  return {
    readServerAddress: () => server,
    rememberSession: (token) => session.remember(token),
    recallSession: () => session.recall(),
    forgetSession: () => session.forget(),
    appendToJournal: (entries) =>
      orDiskTrouble(async () => {
        await (await journal()).append(entries);
        return { kind: 'saved' as const };
      }),
    readJournal: () => orDiskTrouble(async () => ({ kind: 'read' as const, ...(await (await journal()).readAll()) })),
    compactJournal: (ids) => orDiskTrouble(async () => ({ kind: 'compacted' as const, kept: await (await journal()).compact(ids) })),
    readDiskSpace: () => orDiskTrouble(async () => ({ kind: 'free' as const, bytes: await freeBytesAt(profile) })),
    exportFile: (file, window) => exportFile(window, file),
    dial: (call) => dial(call),
    writeMail: (mail) => writeMail(mail),
    notify: (notification, window) =>
      notify(notification, (id) => {
        bringToFront(window);
        tell(window, 'notificationClicked', { id });
      }),
  };
};
