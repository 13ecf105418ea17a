import type { Journal } from '../platform/platform.ts';
import { type AppendFile, createFileJournal, type JournalFolder } from './journal-file.ts';
import { answerCalls } from './worker-calls.ts';

/** The worker's side of the journal in a browser: only a worker may append to a file and wait for the disk. */

type SyncHandles = FileSystemFileHandle & { createSyncAccessHandle: () => Promise<AppendFile> };

const isTakenElsewhere = (error: unknown): boolean => error instanceof DOMException && error.name === 'NoModificationAllowedError';

/** Of the origin's private file system. Throws where there is none, as in some private windows. */
const openFolder = async (): Promise<JournalFolder> => {
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) throw new Error('this browser appends to no file');
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('journal', { create: true });
  return {
    names: async () => {
      const names: string[] = [];
      for await (const name of (folder as unknown as { keys: () => AsyncIterable<string> }).keys()) names.push(name);
      return names.sort();
    },
    open: async (name) => {
      const handle = (await folder.getFileHandle(name, { create: true })) as SyncHandles;
      return handle.createSyncAccessHandle().catch((error: unknown) => {
        if (isTakenElsewhere(error)) return null;
        throw error;
      });
    },
    remove: (name) => folder.removeEntry(name),
  };
};

let opened: Promise<Journal> | undefined;
const journal = (): Promise<Journal> => {
  opened ??= openFolder().then((folder) => createFileJournal(folder, () => `${Date.now()}-${crypto.randomUUID()}.ndjson`));
  return opened;
};

// Each call in its turn: a file has one end.
answerCalls<Journal>({
  append: async (entries) => (await journal()).append(entries),
  readAll: async () => (await journal()).readAll(),
  compact: async (ids) => (await journal()).compact(ids),
});
