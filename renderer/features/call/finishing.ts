import { create } from 'zustand';

/**
 * Leads whose outcome was given and is being written down. Until it is, the queue still holds them as they were before the call: whoever
 * asks for the next lead passes them over, or a quick hand on a slow disk meets the same lead again. Ephemeral.
 */
export const useFinishing = create<{ leadIds: ReadonlySet<string> }>(() => ({ leadIds: new Set() }));

/** Counts a lead as being finished until the work has ended, however it ends. */
export const whileFinishing = async (leadId: string, work: () => Promise<void>): Promise<void> => {
  useFinishing.setState(({ leadIds }) => ({ leadIds: new Set([...leadIds, leadId]) }));
  try {
    await work();
  } finally {
    useFinishing.setState(({ leadIds }) => ({ leadIds: new Set([...leadIds].filter((each) => each !== leadId)) }));
  }
};
