import type { z } from 'zod';
import type { Role } from '../domain/people.ts';
import type { Row, TableName } from '../tables.ts';
import type { RefusalCode } from './refusal-codes.ts';

/**
 * A command is one user intent, written once and run twice: at once on the desktop over Dexie, and again on the server
 * over PostgreSQL, whose result counts. `load` names the rows it needs, `apply` is pure.
 */
export type Command<
  Name extends string = string,
  Args extends z.ZodObject = z.ZodObject,
  Needs extends Refs = Refs,
  More extends Refs = Refs,
> = {
  name: Name;
  version: number;
  args: Args;
  /** Kinds of arguments that released apps still send, by their version; each is lifted to the next until it is the current one. */
  older?: OlderVersions;
  /** Who may ask for it at all. Which leads is decided by `authorise` on the server. */
  roles: readonly Role[];
  /** The leads it is about: for the scope check, and for the words in the list of unsent work. */
  leadIds: (args: z.infer<Args>) => readonly string[];
  load: (args: z.infer<Args>) => Needs;
  /** A second round for rows that only the first names, such as a lead's company. */
  loadMore: (rows: Loaded<Needs>, args: z.infer<Args>) => More;
  apply: (rows: Loaded<Needs> & Loaded<More>, args: z.infer<Args>, context: CommandContext) => Outcome;
};

/** Arguments as version N had them, and what they are in version N + 1. */
export type OlderVersions = Readonly<Record<number, OlderVersion>>;
export type OlderVersion = { args: z.ZodObject; lift: (args: Record<string, unknown>) => Record<string, unknown> };

/** Declares an older version of a command's arguments, typed by its own schema. */
export const olderVersion = <Args extends z.ZodObject>(
  args: Args,
  lift: (args: z.infer<Args>) => Record<string, unknown>,
): OlderVersion => ({
  args,
  lift: lift as OlderVersion['lift'],
});

/** What a command may know of its surroundings; the same values on both sides, but for the clock's clamp. */
export type CommandContext = {
  commandId: string;
  /** When the person did it, epoch ms; the server clamps it between last contact and its own time. */
  now: number;
  userId: string;
  role: Role;
  teamId: string | null;
  /** An id for a row this command makes: the same on both sides and on every run. */
  id: (suffix: string) => string;
};

export type Ref =
  | { kind: 'one'; table: TableName; id: string | null | undefined }
  | { kind: 'many'; table: TableName; ids: readonly string[] }
  | { kind: 'where'; table: TableName; field: string; values: readonly (string | null | undefined)[] };
export type Refs = Record<string, Ref>;

export type OneRef<T extends TableName> = { kind: 'one'; table: T; id: string | null | undefined };
export type ManyRef<T extends TableName> = { kind: 'many'; table: T; ids: readonly string[] };
export type WhereRef<T extends TableName> = { kind: 'where'; table: T; field: string; values: readonly (string | null | undefined)[] };

export const one = <T extends TableName>(table: T, id: string | null | undefined): OneRef<T> => ({ kind: 'one', table, id });
export const many = <T extends TableName>(table: T, ids: readonly string[]): ManyRef<T> => ({ kind: 'many', table, ids });
/** Rows whose field holds one of the values; the field must be an index in `tables`. */
export const where = <T extends TableName>(
  table: T,
  field: (string & keyof Row<T>) | 'id',
  values: readonly (string | null | undefined)[],
): WhereRef<T> => ({ kind: 'where', table, field, values });

export type Loaded<R extends Refs> = {
  [K in keyof R]: R[K] extends OneRef<infer T> ? Row<T> | undefined : R[K] extends { table: infer T extends TableName } ? Row<T>[] : never;
};

export type Put = { [T in TableName]: { table: T; row: Row<T> } }[TableName];

/** Coded, so that the renderer words it: what kept a command from being applied. */
export type Refusal = { code: RefusalCode; detail: Record<string, string> };

/**
 * `puts`: rows to write. `parked`: a part that could not be applied while the facts were (a stage step, mostly).
 * `refused`: nothing applied; on the desktop the person sees it at once, on the server the command is parked whole.
 */
export type Outcome = { puts: Put[]; parked?: Refusal } | { refused: Refusal };

export const put = <T extends TableName>(table: T, row: Row<T>): Put => ({ table, row }) as Put;
export const refuse = (code: RefusalCode, detail: Record<string, string> = {}): Outcome => ({ refused: { code, detail } });
export const isRefused = (outcome: Outcome): outcome is { refused: Refusal } => 'refused' in outcome;

type Definition<Name extends string, Args extends z.ZodObject, Needs extends Refs, More extends Refs> = Omit<
  Command<Name, Args, Needs, More>,
  'loadMore'
> & { loadMore?: (rows: Loaded<Needs>, args: z.infer<Args>) => More };

/** Declares a command; see any file beside this one. */
export const defineCommand = <Name extends string, Args extends z.ZodObject, Needs extends Refs, More extends Refs = Record<never, never>>(
  definition: Definition<Name, Args, Needs, More>,
): Command<Name, Args, Needs, More> => ({ loadMore: () => ({}) as More, ...definition });
