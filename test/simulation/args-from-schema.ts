import type { z } from 'zod';
import type { Random } from './random.ts';

/** What is about: ids that fields of that name may hold. */
export type Pools = Readonly<Record<string, readonly string[]>>;
export type ArgsSource = { random: Random; pools: Pools; newId: () => string; now: number };

type Def = {
  type: string;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  shape?: Record<string, z.core.$ZodType>;
  entries?: Record<string, string | number>;
  values?: unknown[];
  options?: z.core.$ZodType[];
  format?: string;
  getter?: () => z.core.$ZodType;
};

const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def;

/** Texts that fit the few formats there are; the field's name says which. */
const texts: Readonly<Record<string, (source: ArgsSource) => string>> = {
  zone: ({ random }) => random.pick(['Europe/Berlin', 'America/New_York']),
  wall: () => '2026-11-24T09:00',
  on: () => '2027-02-01',
  closedOn: () => '2026-12-01',
  startsOn: () => '2026-11-01',
  endsOn: () => '2026-12-01',
  currency: () => 'EUR',
  country: () => 'DE',
  language: () => 'de',
  number: () => '+498955500142',
};

const text = (name: string, source: ArgsSource): string => {
  const pool = source.pools[name] ?? source.pools[name.replace(/s$/, '')];
  if (pool && pool.length > 0) return source.random.pick(pool);
  return texts[name]?.(source) ?? (/Id$|^id$/.test(name) ? source.newId() : source.random.pick(['', 'so they said', 'once more']));
};

const list = (name: string, element: z.core.$ZodType, source: ArgsSource): unknown[] =>
  Array.from({ length: 1 + source.random.below(2) }, () => madeFor(name.replace(/s$/, ''), element, source));

/**
 * Arguments that a command might be given, made from its schema: real ids where a field's name says what it means, else anything that fits.
 * Covers every kind of command, those of tomorrow too; that nothing is lost must hold for senseless ones as well.
 */
export const argsFromSchema = (schema: z.core.$ZodType, source: ArgsSource): Record<string, unknown> =>
  madeFor('', schema, source) as Record<string, unknown>;

const madeFor = (name: string, schema: z.core.$ZodType, source: ArgsSource): unknown => {
  const def = defOf(schema);
  const { random } = source;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape ?? {}).map(([field, each]) => [field, madeFor(field, each, source)]));
    case 'nullable':
      return random.chance(0.3) ? null : madeFor(name, def.innerType as z.core.$ZodType, source);
    case 'optional':
      return random.chance(0.5) ? undefined : madeFor(name, def.innerType as z.core.$ZodType, source);
    case 'lazy':
      return madeFor(name, (def.getter as () => z.core.$ZodType)(), source);
    case 'default':
      return madeFor(name, def.innerType as z.core.$ZodType, source);
    case 'array':
      return list(name, def.element as z.core.$ZodType, source);
    case 'tuple':
    case 'record':
      return def.type === 'tuple' ? [] : {};
    case 'union':
      return madeFor(name, random.pick(def.options ?? []), source);
    case 'enum':
      return random.pick(Object.values(def.entries ?? {}));
    case 'literal':
      return def.values?.[0];
    case 'boolean':
      return random.chance(0.5);
    case 'number':
      return /At$|until/.test(name) ? source.now + random.below(72) * 3_600_000 : random.below(5);
    case 'string':
      return text(name, source);
    default:
      return undefined;
  }
};
