import type { Config } from './config.ts';
import { ConfigurationError } from './config.ts';
import { DirectoryInUse } from './db/embedded.ts';

/** Faults of the machine or the settings met while starting, put so that whoever started the server can mend them. */

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const listenErrors: Record<string, (config: Config) => ConfigurationError> = {
  EADDRINUSE: ({ host, port }) => new ConfigurationError(`port ${port} on ${host} is in use by another program.`, `PORT=${nextPort(port)}`),
  EACCES: ({ port }) => new ConfigurationError(`this user may not open port ${port}.`, 'PORT=4600'),
  EADDRNOTAVAIL: ({ host }) => new ConfigurationError(`this machine has no address ${host}.`, 'HOST=127.0.0.1'),
  ENOTFOUND: ({ host }) => new ConfigurationError(`the name ${host} is not known.`, 'HOST=127.0.0.1'),
};

const nextPort = (port: number): number => (port < 65535 ? port + 1 : 4600);

const directoryErrors: Record<string, string> = {
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'lies on a file system that cannot be written',
  ENOTDIR: 'is not a folder, or lies below a file',
  EEXIST: 'is not a folder',
  ENOENT: 'cannot be made there',
  ENOSPC: 'lies on a full disk',
};

const databaseErrors: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at its host and port',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name cannot be looked up now',
  EHOSTUNREACH: 'its host cannot be reached',
  ETIMEDOUT: 'its host does not answer',
  '28P01': 'it refuses the user or password',
  '28000': 'it refuses the user',
  '3D000': 'there is no database of that name',
  '42501': 'its user may not create tables',
};

const databaseExample = 'DATABASE_URL=postgresql://refinery:secret@127.0.0.1:5432/refinery';

/** What kept the server from listening; undefined for a fault of its own. */
export const explainListenError = (error: unknown, config: Config): ConfigurationError | undefined => listenErrors[codeOf(error)]?.(config);

/** What kept the database from opening; undefined for a fault of its own. */
export const explainDatabaseError = (error: unknown, config: Config): ConfigurationError | undefined => {
  if (config.databaseUrl) return explainConnection(error);
  const { dataDirectory } = config;
  if (error instanceof DirectoryInUse) {
    return new ConfigurationError(`the data directory ${dataDirectory} is in use by process ${error.pid}.`, 'REFINERY_DATA=./data-2');
  }
  const why = directoryErrors[codeOf(error)];
  return why ? new ConfigurationError(`the data directory ${dataDirectory} ${why}.`, 'REFINERY_DATA=./data') : undefined;
};

const explainConnection = (error: unknown): ConfigurationError | undefined => {
  // Several addresses of one name fail together; the first says enough.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const isTimeout = first instanceof Error && /timeout/i.test(first.message);
  const why = databaseErrors[codeOf(first)] ?? (isTimeout ? databaseErrors.ETIMEDOUT : undefined);
  return why ? new ConfigurationError(`the database of DATABASE_URL cannot be used: ${why}.`, databaseExample) : undefined;
};
