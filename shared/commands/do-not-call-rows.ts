import type { Callback } from '../domain/call.ts';
import { type DoNotCallList, type DoNotCallPart, personalValues } from '../domain/do-not-call.ts';
import type { Lead } from '../domain/lead.ts';
import { type CommandContext, type Put, put } from './command.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';
import { withoutOthers } from './open-callbacks.ts';

/**
 * What a lead said, as a list of its own: who, when, why, and the values that bind the whole center from now on. `values`: chosen by
 * who heard it; left out, what is surely the lead's own.
 */
export const sayingPuts = (
  lead: Lead,
  said: { values?: readonly string[] | undefined; reason: string },
  context: CommandContext,
): Put[] => {
  const values = [...new Set(said.values ?? personalValues(lead))];
  const listId = context.id(`${lead.id}.dnc`);
  const list = put('doNotCallLists', {
    id: listId,
    origin: 'said',
    name: '',
    leadId: lead.id,
    reason: said.reason,
    entries: values.length,
    refused: 0,
    stopped: 1,
    addedById: context.userId,
    addedAt: context.now,
    state: 'active',
    removedById: null,
    removedAt: null,
    removedReason: '',
  });
  const part = put('doNotCallParts', { id: `${listId}.0`, listId, part: 0, state: 'active', values, leadIds: [lead.id] });
  return values.length > 0 ? [list, part] : [list];
};

/** A lead that is called no more: marked, out of the refinery, its promises called off. */
export const stoppedLeadPuts = (lead: Lead, callbacks: readonly Callback[], reason: string, context: CommandContext): Put[] => {
  const promised = withoutOthers(
    callbacks.filter((each) => each.leadId === lead.id),
    null,
    'cancelled',
    context,
  );
  const step = stepStage(lead, 'disqualify', context, { reasonCode: 'doNotCall', note: reason, suffix: lead.id });
  const marked = changedLead(step.lead, { doNotCall: true, ...noNextAction }, context);
  return [put('leads', marked), ...(step.change ? [put('stageChanges', step.change)] : []), ...promised];
};

/**
 * Whatever stopped one lead stops another with it, so that whoever lifts it frees both: they are one person now, or were taken for one when
 * it was said. `parts`: those that may have stopped it; `sayings`: what it said itself, which may bind no value and so have no part.
 */
export const stoppedToo = (parts: readonly DoNotCallPart[], sayings: readonly DoNotCallList[], leadId: string, otherId: string): Put[] => {
  const stopping = parts.filter(({ leadIds }) => leadIds.includes(leadId) && leadIds.length < mostLeads);
  const told = new Set(stopping.map(({ listId }) => listId));
  const bare = sayings.filter(({ id, state }) => state === 'active' && !told.has(id));
  return [
    ...stopping.map((part) => put('doNotCallParts', { ...part, leadIds: [...new Set([...part.leadIds, otherId])] })),
    ...bare.map(({ id, state }) =>
      put('doNotCallParts', { id: `${id}.0`, listId: id, part: 0, state, values: [], leadIds: [leadId, otherId] }),
    ),
  ];
};

/** As many leads as a part may name. */
const mostLeads = 1000;
