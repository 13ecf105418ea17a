import type { Session as ElectronSession, ProxyConfig } from 'electron';
import type { CdpSession } from './cdp.ts';
import { strict } from './strict.ts';

type RequestHandler = Parameters<ElectronSession['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<ElectronSession['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<ElectronSession['setDevicePermissionHandler']>[0];
type VerifyProc = Parameters<ElectronSession['setCertificateVerifyProc']>[0];
type MediaHandler = Parameters<ElectronSession['setDisplayMediaRequestHandler']>[0];
type Permission = Parameters<NonNullable<CheckHandler>>[1];

/** Electron's permissions that Chromium's DevTools protocol can set, by the names it knows them by. */
const names: readonly (readonly [Permission, string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['idle-detection', 'idle-detection'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['persistent-storage', 'persistent-storage'],
  ['local-fonts', 'local-fonts'],
  ['window-management', 'window-management'],
  ['storage-access', 'storage-access'],
];

type Asker = { origin: string; contents: unknown };

/** `session.defaultSession`, of which the app sets the handlers. */
export class Session {
  private readonly handlers: { request: RequestHandler; check: CheckHandler; device: DeviceHandler; media: MediaHandler } = {
    request: null,
    check: null,
    device: null,
    media: null,
  };

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.handlers.request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.handlers.check = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.handlers.device = handler;
  }

  setDisplayMediaRequestHandler(handler: MediaHandler): void {
    this.handlers.media = handler;
  }

  private verifyProc: VerifyProc = null;
  private proxy: ProxyConfig = { mode: 'system' };
  private timesClosed = 0;

  setCertificateVerifyProc(verify: VerifyProc): void {
    this.verifyProc = verify;
  }

  async setProxy(config: ProxyConfig): Promise<void> {
    this.proxy = config;
  }

  /** Noted and not done: what is open here goes through the gateway in any case. */
  async closeAllConnections(): Promise<void> {
    this.timesClosed += 1;
  }

  static timesClosedOf(session: Session): number {
    return session.timesClosed;
  }

  static proxyOf(session: Session): ProxyConfig {
    return session.proxy;
  }

  static verifyProcOf(session: Session): VerifyProc {
    return session.verifyProc;
  }

  /** Electron grants what it has no handler for; a page has what either a check or a request gives it. */
  private isGranted(permission: Permission, { origin, contents }: Asker): boolean {
    const asker = contents as Electron.WebContents;
    const details = { isMainFrame: true, requestingUrl: `${origin}/` };
    const isChecked =
      this.handlers.check?.(asker, permission, `${origin}/`, details as Electron.PermissionCheckHandlerHandlerDetails) ?? true;
    let isAnswered = this.handlers.request === null;
    const answer = (isAllowed: boolean) => {
      isAnswered = isAllowed;
    };
    this.handlers.request?.(asker, permission, answer, details);
    return isChecked || isAnswered;
  }

  /** Asks the app's handlers for each permission and tells Chromium, which then behaves accordingly. */
  static async apply(session: Session, browser: CdpSession, origin: string, asker: Asker): Promise<void> {
    // Chromium itself gives none to what may have been tampered with on the way.
    if (!/^https:|^http:\/\/(127\.0\.0\.1|([^/]*\.)?localhost)(:|$)/.test(origin)) return;
    for (const [permission, name] of names) {
      const setting = session.isGranted(permission, asker) ? 'granted' : 'denied';
      await browser.send('Browser.setPermission', { permission: { name }, setting, origin });
    }
  }
}

export const defaultSession = strict('Session', new Session());

const partitions = new Map<string, Session>();

/** One for each name, as long as the app runs. */
export const fromPartition = (name: string): Session => {
  const known = partitions.get(name) ?? strict('Session', new Session());
  partitions.set(name, known);
  return known;
};
