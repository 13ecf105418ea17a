import { returnLeads } from '../../shared/commands/return-leads.ts';
import { mostCheckedOut } from '../../shared/domain/lease.ts';
import type { RefineryDb } from './db.ts';
import type { RowChanges } from './row-changes.ts';
import type { RunCommand } from './run-command.ts';

type Dependencies = { db: RefineryDb; changes: RowChanges; run: RunCommand; userId: string; onFailed: (error: unknown) => void };

/**
 * Lets moves of leads that were taken along through, as soon as nothing of this desktop waits on them: no call that is open, no work that
 * the server has not answered. Runs in the window that syncs. Returns how to stop.
 */
export const letGoWhenDone = ({ db, changes, run, userId, onFailed }: Dependencies): (() => void) => {
  let isStopped = false;
  let isLooking = false;
  let isAskedAgain = false;

  const look = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      const returned = await readyToGo(db, userId);
      if (returned.length > 0 && !isStopped) await run(returnLeads, { returned: returned.slice(0, mostCheckedOut), isConfirmation: true });
    } while (isAskedAgain && !isStopped);
  };
  const lookSoon = (): void => {
    isAskedAgain = true;
    if (isLooking) return;
    isLooking = true;
    void look()
      .catch(onFailed)
      .finally(() => {
        isLooking = false;
      });
  };

  const concerns = new Set(['checkouts', 'attempts', 'leads']);
  const unsubscribe = changes.subscribe((batch) => {
    if (batch.some(({ table }) => concerns.has(table))) lookSoon();
  });
  lookSoon();
  return () => {
    isStopped = true;
    unsubscribe();
  };
};

/** Checkouts of this person that a move waits for, on whose leads nothing is open or unsent here. */
const readyToGo = async (db: RefineryDb, userId: string): Promise<{ leadId: string; fence: number }[]> => {
  const waiting = await db.checkouts.filter((each) => each.userId === userId && each.endedAt === null && each.pendingAt !== null).toArray();
  if (waiting.length === 0) return [];
  const calls = await db.callDrafts.filter((each) => each.attemptId !== null).toArray();
  const unsent = await db.outbox.where('state').equals('pending').toArray();
  const busy = new Set([...calls.map((each) => each.leadId), ...unsent.flatMap((each) => each.leadIds)]);
  return waiting.filter((each) => !busy.has(each.leadId)).map(({ leadId, fence }) => ({ leadId, fence }));
};
