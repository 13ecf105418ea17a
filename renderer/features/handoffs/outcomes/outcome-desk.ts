import { takeInOutcomes } from '../../../../shared/commands/take-in-outcomes.ts';
import type { Table } from '../../../../shared/domain/import/read-table.ts';
import { type MatchedOutcome, type OutcomeIndex, outcomeIndex } from '../../../../shared/domain/outcomes/match-outcomes.ts';
import { openOutcomeFile } from '../../../../shared/domain/outcomes/read-outcome-file.ts';
import { outcomesAtOnce, takenOf } from '../../../../shared/domain/outcomes/taken-outcome.ts';
import type { ColumnCache } from '../../../data/column-cache.ts';
import type { Desk } from '../../../data/desk.ts';
import { nextTask } from '../../../data/next-task.ts';

/** A file as opened: its table, or why it is none. */
export type OpenedFile = { name: string; table: Table | null };

export const openFileHere = async (file: File): Promise<OpenedFile> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const table = await openOutcomeFile(bytes, (part, encoding, isStrict) => new TextDecoder(encoding, { fatal: isStrict }).decode(part));
  return { name: file.name.slice(0, 300), table: 'refused' in table ? null : table };
};

/** Everybody a file could be about, of all that this desktop holds. */
export const indexHere = ({ leads, companies, handoffs, users }: ColumnCache): OutcomeIndex =>
  outcomeIndex({ leads: leads.values(), companies, handoffs: handoffs.values(), users: users.values() });

/** Takes rows in, a chunk a command, also without a network. Returns how many are in when it ends or is stopped. Throws what `run` throws. */
export const takeInHere = async (
  { run }: Pick<Desk, 'run'>,
  fileName: string,
  matched: readonly MatchedOutcome[],
  on: { progress: (done: number) => void; isStopped: () => boolean },
): Promise<number> => {
  let done = 0;
  while (done < matched.length && !on.isStopped()) {
    const items = matched.slice(done, done + outcomesAtOnce).map(takenOf);
    await run(takeInOutcomes, { fileName, items });
    done += items.length;
    on.progress(done);
    await nextTask();
  }
  return done;
};
