import { many } from '../../shared/commands/command.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Workspace } from './workspace.ts';

/**
 * What was done on a lead that lies in another one by now follows there: a call that ended offline, an answer, a promise. Arguments name
 * leads as `leadId` or `leadIds`; commands about merges themselves name theirs otherwise, and are left as they are.
 */
export const followMerged = async (
  workspace: Workspace,
  args: Record<string, unknown>,
  leadIds: readonly string[],
): Promise<Record<string, unknown>> => {
  const keepers = await keepersOf(workspace, leadIds);
  return keepers.size === 0 ? args : (withKeepers(args, keepers) as Record<string, unknown>);
};

/** A merged lead that was merged once more is re-pointed then; more steps than this are a fault in the rows. */
const mostSteps = 5;

const keepersOf = async (workspace: Workspace, leadIds: readonly string[]): Promise<Map<string, string>> => {
  const keepers = new Map<string, string>();
  let asked = [...new Set(leadIds)];
  for (let step = 0; step < mostSteps && asked.length > 0; step += 1) {
    const { leads } = (await workspace.load({ leads: many('leads', asked) })) as { leads: Lead[] };
    const pointers = leads.flatMap(({ id, mergedIntoId }) => (mergedIntoId ? [[id, mergedIntoId] as const] : []));
    for (const [id, keptId] of pointers) keepers.set(id, keptId);
    asked = pointers.map(([, keptId]) => keptId).filter((id) => !keepers.has(id));
  }
  for (const id of keepers.keys()) keepers.set(id, lastOf(id, keepers));
  return keepers;
};

const lastOf = (id: string, keepers: ReadonlyMap<string, string>): string => {
  let at = id;
  for (let step = 0; step < mostSteps && keepers.has(at); step += 1) at = keepers.get(at) ?? at;
  return at;
};

const withKeepers = (value: unknown, keepers: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((each) => withKeepers(each, keepers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name === 'leadId' && typeof inner === 'string') return [name, keepers.get(inner) ?? inner];
      if (name === 'leadIds' && Array.isArray(inner)) return [name, [...new Set(inner.map((id) => keepers.get(id) ?? id))]];
      return [name, withKeepers(inner, keepers)];
    }),
  );
};
