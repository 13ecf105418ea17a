import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of processes as Linux counts it, in seconds; undefined on other systems. Says what wall time on a busy machine cannot. */

const ticksPerSecond = 100;

type Stat = { parent: number; name: string; seconds: number };

const statOf = (pid: number): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    return { parent: Number(fields[1]), name, seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond };
  } catch {
    return undefined;
  }
};

/** Of one process, without its children. */
export const processorTime = (pid: number): number | undefined => statOf(pid)?.seconds;

/** Of a process and all that it has forked and that live. */
export const familyProcessorTime = (pid: number): number | undefined => {
  const own = statOf(pid);
  if (!own) return undefined;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return children.reduce((sum, child) => {
    const stat = statOf(Number(child));
    return stat?.parent === pid ? sum + stat.seconds : sum;
  }, own.seconds);
};
