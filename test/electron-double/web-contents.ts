import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';
import { toApp, toChromium } from './addresses.ts';
import { preventable } from './app.ts';
import type { CdpConnection, CdpSession } from './cdp.ts';
import { makeCodec } from './codec.ts';
import { IpcMain, ipcMain } from './ipc-main.ts';
import { defaultSession, Session } from './session.ts';
import { strict } from './strict.ts';
import { deliver, mainBinding, preloadWorld, worldScripts } from './worlds.ts';

const codec = makeCodec();

type CdpFrame = { id: string; parentId?: string; url: string; urlFragment?: string };
type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => { action: 'allow' | 'deny' };
type Paused = { requestId: string; request: { url: string; method: string }; frameId: string; redirectedRequestId?: string };
/** What the isolated world says: requests of the preload, and where the page wants to go without Chromium being asked. */
type Asked = { channel: string; given: unknown };
type Message = (Asked & { kind: 'invoke'; invocation: number }) | (Asked & { kind: 'send' }) | { kind: 'leave' | 'open'; url: string };

/** A frame as the app sees it. */
export type Frame = { url: string; origin: string; parent: Frame | null; frameTreeNodeId: string; top: Frame | null };

let nextId = 1;

/** One window's page: a target of Chromium's, with the preload in its isolated world. */
export class WebContents extends EventEmitter {
  readonly id = nextId++;
  readonly session = defaultSession;
  private readonly preferences: WebPreferences;
  private openHandler: OpenHandler = () => ({ action: 'allow' });
  private cdp: CdpSession | null = null;
  private targetId = '';
  private mainFrameId = '';
  private readonly frames = new Map<string, CdpFrame>();
  /** Isolated worlds by frame, and what waits for the main frame's. */
  private readonly worlds = new Map<string, number>();
  private unsent: object[] = [];
  /** Address that the app itself loads: not a navigation of the page's. */
  private loading: string | null = null;
  private destroyed = false;
  private zoomFactor = 1;

  constructor(preferences: WebPreferences) {
    super();
    this.preferences = preferences;
  }

  static targetOf(contents: WebContents): string {
    return contents.targetId;
  }

  static sessionOf(contents: WebContents): CdpSession {
    if (!contents.cdp) throw new Error('The page has not started');
    return contents.cdp;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  getURL(): string {
    return toApp(this.frames.get(this.mainFrameId)?.url ?? '');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  get mainFrame(): Frame | null {
    return this.frame(this.mainFrameId);
  }

  send(channel: string, ...given: unknown[]): void {
    const message = { kind: 'event', channel, given: codec.encode(structuredClone(given)) };
    const world = this.worlds.get(this.mainFrameId);
    if (world === undefined) this.unsent.push(message);
    else this.deliver(world, message);
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.zoomFactor = factor;
  }

  getZoomFactor(): number {
    return this.zoomFactor;
  }

  reload(): void {
    this.loading = this.frames.get(this.mainFrameId)?.url ?? null;
    void WebContents.sessionOf(this).send('Page.reload');
  }

  /** Electron's own for tests; undocumented there. */
  getLastWebPreferences(): WebPreferences {
    return { ...this.preferences };
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { result } = await WebContents.sessionOf(this).send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  }

  forcefullyCrashRenderer(): void {
    // Chromium ends before it could answer.
    void WebContents.sessionOf(this)
      .send('Page.crash')
      .catch(() => undefined);
  }

  /** As when a person closes the window. */
  close(): void {
    this.emit('close-requested-by-double');
  }

  /** Opens the target and puts the preload before every document of it. */
  static async start(contents: WebContents, cdp: CdpConnection, size: { width: number; height: number }): Promise<void> {
    const { targetId } = await cdp.browser.send('Target.createTarget', { url: 'about:blank', newWindow: true });
    const { sessionId } = await cdp.browser.send('Target.attachToTarget', { targetId, flatten: true });
    const session = cdp.session(sessionId);
    contents.targetId = targetId;
    contents.cdp = session;
    contents.listen(session);
    for (const domain of ['Page', 'Runtime']) await session.send(`${domain}.enable`);
    await session.send('Page.setLifecycleEventsEnabled', { enabled: true });
    await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
    const { frameTree } = await session.send('Page.getFrameTree');
    contents.mainFrameId = frameTree.frame.id;
    contents.frames.set(frameTree.frame.id, frameTree.frame);
    await contents.installPreload(session);
  }

  static async load(contents: WebContents, address: string, browser: CdpSession): Promise<void> {
    const session = WebContents.sessionOf(contents);
    const url = toChromium(address);
    await Session.apply(defaultSession, browser, new URL(url).origin, {
      origin: new URL(toApp(new URL(url).origin)).href.replace(/\/$/, ''),
      contents,
    });
    contents.loading = url;
    const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
    const { errorText } = await session.send('Page.navigate', { url });
    if (errorText) throw new Error(`${errorText} loading '${address}'`);
    await loaded;
  }

  static end(contents: WebContents): void {
    contents.destroyed = true;
    contents.emit('destroyed');
  }

  private async installPreload(session: CdpSession): Promise<void> {
    const { preload, nodeIntegrationInSubFrames = false } = this.preferences;
    if (!preload) return;
    const secret = randomBytes(12).toString('hex');
    const { page, isolated } = worldScripts(readFileSync(preload, 'utf8'), secret, nodeIntegrationInSubFrames);
    await session.send('Runtime.addBinding', { name: mainBinding, executionContextName: preloadWorld });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: page });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: preloadWorld });
  }

  private listen(session: CdpSession): void {
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.frames.set(frameId, { id: frameId, parentId: parentFrameId, url: 'about:blank' });
    });
    session.on('Page.frameNavigated', ({ frame }) => this.navigated(frame));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frames.get(frameId);
      if (frame) frame.url = url;
    });
    session.on('Page.frameDetached', ({ frameId }) => this.frames.delete(frameId));
    session.on('Page.lifecycleEvent', ({ name, frameId }) => this.lifecycle(name, frameId));
    session.on('Runtime.executionContextCreated', ({ context }) => this.worldCreated(context));
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.worldDestroyed(executionContextId));
    session.on('Runtime.bindingCalled', ({ payload, executionContextId }) => this.received(JSON.parse(payload), executionContextId));
    session.on('Fetch.requestPaused', (paused: Paused) => void this.documentAsked(paused, session));
    session.on('Inspector.targetCrashed', () => this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 5 }));
  }

  private navigated(frame: CdpFrame): void {
    this.frames.set(frame.id, { ...frame, url: frame.url + (frame.urlFragment ?? '') });
    if (frame.parentId) return;
    this.mainFrameId = frame.id;
    this.loading = null;
    this.emit('did-navigate', preventable({}), toApp(frame.url), 200, '');
  }

  private lifecycle(name: string, frameId: string): void {
    if (frameId !== this.mainFrameId || this.getURL() === 'about:blank') return;
    if (name === 'firstPaint') this.emit('first-paint-of-double');
    if (name === 'DOMContentLoaded') this.emit('dom-ready', preventable({}));
    if (name === 'load') this.emit('did-finish-load', preventable({}));
  }

  private worldCreated(context: { id: number; name: string; auxData: { frameId: string } }): void {
    if (context.name !== preloadWorld) return;
    this.worlds.set(context.auxData.frameId, context.id);
    if (context.auxData.frameId !== this.mainFrameId) return;
    for (const message of this.unsent.splice(0)) this.deliver(context.id, message);
  }

  private worldDestroyed(id: number): void {
    for (const [frameId, world] of this.worlds) if (world === id) this.worlds.delete(frameId);
  }

  private frame(id: string | undefined): Frame | null {
    const found = id === undefined ? undefined : this.frames.get(id);
    if (!found) return null;
    const parent = this.frame(found.parentId);
    const address = toApp(found.url);
    const origin = URL.canParse(found.url) ? toApp(new URL(found.url).origin) : 'null';
    return { url: address, origin, parent, frameTreeNodeId: found.id, top: parent?.top ?? parent };
  }

  private deliver(world: number, message: object): void {
    // The world may be gone by now, and with it whoever waited.
    WebContents.sessionOf(this)
      .send('Runtime.evaluate', { expression: deliver(message), contextId: world })
      .catch(() => undefined);
  }

  private received(message: Message, world: number): void {
    const frameId = [...this.worlds].find(([, id]) => id === world)?.[0];
    if (!('url' in message)) void this.requested(message, world, frameId);
    else if (message.kind === 'leave') this.mayNavigate('will-navigate', message.url, frameId ?? '');
    else this.windowAsked(message.url);
  }

  private async requested(message: Exclude<Message, { url: string }>, world: number, frameId: string | undefined): Promise<void> {
    const event = { type: 'frame', sender: this.asSeen(), senderFrame: this.frame(frameId), frameId, processId: 1 };
    const given = codec.decode(message.given) as unknown[];
    if (message.kind === 'send') {
      ipcMain.emit(message.channel, event, ...given);
      return;
    }
    const answer = await IpcMain.invoke(ipcMain, message.channel, event, given).then(
      (value) => ({ value: codec.encode(value) }),
      (error: unknown) => ({ error: String(error) }),
    );
    this.deliver(world, { kind: 'answer', invocation: message.invocation, ...answer });
  }

  /** Asks the app's listeners as Electron does; false when one of them objects. */
  private mayNavigate(name: 'will-navigate' | 'will-redirect', url: string, frameId: string): boolean {
    const isMainFrame = frameId === this.mainFrameId;
    const details = { url: toApp(url), isMainFrame, isSameDocument: false, frame: this.frame(frameId) };
    const event = preventable(details);
    if (name === 'will-redirect') this.emit('will-redirect', event);
    else {
      if (isMainFrame) this.emit('will-navigate', event, details.url);
      this.emit('will-frame-navigate', event);
    }
    return !event.defaultPrevented;
  }

  private async documentAsked({ requestId, request, frameId, redirectedRequestId }: Paused, session: CdpSession): Promise<void> {
    const isOwnLoad = frameId === this.mainFrameId && request.url === this.loading && !redirectedRequestId;
    const name = redirectedRequestId ? 'will-redirect' : 'will-navigate';
    const goesOn = isOwnLoad || this.mayNavigate(name, request.url, frameId);
    const command = goesOn ? 'Fetch.continueRequest' : 'Fetch.failRequest';
    await session.send(command, goesOn ? { requestId } : { requestId, errorReason: 'Aborted' }).catch(() => undefined);
  }

  private windowAsked(url: string): void {
    const details = { url: toApp(url), frameName: '', features: '', disposition: 'foreground-tab' };
    if (this.openHandler(details).action === 'deny') return;
    // Not thrown: an app that outlives its faults would outlive this one.
    process.stderr.write('The stand-in for Electron opens no windows for pages\n');
    process.exit(1);
  }

  private seen: WebContents | null = null;

  /** The one object that the app holds of these contents. */
  asSeen(): WebContents {
    this.seen ??= strict('WebContents', this);
    return this.seen;
  }
}
