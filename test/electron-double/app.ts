import { EventEmitter } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeSingleInstanceLock } from './single-instance.ts';

type PathName = 'userData' | 'sessionData' | 'appData' | 'home' | 'temp' | 'downloads' | 'documents' | 'logs' | 'crashDumps';
type Closable = { close(): void; isDestroyed(): boolean };

/** An event whose default a listener can prevent. */
export const preventable = <Details extends object>(details: Details) => {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
};

/** `app`: from the start of the process to its end, in Electron's order of events. */
export class App extends EventEmitter {
  /** Out of an archive; or set from outside, to see what an installed app does. */
  readonly isPackaged: boolean;
  private readonly wishes = { loginItem: false, protocols: new Set<string>(), badge: 0, acceleration: true, relaunches: 0 };
  private readonly folder: string;
  private readonly manifest: { name: string; productName?: string; version: string };
  private readonly paths: Record<PathName, string>;
  private ready = false;
  private quitting = false;
  private readonly isReadyPromise = Promise.withResolvers<void>();
  /** Set by the stand-in: what to close before the process may end, and how to end Chromium. */
  private windows: () => Closable[] = () => [];
  private endChromium: () => Promise<void> = async () => {};

  constructor(folder: string) {
    super();
    this.folder = folder;
    this.isPackaged = folder.endsWith('.asar') || process.env.ELECTRON_DOUBLE_PACKAGED === '1';
    this.manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const userData = join(homedir(), '.config', this.getName());
    this.paths = {
      userData,
      sessionData: userData,
      appData: join(homedir(), '.config'),
      home: homedir(),
      temp: tmpdir(),
      downloads: join(homedir(), 'Downloads'),
      documents: join(homedir(), 'Documents'),
      logs: join(userData, 'logs'),
      crashDumps: join(userData, 'Crashpad'),
    };
  }

  static wire(app: App, windows: () => Closable[], endChromium: () => Promise<void>): void {
    app.windows = windows;
    app.endChromium = endChromium;
  }

  static becomeReady(app: App): void {
    app.ready = true;
    app.isReadyPromise.resolve();
    app.emit('ready', preventable({}), {});
  }

  static isQuitting(app: App): boolean {
    return app.quitting;
  }

  getName(): string {
    return this.manifest.productName ?? this.manifest.name;
  }

  getVersion(): string {
    return this.manifest.version;
  }

  getAppPath(): string {
    return this.folder;
  }

  getPath(name: PathName): string {
    const path = this.paths[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  /** Like Electron, keeps Chromium's own data beside the app's. */
  setPath(name: PathName, path: string): void {
    if (!statSync(path).isDirectory()) throw new Error(`Path must be a folder: ${path}`);
    this.paths[name] = path;
    if (name !== 'userData' || this.ready) return;
    this.paths.sessionData = path;
    this.paths.crashDumps = join(path, 'Crashpad');
  }

  isReady(): boolean {
    return this.ready;
  }

  whenReady(): Promise<void> {
    return this.isReadyPromise.promise;
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  disableHardwareAcceleration(): void {
    if (this.ready) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
    this.wishes.acceleration = false;
  }

  isHardwareAccelerationEnabled(): boolean {
    return this.wishes.acceleration;
  }

  getLocale(): string {
    return 'en-GB';
  }

  setBadgeCount(count = 0): boolean {
    this.wishes.badge = count;
    return true;
  }

  getBadgeCount(): number {
    return this.wishes.badge;
  }

  setLoginItemSettings({ openAtLogin = false }: { openAtLogin?: boolean }): void {
    this.wishes.loginItem = openAtLogin;
  }

  getLoginItemSettings(): { openAtLogin: boolean } {
    return { openAtLogin: this.wishes.loginItem };
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    this.wishes.protocols.add(protocol);
    return true;
  }

  removeAsDefaultProtocolClient(protocol: string): boolean {
    return this.wishes.protocols.delete(protocol);
  }

  isDefaultProtocolClient(protocol: string): boolean {
    return this.wishes.protocols.has(protocol);
  }

  /** Noted and not done: a test ends with its app. */
  relaunch(): void {
    this.wishes.relaunches += 1;
  }

  requestSingleInstanceLock(): boolean {
    return takeSingleInstanceLock(this.getPath('userData'), ({ argv, workingDirectory }) => {
      this.emit('second-instance', preventable({}), argv, workingDirectory, null);
    });
  }

  /** `before-quit`, then every window, then `will-quit`; a listener or a window that objects ends the quitting. */
  quit(): void {
    if (this.quitting) return;
    this.quitting = true;
    if (!this.allow('before-quit')) return;
    setImmediate(() => {
      for (const window of this.windows()) {
        window.close();
        if (!window.isDestroyed()) {
          this.quitting = false;
          return;
        }
      }
      if (this.allow('will-quit')) this.exit(0);
    });
  }

  private allow(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable({});
    this.emit(name, event);
    if (event.defaultPrevented) this.quitting = false;
    return !event.defaultPrevented;
  }

  /** At once: windows are not asked. */
  exit(code = 0): void {
    this.quitting = true;
    this.emit('quit', preventable({}), code);
    void this.endChromium().finally(() => process.exit(code));
  }
}
