import type { FileJournalAnswer, FileJournalQuestion } from './file-journal.ts';
import { type AppendFile, createFileJournal, type JournalFolder } from './journal-file.ts';

/** The worker's side of the journal in a browser: only a worker may append to a file and wait for the disk. */

type SyncHandles = FileSystemFileHandle & { createSyncAccessHandle: () => Promise<AppendFile> };
const host = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;

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

const journal = openFolder().then((folder) => createFileJournal(folder, () => `${Date.now()}-${crypto.randomUUID()}.ndjson`));

const answer = async ({ id, call, argument }: FileJournalQuestion): Promise<void> => {
  const { append, readAll, compact } = await journal;
  const result = await { append, readAll, compact }[call](argument as never);
  host.postMessage({ id, result } satisfies FileJournalAnswer);
};

// Each in its turn: a file has one end.
let last: Promise<unknown> = journal;
host.addEventListener('message', (event: MessageEvent<FileJournalQuestion>) => {
  last = last.then(() => answer(event.data));
  // The page learns of it by the worker's error.
  last.catch(reportError);
});
