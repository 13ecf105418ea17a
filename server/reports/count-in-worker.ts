import { Worker } from 'node:worker_threads';
import type { Asked, ReportAnswer } from '../../shared/domain/reports/answer.ts';
import { fieldOf } from '../../shared/domain/reports/choice.ts';
import type { ReportFacts } from '../../shared/domain/reports/facts.ts';
import { asksForSegments, reportDefinitions } from '../../shared/domain/reports/run-report.ts';
import type { Database } from '../db/database.ts';
import type { ViewerScope } from '../sync/visibility.ts';
import type { FactPart } from './gather-facts.ts';
import type { BehindPage, LeadsPage } from './leads-page.ts';
import { readAround, readParts } from './read-facts.ts';

/** What the worker is told. `id` of the report that is counted; `behind`: whose leads are asked for, and not the report. */
export type Counting =
  | { kind: 'begin'; id: number; around: ReportFacts; field: string | null }
  | { kind: 'part'; id: number; part: FactPart }
  | { kind: 'count'; id: number; asked: Asked; behind: BehindPage | null; at: number }
  | { kind: 'drop'; id: number };
export type Counted = { id: number; result: ReportAnswer | LeadsPage | undefined; fault: string | null };

export type ReportCounter = {
  answer: (viewer: ViewerScope, asked: Asked, at: number) => Promise<ReportAnswer>;
  /** Undefined: the report has no such figure. */
  leadsBehind: (viewer: ViewerScope, asked: Asked, behind: BehindPage, at: number) => Promise<LeadsPage | undefined>;
  close: () => Promise<void>;
};

/** Each holds all its rows in memory; who comes later waits. */
const atOnce = 2;

type Waiting = { resolve: (result: Counted['result']) => void; reject: (fault: Error) => void };

/**
 * Counts reports in a thread of its own, so that others have their answers meanwhile: this one hands on texts of rows as the database made
 * them. The thread begins with the first report.
 */
export const createReportCounter = (database: Database): ReportCounter => {
  const waiting = new Map<number, Waiting>();
  const line: (() => void)[] = [];
  let [lastId, working] = [0, 0];
  let worker: Worker | undefined;
  const failAll = (reason: string) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  const begin = (): Worker => {
    const begun = new Worker(new URL('./counting-worker.ts', import.meta.url));
    // A server that has nothing else to do may end.
    begun.unref();
    begun.on('message', ({ id, result, fault }: Counted) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (fault === null) asked?.resolve(result);
      else asked?.reject(new Error(fault));
    });
    begun.on('error', (error) => failAll(error.message));
    begun.on('exit', () => begun === worker && failAll('the counting thread ended'));
    return begun;
  };

  const count = async (viewer: ViewerScope, asked: Asked, behind: BehindPage | null, at: number): Promise<Counted['result']> => {
    lastId += 1;
    const id = lastId;
    const { name, choice } = asked;
    const around = await readAround(database, viewer);
    worker ??= begin();
    const to = worker;
    const tell = (told: Counting) => to.postMessage(told);
    const field = fieldOf(choice.split);
    tell({ kind: 'begin', id, around, field });
    try {
      const needed = { histories: reportDefinitions[name].needs, field, segments: asksForSegments(name, choice) };
      for await (const part of readParts(database, viewer, around, needed)) tell({ kind: 'part', id, part });
    } catch (error) {
      tell({ kind: 'drop', id });
      throw error;
    }
    if (to !== worker) throw new Error('the counting thread ended');
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      tell({ kind: 'count', id, asked, behind, at });
    });
  };

  const inTurn = async (work: () => Promise<Counted['result']>): Promise<Counted['result']> => {
    if (working < atOnce) working += 1;
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else working -= 1;
    }
  };

  return {
    answer: (viewer, asked, at) => inTurn(() => count(viewer, asked, null, at)) as Promise<ReportAnswer>,
    leadsBehind: (viewer, asked, behind, at) => inTurn(() => count(viewer, asked, behind, at)) as Promise<LeadsPage | undefined>,
    close: async () => {
      const ending = worker;
      failAll('the server stops');
      await ending?.terminate();
    },
  };
};
