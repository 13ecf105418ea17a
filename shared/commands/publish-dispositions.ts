import { z } from 'zod';
import { type Disposition, disposition, dispositionGroups } from '../domain/call.ts';
import { dispositionFaults } from '../domain/disposition-checks.ts';
import { line, text } from '../domain/fields.ts';
import { keepsItsKind } from '../domain/outcome-kinds.ts';
import { outcomeSection, outcomesInOrder } from '../domain/outcome-versions.ts';
import { isSameValue } from '../domain/same-value.ts';
import { versionsOf } from './agreement-versions.ts';
import { defineCommand, put, refuse, where } from './command.ts';

const most = 60;

/**
 * Changes outcomes of a call, each as a whole and compare-and-swap: it must still say what the person saw when they began. New ones were seen
 * by nobody. Nothing is ever deleted: calls of the past name their outcome. All of
 * them together get one more version of the agreements, which stays for good. What would leave the call bar unusable is refused by rule.
 */
export const publishDispositions = defineCommand({
  name: 'publishDispositions',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({
    next: z.array(disposition).min(1).max(most),
    /** The same outcomes as they stood on the person's screen; new ones are left out. */
    seen: z.array(disposition).max(most),
    /** Why they change, and who agreed to it; left out: not said. */
    why: text.optional(),
    agreedBy: line.optional(),
  }),
  leadIds: () => [],
  load: () => ({
    standing: where('dispositions', 'group', [...dispositionGroups]),
    outcomeVersions: where('agreements', 'section', [outcomeSection]),
  }),
  apply: ({ standing, outcomeVersions }, { next, seen, why = '', agreedBy = '' }, context) => {
    const held = byId(standing.map((row) => disposition.parse(row)));
    const before = byId(seen);
    const lost = next.filter((each) => isOvertaken(held.get(each.id), before.get(each.id), each));
    if (lost.length > 0) return refuse('publishedMeanwhile', { outcomes: lost.map(({ label }) => label).join(', ') });
    const wanted = byId(next);
    const changed = [...wanted.values()].filter((each) => !isSameValue(held.get(each.id), each));
    const turned = changed.find((each) => !keepsItsKind(held.get(each.id) ?? each, each));
    if (turned) return refuse('outcomeFaulty', { fault: 'kindLasts', outcome: turned.label });
    const faults = dispositionFaults([...byId([...held.values(), ...changed]).values()]);
    const fault = faults.find(({ id }) => wanted.has(id)) ?? faults[0];
    if (fault) return refuse('outcomeFaulty', { fault: fault.code, outcome: (wanted.get(fault.id) ?? held.get(fault.id))?.label ?? '' });
    if (changed.length === 0) return { puts: [] };
    const change = { before: outcomesInOrder(held.values()), after: outcomesInOrder(new Map([...held, ...byId(changed)]).values()) };
    const versions = versionsOf(outcomeSection, outcomeVersions, change, { why, agreedBy, context });
    return { puts: [...changed.map((row) => put('dispositions', row)), ...versions] };
  },
});

const byId = (rows: readonly Disposition[]): Map<string, Disposition> => new Map(rows.map((row) => [row.id, row]));

/** Somebody else was first, with something else. */
const isOvertaken = (standing: Disposition | undefined, seen: Disposition | undefined, next: Disposition): boolean =>
  !isSameValue(standing ?? null, seen ?? null) && !isSameValue(standing ?? null, next);
