import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import type { CrashReporterStartOptions, Display, MenuItemConstructorOptions, NotificationAction } from 'electron';
import { preventable } from './app.ts';

/** A test says what a person would answer by replacing the method; nobody is there otherwise. */
const nobodyAnswers = (method: string) => async (): Promise<never> => {
  throw new Error(`The stand-in for Electron has nobody to answer dialog.${method}`);
};

export const dialog = {
  showSaveDialog: nobodyAnswers('showSaveDialog'),
  showOpenDialog: nobodyAnswers('showOpenDialog'),
  showMessageBox: nobodyAnswers('showMessageBox'),
  showErrorBox: (title: string, content: string): void => {
    process.stderr.write(`${title}\n${content}\n`);
  },
};

/** Nothing is ever opened; a test that wants to know replaces the method. */
export const shell = {
  openExternal: async (_link: string): Promise<void> => {},
};

/** Notifications that are on the screen. */
export const shownNotifications = new Set<Notification>();

export class Notification extends EventEmitter {
  readonly title: string;
  readonly body: string;
  readonly actions: NotificationAction[];

  constructor({ title = '', body = '', actions = [] }: { title?: string; body?: string; actions?: NotificationAction[] } = {}) {
    super();
    this.title = title;
    this.body = body;
    this.actions = actions;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    shownNotifications.add(this);
    this.emit('show', preventable({}));
  }

  close(): void {
    if (shownNotifications.delete(this)) this.emit('close', preventable({}));
  }
}

class MenuItem {
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly label: string | undefined;
  readonly role: MenuItemConstructorOptions['role'] | undefined;
  readonly type: MenuItemConstructorOptions['type'] | undefined;
  readonly submenu: Menu | undefined;
  readonly click: MenuItemConstructorOptions['click'] | undefined;
  readonly accelerator: MenuItemConstructorOptions['accelerator'] | undefined;

  constructor({ label, role, type, submenu, click, accelerator, enabled = true, visible = true }: MenuItemConstructorOptions) {
    if (!label && !role && type !== 'separator')
      throw new Error('Invalid template for MenuItem: must have at least one of label, role or type');
    this.enabled = enabled;
    this.visible = visible;
    this.accelerator = accelerator;
    this.label = label;
    this.role = role;
    this.type = type;
    this.click = click;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined;
  }
}

export class Menu {
  readonly items: MenuItem[] = [];
  private static ofApplication: Menu | null = null;

  static buildFromTemplate(template: MenuItemConstructorOptions[]): Menu {
    const menu = new Menu();
    menu.items.push(...template.map((item) => new MenuItem(item)));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.ofApplication = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.ofApplication;
  }
}

/** Bound to this machine and person as a keychain is, so that a secret survives a restart of the app and no more. */
const key = createHash('sha256').update(`${hostname()} ${userInfo().uid}`).digest();

export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => true,
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
  encryptStringAsync: async (plain: string): Promise<Buffer> => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptStringAsync: async (sealed: Buffer) => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(-16));
    return { result: decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8'), shouldReEncrypt: false };
  },
};

class PowerMonitor extends EventEmitter {
  isOnBatteryPower(): boolean {
    return false;
  }
}
export const powerMonitor = new PowerMonitor();

class NativeTheme extends EventEmitter {
  readonly shouldUseDarkColors = false;
  themeSource = 'system' as const;
}
export const nativeTheme = new NativeTheme();

const onlyDisplay = {
  id: 1,
  size: { width: 1920, height: 1080 },
  scaleFactor: 1,
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
} as Display;

class Screen extends EventEmitter {
  getPrimaryDisplay(): Display {
    return onlyDisplay;
  }

  getAllDisplays(): Display[] {
    return [onlyDisplay];
  }
}
export const screen = new Screen();

class NativeImage {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  isEmpty(): boolean {
    return !existsSync(this.path);
  }
}

/** As Electron: a picture that is not there is empty, which a tray would show as nothing. */
export const nativeImage = { createFromPath: (path: string) => new NativeImage(path) };

/** Marks that are beside the clock. */
export const shownTrays = new Set<Tray>();

export class Tray extends EventEmitter {
  private state = { toolTip: '', title: '', picture: '', menu: null as Menu | null, destroyed: false };

  constructor(image: NativeImage) {
    super();
    this.setImage(image);
    shownTrays.add(this);
  }

  setImage(image: NativeImage): void {
    if (image.isEmpty()) throw new Error(`The tray has no picture: ${image.path}`);
    this.state.picture = basename(image.path);
  }

  setToolTip(toolTip: string): void {
    this.state.toolTip = toolTip;
  }

  setTitle(title: string): void {
    this.state.title = title;
  }

  getTitle(): string {
    return this.state.title;
  }

  setContextMenu(menu: Menu | null): void {
    this.state.menu = menu;
  }

  isDestroyed(): boolean {
    return this.state.destroyed;
  }

  destroy(): void {
    this.state.destroyed = true;
    shownTrays.delete(this);
  }

  /** Electron gives none of it back. */
  static shownBy(tray: Tray): { toolTip: string; picture: string; menu: Menu | null } {
    return tray.state;
  }
}

const shortcuts = new Map<string, () => void>();
/** Keys that other programs have. */
const takenElsewhere = new Set<string>();

/** As when another program takes a key for itself. */
export const takeShortcut = (accelerator: string): void => void takenElsewhere.add(accelerator);

export const globalShortcut = {
  register: (accelerator: string, pressed: () => void): boolean => {
    if (shortcuts.has(accelerator) || takenElsewhere.has(accelerator)) return false;
    shortcuts.set(accelerator, pressed);
    return true;
  },
  unregisterAll: (): void => shortcuts.clear(),
  isRegistered: (accelerator: string): boolean => shortcuts.has(accelerator),
};

/** As when the person presses it, in whatever program. */
export const pressShortcut = (accelerator: string): void => shortcuts.get(accelerator)?.();

let crashOptions: CrashReporterStartOptions | null = null;

export const crashReporter = {
  start: (options: CrashReporterStartOptions): void => {
    if (options.uploadToServer !== false && !options.submitURL) throw new Error('submitURL must be specified when uploadToServer is true');
    crashOptions = options;
  },
  getUploadToServer: (): boolean => crashOptions?.uploadToServer ?? true,
};

/** As Crashpad when a process dies, where the app has asked for it: a file, with nothing in it but what such files begin with. */
export const keepMemoryImage = (folder: string): void => {
  if (!crashOptions) return;
  mkdirSync(join(folder, 'completed'), { recursive: true });
  writeFileSync(join(folder, 'completed', `${randomUUID()}.dmp`), 'MDMP');
};
