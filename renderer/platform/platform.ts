import type { DesktopState, Incoming, ServerChoice, ServerProbe, UpdateState } from '../../shared/desktop.ts';
import type { DialSettings, DialTarget } from '../../shared/dialling.ts';
import type { MailToWrite } from '../../shared/domain/mail-link.ts';
import type { Argument, JournalEntry, Result } from '../../shared/ipc.ts';
import type { Keeping } from './page-storage.ts';

export type { JournalEntry } from '../../shared/ipc.ts';
export type { Keeping } from './page-storage.ts';

/**
 * The one door to the machine: the desktop shell or a browser, same shape. Nothing here throws or rejects: what can go wrong
 * is in the result. `lost-shell` means that the shell did not answer at all.
 */
export type Platform = {
  kind: 'desktop' | 'browser';
  /** Origin of the server without a trailing slash: `http://127.0.0.1:4600`. */
  serverUrl(): string;
  session: SessionMemory;
  /** A second home for commands beside IndexedDB. Absent in a browser: see `data/browser-journal.ts`. */
  journal?: Journal;
  storage: PageStorage;
  /** False on the first run of the desktop app: nobody has said where it works. */
  isServerChosen: boolean;
  /** What the desktop app can do with its computer. Absent in a browser. */
  computer?: Computer;
  exportFile(file: FileToExport): Promise<ExportOutcome>;
  /** Hands a telephone number to the machine's telephone application, by the link that was set for it. */
  dial(target: DialTarget, settings: DialSettings): Promise<DialOutcome>;
  /** Opens a mail in the system's mail program; what of it did not fit into a link is for the person to paste. */
  writeMail(mail: MailToWrite): Promise<MailOutcome>;
  notify(notification: Notification): Promise<NotifyOutcome>;
  /** A notification was clicked; its window is in front by then. Returns how to stop listening. */
  onNotificationClick(listener: (id: string) => void): () => void;
  /** The machine woke: recompute timers from the clock, reconnect. Returns how to stop listening. */
  onPowerResume(listener: () => void): () => void;
};

/** Outcomes as the shell words them, and the one it cannot: it did not answer. */
type OrLostShell<Outcome> = Outcome | { kind: 'failed'; trouble: 'lost-shell' };

/** Where the sign-in survives a restart: in the desktop a token in the keychain; in a browser a cookie that scripts cannot see. */
export type SessionMemory = {
  remember(token: string): Promise<RememberOutcome>;
  recall(): Promise<RecallOutcome>;
  forget(): Promise<ForgetOutcome>;
};
/** `unavailable`: this machine keeps no secrets; the person signs in again after a restart, and should be told. */
export type RememberOutcome = OrLostShell<Result<'rememberSession'>> | { kind: 'cookie' };
/** `cookie`: ask the server who is signed in. */
export type RecallOutcome = OrLostShell<Result<'recallSession'>> | { kind: 'cookie' };
export type ForgetOutcome = OrLostShell<Result<'forgetSession'>> | { kind: 'cookie' };

/** Append-only file of commands, flushed to the disk before it answers. */
export type Journal = {
  append(entries: JournalEntry[]): Promise<OrLostShell<Result<'appendToJournal'>>>;
  /** Every entry not compacted away, oldest first. */
  readAll(): Promise<OrLostShell<Result<'readJournal'>>>;
  /** Lets go of entries that are safe elsewhere. */
  compact(ids: string[]): Promise<OrLostShell<Result<'compactJournal'>>>;
};

/** Room for more work, and whether what is there will stay. */
export type PageStorage = {
  /** Bytes that may still be written; null where the machine does not say. */
  freeBytes(): Promise<number | null>;
  /** Asks that this app's storage is not cleared when space runs low. */
  askToKeep(): Promise<Keeping>;
};

export type FileToExport = { name: string; mime: string; data: Uint8Array | Blob | string };
/** `path` is null where the browser put it among its downloads. */
export type ExportOutcome = OrLostShell<Exclude<Result<'exportFile'>, { kind: 'saved' }>> | { kind: 'saved'; path: string | null };
export type DialOutcome = OrLostShell<Result<'dial'>>;
export type MailOutcome = OrLostShell<Result<'writeMail'>>;

/** `actions`: buttons, where the system shows any; the same ones belong into the window. */
export type Notification = { id: string; title: string; body: string; actions?: { id: string; label: string }[] };
export type NotifyOutcome = OrLostShell<Result<'notify'>>;

/** Settings of this computer, the server it works with, links and updates. */
export type Computer = {
  read(): Promise<DesktopState | null>;
  change(some: Argument<'changeDesktop'>): Promise<OrLostShell<Result<'changeDesktop'>>>;
  /** Looks whether a server of ours answers at an address as typed. */
  probe(address: string): Promise<ServerProbe>;
  /** Settles where this app works. The page has to load itself again afterwards. */
  choose(choice: ServerChoice): Promise<OrLostShell<Result<'chooseServer'>>>;
  tellWork(work: Argument<'tellWork'>): void;
  takeIncoming(): Promise<Incoming[]>;
  diagnostics(): Promise<Result<'readDiagnostics'>['lines']>;
  exportDiagnostics(): Promise<OrLostShell<Result<'exportDiagnostics'>>>;
  lookForUpdate(): Promise<UpdateState>;
  restart(): Promise<'restarting' | 'inCall'>;
  reportFault(fault: unknown): void;
  /** Each returns how to stop listening. */
  onIncoming(listener: () => void): () => void;
  onCallAsked(listener: () => void): () => void;
  onScreenLock(listener: (isLocked: boolean) => void): () => void;
  onUpdate(listener: (state: UpdateState) => void): () => void;
  onNotificationAction(listener: (id: string, action: string) => void): () => void;
};
