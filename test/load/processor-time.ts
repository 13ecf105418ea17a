import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of processes as Linux counts it, in seconds; undefined on other systems. Says what wall time on a busy machine cannot. */

const ticksPerSecond = 100;

type Stat = { parent: number; seconds: number; endedChildren: number };

const statOf = (pid: number): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map((ticks) => Number(ticks) / ticksPerSecond);
    return { parent: Number(fields[1]), seconds: (user ?? 0) + (system ?? 0), endedChildren: (childUser ?? 0) + (childSystem ?? 0) };
  } catch {
    return undefined;
  }
};

/** Of one process, without its children. */
export const processorTime = (pid: number): number | undefined => statOf(pid)?.seconds;

/** Of the children of a process that have ended. */
export const endedChildrenTime = (pid: number): number | undefined => statOf(pid)?.endedChildren;

/** Of a process and all that it has forked. */
export const familyProcessorTime = (pid: number): number | undefined => {
  const own = statOf(pid);
  if (!own) return undefined;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return children.reduce((sum, child) => {
    const stat = statOf(Number(child));
    return stat?.parent === pid ? sum + stat.seconds : sum;
  }, own.seconds + own.endedChildren);
};
