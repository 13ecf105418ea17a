import { z } from 'zod';
import { desktopChange, desktopState, incoming, serverChoice, serverProbe, updateState } from './desktop.ts';
import { dialSettings, dialTarget } from './dialling.ts';
import { id } from './domain/fields.ts';
import { mailToWrite } from './domain/mail-link.ts';
import type { NoticeName, RequestName } from './ipc-channels.ts';

/**
 * The contract between a page and the desktop shell: channel → argument and result. The shell parses every argument and
 * answers expected trouble in the result; a rejected request is a programming error or an attack.
 */

/** Why the disk did not take it. `io`: neither full nor forbidden, mostly failing hardware. */
export const diskTrouble = z.enum(['disk-full', 'no-access', 'io']);
export type DiskTrouble = z.infer<typeof diskTrouble>;
const diskFailure = z.object({ kind: z.literal('failed'), trouble: diskTrouble });

/** Why this machine keeps no secret: no keychain at all, or one that would not open it. */
export const secretTrouble = z.enum(['no-keychain', 'unreadable', 'io']);
const secretUnavailable = z.object({ kind: z.literal('unavailable'), trouble: secretTrouble });

/** One command as the journal keeps it; what the payload says is the renderer's own. */
export const journalEntry = z.object({ id, payload: z.string().max(4 * 1024 * 1024) });
export type JournalEntry = z.infer<typeof journalEntry>;

/** Most that one request carries. */
export const journalLimits = { entries: 1000, ids: 10_000 } as const;

const nothing = z.undefined();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

type Contract = { argument: z.ZodType; result: z.ZodType };

export const requests = {
  /** Origin of the server, such as `http://127.0.0.1:4600`, and what named it. `default`: nobody has yet, ask the person. */
  readServerAddress: {
    argument: nothing,
    result: z.object({ url: z.url(), from: z.enum(['environment', 'settings', 'ownServer', 'default']) }),
  },
  rememberSession: {
    argument: z.string().min(1).max(4096),
    result: z.discriminatedUnion('kind', [z.object({ kind: z.literal('kept') }), secretUnavailable]),
  },
  recallSession: {
    argument: nothing,
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('token'), token: z.string() }),
      z.object({ kind: z.literal('none') }),
      secretUnavailable,
    ]),
  },
  forgetSession: {
    argument: nothing,
    result: z.discriminatedUnion('kind', [z.object({ kind: z.literal('forgotten') }), diskFailure]),
  },
  /** `saved` only after the disk confirmed it. */
  appendToJournal: {
    argument: z.array(journalEntry).max(journalLimits.entries),
    result: z.discriminatedUnion('kind', [z.object({ kind: z.literal('saved') }), diskFailure]),
  },
  /** Every entry not compacted away, oldest first. `damagedLines` could not be read and are kept aside. */
  readJournal: {
    argument: nothing,
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('read'), entries: z.array(journalEntry), damagedLines: z.int().min(0) }),
      diskFailure,
    ]),
  },
  /** Lets go of the entries named; unknown ids are passed over. */
  compactJournal: {
    argument: z.array(id).max(journalLimits.ids),
    result: z.discriminatedUnion('kind', [z.object({ kind: z.literal('compacted'), kept: z.int().min(0) }), diskFailure]),
  },
  /** Room left on the disk that holds the journal and the pages' storage. */
  readDiskSpace: {
    argument: nothing,
    result: z.discriminatedUnion('kind', [z.object({ kind: z.literal('free'), bytes: z.number().min(0) }), diskFailure]),
  },
  /** Asks where to, then writes the whole file or none of it. */
  exportFile: {
    argument: z.object({ name: z.string().min(1).max(200), mime: z.string().max(100), data: bytes }),
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), path: z.string() }),
      z.object({ kind: z.literal('cancelled') }),
      diskFailure,
    ]),
  },
  /** Hands a number to the machine's telephone application. */
  dial: {
    argument: z.object({ target: dialTarget, settings: dialSettings }),
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('dialled') }),
      z.object({ kind: z.literal('failed'), trouble: z.enum(['not-a-number', 'no-application']) }),
    ]),
  },
  /** Opens a mail in the system's mail program. `shortened`: the text did not fit and is to be pasted. */
  writeMail: {
    argument: mailToWrite,
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('opened') }),
      z.object({ kind: z.literal('shortened') }),
      z.object({ kind: z.literal('failed'), trouble: z.enum(['not-an-address', 'no-application']) }),
    ]),
  },
  /** The same id replaces the notification shown before. */
  notify: {
    argument: z.object({
      id,
      title: z.string().min(1).max(200),
      body: z.string().max(500),
      /** Buttons, where the system shows any; the notice `notificationActed` names the one that was pressed. */
      actions: z
        .array(z.object({ id, label: z.string().min(1).max(60) }))
        .max(2)
        .optional(),
    }),
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('shown') }),
      z.object({ kind: z.literal('unavailable'), trouble: z.enum(['not-supported', 'not-allowed']) }),
    ]),
  },
  /** What a person has set on this computer, and what the computer offers. */
  readDesktop: { argument: nothing, result: desktopState },
  /** Keeps some settings. `restart`: in force after the next start. */
  changeDesktop: {
    argument: desktopChange,
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('kept'), restart: z.boolean() }),
      /** The text given as an authority's certificate is none. */
      z.object({ kind: z.literal('noAuthority') }),
      diskFailure,
    ]),
  },
  /** Looks whether a server of ours answers at an address as a person types it. */
  probeServer: { argument: z.string().min(1).max(300), result: serverProbe },
  /** Settles where this app works. The page loads itself again afterwards: its policy names the server. */
  chooseServer: {
    argument: serverChoice,
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('chosen'), url: z.url() }),
      z.object({ kind: z.literal('failed'), trouble: z.enum(['disk-full', 'no-access', 'io', 'not-started', 'fixed']) }),
    ]),
  },
  /** What the shell may show without a window, and must know to keep out of the way: calls running, people waiting. */
  tellWork: {
    argument: z.object({ callLeadId: id.nullable(), waiting: z.int().min(0).max(1_000_000), due: z.int().min(0).max(1_000_000) }),
    result: nothing,
  },
  /** Links that the system has handed over since the last time it was asked, oldest first. */
  takeIncoming: { argument: nothing, result: z.array(incoming) },
  readDiagnostics: { argument: nothing, result: z.object({ lines: z.array(z.object({ name: z.string(), value: z.string() })) }) },
  /** Facts, logs and crash reports as one file, where the person says. */
  exportDiagnostics: {
    argument: nothing,
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), path: z.string() }),
      z.object({ kind: z.literal('cancelled') }),
      diskFailure,
    ]),
  },
  /** A fault of a page for the log: its kind and where in the code, never what it said, as that may hold names. */
  reportFault: {
    argument: z.object({
      name: z.string().regex(/^\w{1,60}$/),
      places: z.array(z.string().regex(/^[\w.\-/]{1,120}:\d{1,7}:\d{1,7}$/)).max(20),
    }),
    result: nothing,
  },
  lookForUpdate: { argument: nothing, result: updateState },
  /** Starts the app anew, with a downloaded version if there is one. Refused while a call is running. */
  restartApp: { argument: nothing, result: z.object({ kind: z.enum(['restarting', 'inCall']) }) },
} as const satisfies Record<RequestName, Contract>;

export type Argument<Name extends RequestName> = z.infer<(typeof requests)[Name]['argument']>;
export type Result<Name extends RequestName> = z.infer<(typeof requests)[Name]['result']>;

export const notices = {
  /** The machine slept and woke: clocks jumped, connections are dead. */
  powerResumed: nothing,
  /** The screen was locked, and unlocked. */
  screenLocked: nothing,
  screenUnlocked: nothing,
  notificationClicked: z.object({ id }),
  /** A button of a notification was pressed. */
  notificationActed: z.object({ id, action: id }),
  /** There is something for `takeIncoming`. */
  incomingArrived: nothing,
  /** The shortcut that works everywhere, or the tray: show the running call, or the next lead. */
  callAsked: nothing,
  updateChanged: updateState,
} as const satisfies Record<NoticeName, z.ZodType>;

export type Notice<Name extends NoticeName> = z.infer<(typeof notices)[Name]>;

type Requests = {
  readonly [Name in RequestName]: undefined extends Argument<Name>
    ? () => Promise<Result<Name>>
    : (argument: Argument<Name>) => Promise<Result<Name>>;
};
type Subscriptions = {
  readonly [Name in NoticeName as `on${Capitalize<Name>}`]: (listener: (notice: Notice<Name>) => void) => () => void;
};

/** `window.desktop`, what the preload exposes to our own pages and to nothing else. */
export type Desktop = Requests & Subscriptions;
