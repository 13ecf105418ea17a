/** What Chromium's own trace says of a page's tasks. */

/** `longestMs`, `totalMs`: processor time, which other work on the machine does not lengthen. `overFrame`: tasks longer than a frame. */
export type Tasks = { count: number; longestMs: number; totalMs: number; overFrame: number };

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  tdur?: number;
  args?: { name?: string; data?: unknown };
};

const frameMs = 1000 / 60;

/** The busiest main thread is the board's: the other page does nothing. `afterMs`: what runs before that belongs to the beginning of the trace. */
export const readTasks = (trace: Buffer, afterMs = 0): Tasks => {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args?.name === 'CrRendererMain';
  const mains = new Set(traceEvents.filter(isMain).map(threadOf));
  const began = traceEvents.reduce((least, { ts }) => (ts > 0 ? Math.min(least, ts) : least), Number.POSITIVE_INFINITY);
  const runs = traceEvents.filter(
    (each) =>
      each.ts >= began + afterMs * 1000 &&
      each.ph === 'X' &&
      each.tdur !== undefined &&
      /RunTask$/.test(each.name) &&
      mains.has(threadOf(each)),
  );
  const byThread = [...Map.groupBy(runs, threadOf).values()].map(tasksOf);
  const [board] = byThread.sort((a, b) => b.totalMs - a.totalMs);
  if (!board) throw new Error('the trace says nothing of tasks');
  return board;
};

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;

const tasksOf = (runs: readonly TraceEvent[]): Tasks => {
  const times = runs.map(({ tdur }) => (tdur ?? 0) / 1000);
  return {
    count: times.length,
    longestMs: Math.max(...times),
    totalMs: times.reduce((sum, ms) => sum + ms, 0),
    overFrame: times.filter((ms) => ms > frameMs).length,
  };
};
