import { Worker } from 'node:worker_threads';
import type { Asked, ReportAnswer } from '../../shared/domain/reports/answer.ts';
import { fieldOf } from '../../shared/domain/reports/choice.ts';
import type { ReportFacts } from '../../shared/domain/reports/facts.ts';
import { depthOf, reportDefinitions } from '../../shared/domain/reports/run-report.ts';
import type { Database } from '../db/database.ts';
import type { ViewerScope } from '../sync/visibility.ts';
import type { FactPart, Needed } from './gather-facts.ts';
import type { BehindPage, LeadsPage } from './leads-page.ts';
import { readAround, readParts } from './read-facts.ts';

/** What the worker is told. `id` of the report that is counted; `behind`: whose leads are asked for, and not the report. */
export type Counting =
  | { kind: 'begin'; id: number; around: ReportFacts; needed: Needed }
  | { kind: 'part'; id: number; part: FactPart }
  | { kind: 'count'; id: number; asked: Asked; behind: BehindPage | null; at: number }
  | { kind: 'drop'; id: number };
export type Counted =
  | { kind: 'counted'; id: number; result: ReportAnswer | LeadsPage | undefined; fault: string | null }
  /** One part has been read, and another may come. */
  | { kind: 'read'; id: number };

export type ReportCounter = {
  answer: (viewer: ViewerScope, asked: Asked, at: number) => Promise<ReportAnswer>;
  /** Undefined: the report has no such figure. */
  leadsBehind: (viewer: ViewerScope, asked: Asked, behind: BehindPage, at: number) => Promise<LeadsPage | undefined>;
  close: () => Promise<void>;
};

/** Each holds all its rows in memory; who comes later waits. */
const atOnce = 2;

/** Parts of a report that may lie before the thread unread: a database that is faster than it would fill the memory with their texts. */
const mostUnread = 8;

type Result = ReportAnswer | LeadsPage | undefined;
type Waiting = { resolve: (result: Result) => void; reject: (fault: Error) => void };

/**
 * Counts reports in a thread of its own, so that others have their answers meanwhile: this one hands on texts of rows as the database made
 * them. The thread begins with the first report.
 */
export const createReportCounter = (database: Database): ReportCounter => {
  const waiting = new Map<number, Waiting>();
  const readers = new Map<number, { unread: number; goOn: () => void }>();
  const line: (() => void)[] = [];
  let [lastId, working] = [0, 0];
  let worker: Worker | undefined;
  const failAll = (reason: string) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
    for (const { goOn } of readers.values()) goOn();
  };
  const hasRead = (id: number) => {
    const reader = readers.get(id);
    if (!reader) return;
    reader.unread -= 1;
    reader.goOn();
  };
  const begin = (): Worker => {
    const begun = new Worker(new URL('./counting-worker.ts', import.meta.url));
    // A server that has nothing else to do may end.
    begun.unref();
    begun.on('message', (told: Counted) => {
      if (told.kind === 'read') return hasRead(told.id);
      const { id, result, fault } = told;
      const asked = waiting.get(id);
      waiting.delete(id);
      if (fault === null) asked?.resolve(result);
      else asked?.reject(new Error(fault));
    });
    begun.on('error', (error) => failAll(error.message));
    begun.on('exit', () => begun === worker && failAll('the counting thread ended'));
    return begun;
  };

  const count = async (viewer: ViewerScope, asked: Asked, behind: BehindPage | null, at: number): Promise<Result> => {
    lastId += 1;
    const id = lastId;
    const { name, choice } = asked;
    const around = await readAround(database, viewer);
    worker ??= begin();
    const to = worker;
    const tell = (told: Counting) => to.postMessage(told);
    const needed = {
      histories: reportDefinitions[name].needs,
      field: fieldOf(choice.split),
      depth: depthOf(name, choice, around.settings),
    };
    tell({ kind: 'begin', id, around, needed });
    const reader = { unread: 0, goOn: () => {} };
    readers.set(id, reader);
    try {
      for await (const part of readParts(database, viewer, around, needed)) {
        tell({ kind: 'part', id, part });
        reader.unread += 1;
        while (reader.unread >= mostUnread && to === worker)
          await new Promise<void>((resolve) => {
            reader.goOn = resolve;
          });
        if (to !== worker) break;
      }
    } catch (error) {
      tell({ kind: 'drop', id });
      throw error;
    } finally {
      readers.delete(id);
    }
    if (to !== worker) throw new Error('the counting thread ended');
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      tell({ kind: 'count', id, asked, behind, at });
    });
  };

  const inTurn = async (work: () => Promise<Result>): Promise<Result> => {
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
