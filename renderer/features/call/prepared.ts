import { create } from 'zustand';

/**
 * Leads whose whole call stands drawn out of sight, to be shown in the frame of a key press. The order of the queue may change at any moment;
 * whoever asks for the next lead takes one of these until the new head is drawn as well. Ephemeral.
 */
export const usePrepared = create<{ leadIds: ReadonlySet<string> }>(() => ({ leadIds: new Set() }));

/** Counts a lead as prepared until the returned function is called. */
export const markPrepared = (leadId: string): (() => void) => {
  usePrepared.setState(({ leadIds }) => ({ leadIds: new Set([...leadIds, leadId]) }));
  return () => usePrepared.setState(({ leadIds }) => ({ leadIds: new Set([...leadIds].filter((each) => each !== leadId)) }));
};

type Placed = { lead: { id: string } };

/**
 * Who comes after a call: the head of the queue, once it is drawn. Until then the first of the queue that is drawn: who moved up a moment
 * ago comes after them. Nobody drawn, or a head that may not be called yet: the head all the same.
 */
export const comesNext = <Entry extends Placed>(
  head: Entry | undefined,
  queue: readonly Entry[],
  prepared: ReadonlySet<string>,
): Entry | undefined => (head && prepared.has(head.lead.id) ? head : (queue.find(({ lead }) => prepared.has(lead.id)) ?? head));
