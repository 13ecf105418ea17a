import { EventEmitter } from 'node:events';
import { basename } from 'node:path';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { type App, preventable } from './app.ts';
import type { CdpConnection } from './cdp.ts';
import { strict } from './strict.ts';
import { keepMemoryImage } from './system.ts';
import { WebContents } from './web-contents.ts';

const open = new Map<number, BrowserWindow>();
const byContents = new Map<WebContents, BrowserWindow>();
let nextId = 1;

let app: App;
let cdp: () => CdpConnection;

/** What the windows stand on: the app that they belong to and the Chromium that shows them. */
export const wireWindows = (ofApp: App, connection: () => CdpConnection): void => {
  app = ofApp;
  cdp = connection;
};

const refused: readonly (readonly [keyof NonNullable<BrowserWindowConstructorOptions['webPreferences']>, unknown])[] = [
  ['nodeIntegration', true],
  ['contextIsolation', false],
  ['sandbox', false],
  ['webSecurity', false],
  ['webviewTag', true],
];

/** A window: a page in headless Chromium, and beside it the state a window manager would keep. */
export class BrowserWindow extends EventEmitter {
  readonly id = nextId++;
  readonly webContents: WebContents;
  private readonly contents: WebContents;
  private readonly started: Promise<void>;
  private bounds: Rectangle;
  private state = { visible: false, minimized: false, maximized: false, focused: false, painted: false, destroyed: false };

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    // This stand-in always isolates: an app that asks for less must not look safe here.
    for (const [name, value] of refused)
      if (preferences[name] === value) throw new Error(`The stand-in for Electron refuses ${name}: ${value}`);
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.state.visible = options.show !== false;
    this.contents = new WebContents(preferences);
    this.webContents = this.contents.asSeen();
    const seen = strict('BrowserWindow', this);
    open.set(this.id, seen);
    byContents.set(this.webContents, seen);
    this.contents.on('first-paint-of-double', () => this.painted());
    this.contents.on('close-requested-by-double', () => seen.close());
    this.contents.on('render-process-gone', (event, details) => {
      keepMemoryImage(app.getPath('crashDumps'));
      app.emit('render-process-gone', event, this.webContents, details);
    });
    app.emit('web-contents-created', preventable({}), this.webContents);
    this.started = WebContents.start(this.contents, cdp(), { width: this.bounds.width, height: this.bounds.height });
    // biome-ignore lint/correctness/noConstructorReturn: the app gets the window through the proxy that throws on what is missing
    return seen;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open.values()];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return byContents.get(contents) ?? null;
  }

  async loadURL(address: string): Promise<void> {
    await this.started;
    await WebContents.load(this.contents, address, cdp().browser);
  }

  show(): void {
    this.state.visible = true;
    this.emit('show');
    this.focus();
  }

  hide(): void {
    this.state.visible = false;
    this.emit('hide');
  }

  focus(): void {
    this.state.focused = true;
    this.emit('focus');
  }

  minimize(): void {
    this.state.minimized = true;
    this.emit('minimize');
  }

  restore(): void {
    this.state.minimized = false;
    this.emit('restore');
  }

  maximize(): void {
    this.state.maximized = true;
    this.emit('maximize');
  }

  isVisible(): boolean {
    return this.state.visible;
  }

  isMinimized(): boolean {
    return this.state.minimized;
  }

  isMaximized(): boolean {
    return this.state.maximized;
  }

  isFocused(): boolean {
    return this.state.focused;
  }

  isDestroyed(): boolean {
    return this.state.destroyed;
  }

  getBounds(): Rectangle {
    return { ...this.bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    const { width, height } = this.bounds;
    void WebContents.sessionOf(this.contents).send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    this.emit('move');
    this.emit('resize');
  }

  private overlay: string | null = null;

  /** Windows only there, and passed over elsewhere; here it shows what it was given. An empty picture would show as nothing. */
  setOverlayIcon(picture: { path: string; isEmpty(): boolean } | null, description: string): void {
    if (picture?.isEmpty()) throw new Error(`The taskbar has no picture: ${picture.path}`);
    this.overlay = picture ? `${basename(picture.path)}: ${description}` : null;
  }

  /** Electron does not give it back. */
  static overlayOf(window: BrowserWindow): string | null {
    return window.overlay;
  }

  /** As when a person closes it: a listener may object. */
  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.state.destroyed) return;
    this.state.destroyed = true;
    open.delete(this.id);
    byContents.delete(this.webContents);
    WebContents.end(this.contents);
    void cdp()
      .browser.send('Target.closeTarget', { targetId: WebContents.targetOf(this.contents) })
      .catch(() => undefined);
    this.emit('closed');
    if (open.size === 0) this.lastOneGone();
  }

  private lastOneGone(): void {
    // While quitting nobody is asked any more; without a listener Electron quits by itself.
    if (isQuitting()) return;
    if (!app.emit('window-all-closed')) app.quit();
  }

  private painted(): void {
    if (this.state.painted) return;
    this.state.painted = true;
    this.emit('ready-to-show', preventable({}));
  }
}

let isQuitting = (): boolean => false;

export const wireQuitting = (ask: () => boolean): void => {
  isQuitting = ask;
};

/** `webContents`, by which tests find the contents of a page. */
export const webContents = {
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...byContents.keys()].find((contents) => WebContents.targetOf(contents) === targetId),
  getAllWebContents: (): WebContents[] => [...byContents.keys()],
};
