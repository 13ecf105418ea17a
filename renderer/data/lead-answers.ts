import { useEffect, useState } from 'react';
import type { Answer } from '../../shared/domain/bantfo.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { RefineryDb } from './db.ts';
import { useDesk } from './desk.ts';
import { nextTask } from './next-task.ts';
import { rowsOfLeads } from './rows.ts';

type Batch = { leadIds: Set<string>; read: Promise<Map<string, Answer[]>> };

const batches = new WeakMap<RefineryDb, Batch>();

/** Answers of one lead; all that are asked for in one turn are read at once, as a table asks for a page of them. */
const answersOf = async (db: RefineryDb, leadId: string): Promise<readonly Answer[]> => {
  const batch = batches.get(db) ?? openBatch(db);
  batch.leadIds.add(leadId);
  return (await batch.read).get(leadId) ?? [];
};

const openBatch = (db: RefineryDb): Batch => {
  const leadIds = new Set<string>();
  const read = (async () => {
    await nextTask();
    batches.delete(db);
    return Map.groupBy(await rowsOfLeads(db, 'answers', [...leadIds]), ({ leadId }) => leadId);
  })();
  const batch = { leadIds, read };
  batches.set(db, batch);
  return batch;
};

/** The answers of a lead of a table, read anew with every change of it; undefined while they are read. */
export const useLeadAnswers = ({ id, version, letters }: Pick<Lead, 'id' | 'version' | 'letters'>): readonly Answer[] | undefined => {
  const { db } = useDesk();
  const [read, setRead] = useState<{ id: string; answers: readonly Answer[] }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer raises the version of its lead, and changes its letters
  useEffect(() => {
    let isOver = false;
    answersOf(db, id).then(
      (answers) => !isOver && setRead({ id, answers }),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [db, id, version, letters]);
  return read?.id === id ? read.answers : undefined;
};
