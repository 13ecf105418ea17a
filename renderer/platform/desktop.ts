import { type Desktop, journalLimits } from '../../shared/ipc.ts';
import { computerOf } from './computer.ts';
import { askToKeep, estimatedFreeBytes } from './page-storage.ts';
import type { FileToExport, Platform } from './platform.ts';

const lostShell = { kind: 'failed', trouble: 'lost-shell' } as const;

/** A rejected request means that the shell refused or is gone; screens get it as an outcome like any other. */
const answered = <Outcome>(request: Promise<Outcome>): Promise<Outcome | typeof lostShell> => request.catch(() => lostShell);

/** Everything as bytes, as the shell writes files and not text. */
const bytesOf = async (data: FileToExport['data']): Promise<Uint8Array> => {
  if (typeof data === 'string') return new TextEncoder().encode(data);
  return data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data;
};

/** Sends a long list in parts that the shell takes; ends with the first part that fails. */
const inParts = async <Item, Outcome extends { kind: string }>(
  items: Item[],
  mostAtOnce: number,
  send: (part: Item[]) => Promise<Outcome>,
): Promise<Outcome> => {
  const outcome = await send(items.slice(0, mostAtOnce));
  const rest = items.slice(mostAtOnce);
  return outcome.kind === 'failed' || rest.length === 0 ? outcome : inParts(rest, mostAtOnce, send);
};

/** The disk's own figure and the browser's estimate, which knows of the page's share only: whichever is less. */
const leastFreeBytes = async (shell: Desktop): Promise<number | null> => {
  const [disk, estimate] = await Promise.all([answered(shell.readDiskSpace()), estimatedFreeBytes()]);
  const known = [disk.kind === 'free' ? disk.bytes : null, estimate].filter((bytes) => bytes !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** The platform on top of the shell's bridge. Rejects only when the shell does not say where the server is: nothing can start then. */
export const openDesktop = async (shell: Desktop): Promise<Platform> => {
  const { url, from } = await shell.readServerAddress();
  return {
    kind: 'desktop',
    computer: computerOf(shell),
    isServerChosen: from !== 'default',
    serverUrl: () => url,
    session: {
      remember: (token) => answered(shell.rememberSession(token)),
      recall: () => answered(shell.recallSession()),
      forget: () => answered(shell.forgetSession()),
    },
    journal: {
      append: (entries) => answered(inParts(entries, journalLimits.entries, shell.appendToJournal)),
      readAll: () => answered(shell.readJournal()),
      compact: (ids) => answered(inParts(ids, journalLimits.ids, shell.compactJournal)),
    },
    storage: { freeBytes: () => leastFreeBytes(shell), askToKeep },
    exportFile: ({ name, mime, data }) => answered(bytesOf(data).then((bytes) => shell.exportFile({ name, mime, data: bytes }))),
    dial: (target, settings) => answered(shell.dial({ target, settings })),
    writeMail: (mail) => answered(shell.writeMail(mail)),
    notify: (notification) => answered(shell.notify(notification)),
    onNotificationClick: (listener) => shell.onNotificationClicked(({ id }) => listener(id)),
    onPowerResume: (listener) => shell.onPowerResumed(() => listener()),
  };
};
