import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Result } from '../shared/ipc.ts';
import { isMissing } from './os/disk-trouble.ts';

export type ServerAddress = Result<'readServerAddress'>;

/** A setting that cannot be used. Starting with another one instead would hide it; the message says where and what. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

const defaultServer = 'http://127.0.0.1:4600';

/** Other settings may lie in the same file; what they are is theirs. */
const settings = z.looseObject({ server: z.string().optional() });

/** Scheme, host and port; a path, password or query is a mistake that would otherwise surface as "not found". */
const originOf = (address: string): string | null => {
  const url = URL.parse(address.trim());
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return url.href === `${url.origin}/` ? url.origin : null;
};

const requireOrigin = (address: string, where: string): string => {
  const origin = originOf(address);
  if (origin === null) throw new WrongSetting(`${where} is "${address}". It has to be an address such as ${defaultServer}.`);
  return origin;
};

const readSettings = async (path: string): Promise<z.infer<typeof settings>> => {
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '{}';
    throw new WrongSetting(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    return settings.parse(JSON.parse(content));
  } catch {
    throw new WrongSetting(`${path} is not of the form { "server": "${defaultServer}" }. Correct it, or delete it to use that address.`);
  }
};

/** The server's origin: `REFINERY_SERVER` before the settings file before this computer. Throws WrongSetting. */
export const readServerAddress = async (environment: NodeJS.ProcessEnv, settingsPath: string): Promise<ServerAddress> => {
  const { REFINERY_SERVER: fromEnvironment } = environment;
  if (fromEnvironment) return { url: requireOrigin(fromEnvironment, 'REFINERY_SERVER'), from: 'environment' };
  const { server } = await readSettings(settingsPath);
  if (server !== undefined) return { url: requireOrigin(server, `"server" in ${settingsPath}`), from: 'settings' };
  return { url: defaultServer, from: 'default' };
};
