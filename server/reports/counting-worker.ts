import { parentPort } from 'node:worker_threads';
import { answerReport, listedBehind } from '../../shared/domain/reports/answer.ts';
import type { Counted, Counting } from './count-in-worker.ts';
import { gatherFacts } from './gather-facts.ts';
import { pageOf } from './leads-page.ts';

/** Puts rows together and counts reports over them, in a thread of its own. What it has gathered for a report is gone when that is told. */
const underWay = new Map<number, ReturnType<typeof gatherFacts>>();

const count = (told: Extract<Counting, { kind: 'count' }>): Extract<Counted, { kind: 'counted' }>['result'] => {
  const facts = underWay.get(told.id)?.facts();
  underWay.delete(told.id);
  if (!facts) throw new Error('counted before it was begun');
  const { asked, behind, at } = told;
  return behind ? pageOf(listedBehind(asked, behind, facts, at), behind) : answerReport(asked, facts, at);
};

const tell = (said: Counted): void => parentPort?.postMessage(said);

const read = ({ id, part }: Extract<Counting, { kind: 'part' }>): void => {
  try {
    underWay.get(id)?.add(part);
  } finally {
    tell({ kind: 'read', id });
  }
};

parentPort?.on('message', (told: Counting) => {
  try {
    if (told.kind === 'begin') underWay.set(told.id, gatherFacts(told.around, told.needed));
    else if (told.kind === 'part') read(told);
    else if (told.kind === 'drop') underWay.delete(told.id);
    else tell({ kind: 'counted', id: told.id, result: count(told), fault: null });
  } catch (error) {
    underWay.delete(told.id);
    const fault = error instanceof Error ? error.message : String(error);
    tell({ kind: 'counted', id: told.id, result: undefined, fault });
  }
});
