import { z } from 'zod';
import { id } from './domain/fields.ts';

/** What belongs to one computer and not to the center: kept by the shell, shown and changed by the pages. */

const proxy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('direct') }),
  /** Chromium's form: `proxy.example:3128` or `socks5://10.0.0.1:1080`; no name and password, which would lie here in the clear. */
  z.object({ kind: z.literal('fixed'), rules: z.string().regex(/^(?:(?:https?|socks[45]?):\/\/)?[\w.\-[\]:]{1,250}:\d{1,5}$/) }),
]);

/** Who may reach the server on this computer: its own app, or everybody in the same network by its address. */
const ownServer = z.object({ reach: z.enum(['computer', 'network']), port: z.int().min(1024).max(65_535) });
export type OwnServer = z.infer<typeof ownServer>;

export const zoomSteps = [80, 90, 100, 110, 125, 150, 175, 200] as const;

export const desktopSettings = z.object({
  server: z.string().optional(),
  ownServer: ownServer.nullable().default(null),
  startsAtLogin: z.boolean().default(false),
  /** Closing the window leaves the app in the tray, where reminders still come from. */
  staysInTray: z.boolean().default(false),
  hardwareAcceleration: z.boolean().default(true),
  zoomPercent: z.int().min(50).max(200).default(100),
  proxy: proxy.default({ kind: 'system' }),
  /** Certificates (PEM) of an authority of one's own, beside those that the system trusts; for the server's address only. */
  certificateAuthority: z.string().max(200_000).nullable().default(null),
  /** Electron's notation; null: none. */
  callShortcut: z
    .string()
    .regex(/^((CommandOrControl|Alt|Shift|Super)\+){1,3}([A-Z0-9]|F\d{1,2})$/)
    .nullable()
    .default('CommandOrControl+Alt+R'),
  /** `tel:` links of other programs look up who that is. */
  takesTelLinks: z.boolean().default(false),
  updates: z.enum(['automatic', 'off']).default('automatic'),
});
export type DesktopSettings = z.infer<typeof desktopSettings>;

const shownSettings = desktopSettings.omit({ server: true, ownServer: true });
/** What a person changes by itself; where the app works is chosen by `serverChoice`. Defaults must not come along with what was not said. */
export const desktopChange = z.object(
  Object.fromEntries(
    Object.entries(shownSettings.shape).map(([key, schema]) => [key, z.optional('unwrap' in schema ? schema.unwrap() : schema)]),
  ),
) as unknown as z.ZodType<Partial<z.infer<typeof shownSettings>>>;

/** Where updates stand. `available` and `downloaded` name the version. */
export const updateState = z.discriminatedUnion('kind', [
  /** This build names no place for updates, or it was not installed from a package. */
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('current'), at: z.number() }),
  z.object({ kind: z.literal('looking') }),
  z.object({ kind: z.literal('downloading'), version: z.string() }),
  z.object({ kind: z.literal('downloaded'), version: z.string() }),
  z.object({ kind: z.literal('failed'), trouble: z.enum(['unreachable', 'refused', 'io']) }),
]);
export type UpdateState = z.infer<typeof updateState>;

/** One person of the sample center that a server of our own begins with. */
const sampleSignIn = z.object({ role: z.string(), name: z.string(), email: z.string(), password: z.string() });
export type SampleSignIn = z.infer<typeof sampleSignIn>;

export const desktopState = z.object({
  settings: shownSettings,
  version: z.string(),
  server: z.object({ url: z.url(), from: z.enum(['environment', 'settings', 'ownServer', 'default']) }),
  /** Addresses by which others reach the server on this computer; empty when it is not shared. */
  joinAt: z.array(z.url()),
  /** Of the server on this computer; empty once it holds a center of one's own, and while it starts. */
  sampleSignIns: z.array(sampleSignIn),
  offers: z.object({ startsAtLogin: z.boolean(), tray: z.boolean(), secrets: z.boolean(), telLinks: z.boolean() }),
  /** Another program has the key that was set for the running call. */
  isShortcutTaken: z.boolean(),
  update: updateState,
});
export type DesktopState = z.infer<typeof desktopState>;

export const serverChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('address'), url: z.url() }),
  z.object({ kind: z.literal('ownServer'), reach: ownServer.shape.reach }),
]);
export type ServerChoice = z.infer<typeof serverChoice>;

/** What is wrong with a server's certificate, in words that can be explained. */
export const certificateTrouble = z.enum(['unknownAuthority', 'otherName', 'outOfDate', 'revoked', 'other']);
export type CertificateTrouble = z.infer<typeof certificateTrouble>;

export const serverProbe = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), url: z.url() }),
  z.object({ kind: z.literal('failed'), trouble: z.enum(['notAnAddress', 'unreachable', 'notRefinery', 'notReady']) }),
  z.object({ kind: z.literal('certificate'), trouble: certificateTrouble, url: z.url() }),
]);
export type ServerProbe = z.infer<typeof serverProbe>;

/** What the system handed over: `refinery://lead/<id>`, or a `tel:` link. */
export const incoming = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lead'), leadId: id }),
  z.object({ kind: z.literal('number'), number: z.string().min(2).max(40) }),
]);
export type Incoming = z.infer<typeof incoming>;
