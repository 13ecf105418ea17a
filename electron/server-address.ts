import type { DesktopSettings } from '../shared/desktop.ts';
import type { Result } from '../shared/ipc.ts';
import { WrongSetting } from './settings.ts';

export type ServerAddress = Result<'readServerAddress'>;

const defaultServer = 'http://127.0.0.1:4600';

/** Scheme, host and port; a path, password or query is a mistake that would otherwise surface as "not found". */
export const originOf = (address: string): string | null => {
  const url = URL.parse(address.trim());
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return url.href === `${url.origin}/` ? url.origin : null;
};

const requireOrigin = (address: string, where: string): string => {
  const origin = originOf(address);
  if (origin === null) throw new WrongSetting(`${where} is "${address}". It has to be an address such as ${defaultServer}.`);
  return origin;
};

/** An address as a person types it: without a scheme it is meant to be a safe line. Null when it is none. */
export const typedOrigin = (typed: string): string | null => {
  const text = typed.trim().replace(/\/+$/, '');
  return originOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
};

export const ownServerAddress = (port: number): string => `http://127.0.0.1:${port}`;

/**
 * The server's origin: `REFINERY_SERVER` before the settings (an address, or the server on this computer) before the place where one would
 * run by default, which means that nobody has chosen yet. Throws WrongSetting.
 */
export const serverAddressOf = (
  environment: NodeJS.ProcessEnv,
  { server, ownServer }: Pick<DesktopSettings, 'server' | 'ownServer'>,
): ServerAddress => {
  const { REFINERY_SERVER: fromEnvironment } = environment;
  if (fromEnvironment) return { url: requireOrigin(fromEnvironment, 'REFINERY_SERVER'), from: 'environment' };
  if (ownServer) return { url: ownServerAddress(ownServer.port), from: 'ownServer' };
  if (server !== undefined) return { url: requireOrigin(server, '"server" in settings.json'), from: 'settings' };
  return { url: defaultServer, from: 'default' };
};
