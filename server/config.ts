import { resolve } from 'node:path';
import { z } from 'zod';

export type Config = {
  port: number;
  host: string;
  /** Folder of the embedded database; not used with `databaseUrl`. */
  dataDirectory: string;
  databaseUrl: string | undefined;
  /** Whether an empty database gets the sample center. */
  hasSample: boolean;
  logLevel: (typeof logLevels)[number];
  publicOrigin: string | undefined;
  trustedProxies: string[];
  /** How long a lease of a pool lead lasts without being renewed. */
  leaseMs: number;
  /** Folder with a folder for each way in by file; undefined: none is watched. */
  dropFolder: string | undefined;
  /** Folder of the built pages where they do not lie beside the server's source. */
  pages: string | undefined;
  /** Folder into which exports with a schedule are written; undefined: none are. */
  exportFolder: string | undefined;
  /** Whether webhooks may go to addresses of the own network or machine. */
  allowsPrivateWebhooks: boolean;
  /** How mail is sent, and from whom; undefined: it is not. */
  mail: { url: string; from: string } | undefined;
};

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/** A setting that cannot work. Its message is one line: what is wrong, and an example that works. */
export class ConfigurationError extends Error {
  constructor(what: string, example: string) {
    super(`Configuration error: ${what} For example: ${example}`);
    this.name = 'ConfigurationError';
  }
}

const isDatabaseUrl = (value: string): boolean => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol);
const originOf = (value: string): string | undefined => {
  if (!URL.canParse(value)) return undefined;
  const { protocol, origin, pathname } = new URL(value);
  return /^https?:$/.test(protocol) && pathname === '/' ? origin : undefined;
};

/** Each variable of the environment: what it must be, and an example that works. Never shows a value: addresses hold passwords. */
const settings = {
  PORT: {
    schema: z.coerce.number().int().min(0).max(65535).default(4600),
    must: 'must be a whole number from 0 to 65535',
    example: 'PORT=4600',
  },
  HOST: {
    schema: z.string().trim().min(1).default('127.0.0.1'),
    must: 'must be an address or name of this machine',
    example: 'HOST=127.0.0.1',
  },
  REFINERY_DATA: {
    schema: z.string().trim().min(1).default('./data'),
    must: 'must be a folder',
    example: 'REFINERY_DATA=./data',
  },
  DATABASE_URL: {
    schema: z.string().refine(isDatabaseUrl).optional(),
    must: 'must be the address of a PostgreSQL database',
    example: 'DATABASE_URL=postgresql://refinery:secret@127.0.0.1:5432/refinery',
  },
  REFINERY_SAMPLE: {
    schema: z.enum(['on', 'off']).default('on'),
    must: 'must be on or off',
    example: 'REFINERY_SAMPLE=off',
  },
  REFINERY_LOG: {
    schema: z.enum(logLevels).default('warn'),
    must: `must be one of ${logLevels.join(', ')}`,
    example: 'REFINERY_LOG=info',
  },
  REFINERY_PUBLIC_URL: {
    schema: z
      .string()
      .refine((value) => originOf(value) !== undefined)
      .optional(),
    must: 'must be the http or https address people type, without a path',
    example: 'REFINERY_PUBLIC_URL=https://refinery.example',
  },
  REFINERY_LEASE_SECONDS: {
    schema: z.coerce.number().min(1).max(600).default(90),
    must: 'must be a number from 1 to 600',
    example: 'REFINERY_LEASE_SECONDS=90',
  },
  REFINERY_DROP_FOLDER: {
    schema: z.string().trim().min(1).optional(),
    must: 'must be a folder',
    example: 'REFINERY_DROP_FOLDER=./drop',
  },
  REFINERY_PAGES: {
    schema: z.string().trim().min(1).optional(),
    must: 'must be a folder',
    example: 'REFINERY_PAGES=./dist/renderer',
  },
  REFINERY_EXPORT_FOLDER: {
    schema: z.string().trim().min(1).optional(),
    must: 'must be a folder',
    example: 'REFINERY_EXPORT_FOLDER=./exports',
  },
  REFINERY_PRIVATE_WEBHOOKS: {
    schema: z.enum(['allowed', 'refused']).default('refused'),
    must: 'must be allowed or refused',
    example: 'REFINERY_PRIVATE_WEBHOOKS=refused',
  },
  REFINERY_SMTP_URL: {
    schema: z
      .string()
      .refine((value) => URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol))
      .optional(),
    must: 'must be the smtp or smtps address of a mail server',
    example: 'REFINERY_SMTP_URL=smtp://user:password@mail.example:587',
  },
  REFINERY_MAIL_FROM: {
    schema: z.string().trim().min(3).max(300).default('Refinery <refinery@localhost>'),
    must: 'must be a mail address, with a name before it or without',
    example: 'REFINERY_MAIL_FROM="Refinery <refinery@center.example>"',
  },
  REFINERY_TRUSTED_PROXIES: {
    schema: z
      .string()
      .regex(/^[0-9a-fA-F.:/, ]+$/)
      .optional(),
    must: 'must be addresses or ranges of proxies, separated by commas',
    example: 'REFINERY_TRUSTED_PROXIES=10.0.0.0/8',
  },
} as const;

type Name = keyof typeof settings;
type Values = { [K in Name]: z.infer<(typeof settings)[K]['schema']> };

/**
 * Reads the settings from the environment; an empty variable counts as not set. Returns every wrong one at once.
 */
export const readConfig = (environment: Record<string, string | undefined>): { config: Config } | { errors: ConfigurationError[] } => {
  const values: Record<string, unknown> = {};
  const errors: ConfigurationError[] = [];
  for (const [name, { schema, must, example }] of Object.entries(settings)) {
    const parsed = schema.safeParse(environment[name] || undefined);
    if (parsed.success) values[name] = parsed.data;
    else errors.push(new ConfigurationError(`${name} ${must}.`, example));
  }
  return errors.length > 0 ? { errors } : { config: configOf(values as Values) };
};

const configOf = (values: Values): Config => ({
  port: values.PORT,
  host: values.HOST,
  dataDirectory: resolve(values.REFINERY_DATA),
  databaseUrl: values.DATABASE_URL,
  hasSample: values.REFINERY_SAMPLE === 'on',
  leaseMs: Math.round(values.REFINERY_LEASE_SECONDS * 1000),
  logLevel: values.REFINERY_LOG,
  exportFolder: values.REFINERY_EXPORT_FOLDER === undefined ? undefined : resolve(values.REFINERY_EXPORT_FOLDER),
  dropFolder: values.REFINERY_DROP_FOLDER === undefined ? undefined : resolve(values.REFINERY_DROP_FOLDER),
  pages: values.REFINERY_PAGES === undefined ? undefined : resolve(values.REFINERY_PAGES),
  allowsPrivateWebhooks: values.REFINERY_PRIVATE_WEBHOOKS === 'allowed',
  mail: values.REFINERY_SMTP_URL === undefined ? undefined : { url: values.REFINERY_SMTP_URL, from: values.REFINERY_MAIL_FROM },
  publicOrigin: values.REFINERY_PUBLIC_URL === undefined ? undefined : originOf(values.REFINERY_PUBLIC_URL),
  trustedProxies: (values.REFINERY_TRUSTED_PROXIES ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean),
});
