import { type CommandContext, isRefused, type Ref, type Refs } from '../../shared/commands/command.ts';
import { type CommandArgs, type CommandName, commandNamed } from '../../shared/commands/registry.ts';
import { fieldsOfScore } from '../../shared/commands/score-of-lead.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { User } from '../../shared/domain/people.ts';
import { scoreWith } from '../../shared/domain/score.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import type { CompanyProfile } from './companies.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/**
 * One lead's story: its rows so far, and the product's own commands to go on with. What the sample holds is therefore what
 * desktops and server would have made of the same work.
 */
export type Story = {
  world: World;
  random: Random;
  company: CompanyProfile;
  /** Known leads there, this one among them. */
  contactsAtCompany: number;
  leadId: string;
  rows: Map<TableName, Map<string, Row<TableName>>>;
};

type Opening = Pick<Story, 'company' | 'contactsAtCompany' | 'leadId'>;

export const openStory = (world: World, random: Random, { company, contactsAtCompany, leadId }: Opening): Story => ({
  world,
  random,
  company,
  contactsAtCompany,
  leadId,
  rows: new Map([['companies', new Map([[company.row.id, company.row]])]]),
});

export const putRow = <T extends TableName>(story: Story, table: T, row: Row<T>): void => {
  const standing = story.rows.get(table);
  if (standing) standing.set(row.id, row);
  else story.rows.set(table, new Map([[row.id, row]]));
};

export const rowsOf = <T extends TableName>(story: Story, table: T): Row<T>[] => [...(story.rows.get(table)?.values() ?? [])] as Row<T>[];

export const leadOf = (story: Story): Lead => {
  const lead = story.rows.get('leads')?.get(story.leadId);
  if (!lead) throw new Error('The story has not begun');
  return lead as Lead;
};

/** Runs a command as somebody at a time. A refusal would be a fault of the sample, so it throws. */
export const perform = <Name extends CommandName>(story: Story, name: Name, args: CommandArgs<Name>, by: User, at: number): void => {
  const command = commandNamed(name);
  if (!command) throw new Error(`No command ${name}`);
  const first = load(story, command.load(args));
  const rows = { ...first, ...load(story, command.loadMore(first, args)) };
  const outcome = command.apply(rows, args, contextOf(story, by, at));
  const refusal = isRefused(outcome) ? outcome.refused : outcome.parked;
  if (refusal) throw new Error(`${name} was refused: ${refusal.code} ${JSON.stringify(refusal.detail)}`);
  if (!isRefused(outcome)) for (const put of outcome.puts) putRow(story, put.table, put.row);
};

export const contextOf = ({ random }: Story, by: User, at: number): CommandContext => {
  const commandId = random.uuid(at);
  return { commandId, now: at, userId: by.id, role: by.role, teamId: by.teamId, id: (suffix) => `${commandId}.${suffix}` };
};

const load = (story: Story, refs: Refs): Record<string, never> => {
  const loaded: Record<string, unknown> = {};
  for (const [name, ref] of Object.entries(refs)) loaded[name] = resolve(story, ref);
  return loaded as Record<string, never>;
};

const resolve = (story: Story, ref: Ref): unknown => {
  const find = (id: string | null | undefined) =>
    id ? (story.rows.get(ref.table)?.get(id) ?? story.world.rows.get(ref.table)?.get(id)) : undefined;
  switch (ref.kind) {
    case 'one':
      return find(ref.id);
    case 'many':
      return ref.ids.flatMap((id) => find(id) ?? []);
    case 'where':
      return rowsOf(story, ref.table).filter((row) => ref.values.includes((row as Record<string, unknown>)[ref.field] as string));
  }
};

/** Sums up the rules for the lead as it stands at a time. */
export const rescore = (story: Story, at: number): void => {
  const lead = leadOf(story);
  const [touches, attempts] = [rowsOf(story, 'touches'), rowsOf(story, 'attempts')];
  const facts = { lead, company: story.company.row, touches, attempts, contactsAtCompany: story.contactsAtCompany };
  putRow(story, 'leads', { ...lead, ...fieldsOfScore(scoreWith(story.world.scorer, facts, at), at) });
};
