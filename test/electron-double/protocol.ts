import type { CustomScheme } from 'electron';
import { registerScheme } from './addresses.ts';
import type { App } from './app.ts';
import type { PageHandler } from './gateway.ts';

const handlers = new Map<string, PageHandler>();
const registered = new Set<string>();

const schemeOf = (address: string): string => address.slice(0, Math.max(0, address.indexOf(':')));

/** The app's handler for an address, if it has one. */
export const findHandler = (address: string): PageHandler | undefined => handlers.get(schemeOf(address));

/** `protocol`, strict about the order that Electron needs. */
export const protocolOf = (app: App) => ({
  registerSchemesAsPrivileged: (schemes: CustomScheme[]): void => {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      // Any other scheme would have neither storage nor an origin in Electron, which Chromium's own http cannot show.
      if (!privileges?.standard || !privileges.secure)
        throw new Error(`The stand-in for Electron needs ${scheme} to be standard and secure`);
      registered.add(scheme);
      registerScheme(scheme);
    }
  },
  handle: (scheme: string, handler: PageHandler): void => {
    if (!app.isReady()) throw new Error('protocol.handle can only be called after app is ready');
    if (!registered.has(scheme)) throw new Error(`The scheme ${scheme} was not registered before app was ready`);
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already handled`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});
