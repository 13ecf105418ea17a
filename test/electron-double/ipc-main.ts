import { EventEmitter } from 'node:events';

// biome-ignore lint/suspicious/noExplicitAny: handlers take whatever the app declares
type Listener = (event: any, ...given: any[]) => unknown;

/** `ipcMain`: one handler a channel, as in Electron. */
export class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, listener);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** The stand-in's own way in; Electron's is native. Rejects as Electron does when nobody listens. */
  static async invoke(ipcMain: IpcMain, channel: string, event: object, given: unknown[]): Promise<unknown> {
    const handler = ipcMain.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event, ...given));
  }
}

export const ipcMain = new IpcMain();
