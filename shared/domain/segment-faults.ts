import type { Script } from './script.ts';
import type { Segment, SegmentRule, SegmentTest } from './segment.ts';

/**
 * `noName`, `sameName`: of the segment. `emptyGroup`: holds nothing, which would be everybody or nobody. `noValue`, `noNumber`: nothing to
 * compare with. `gone`: names a segment that is not there. `itself`: names itself, or one that comes back to it.
 */
export const segmentFaultCodes = ['noName', 'sameName', 'emptyGroup', 'noValue', 'noNumber', 'gone', 'itself'] as const;
export type SegmentFault = (typeof segmentFaultCodes)[number];

/** Ids of the segments that a rule names by itself. */
export const namedIn = (rule: SegmentRule): string[] => {
  if ('of' in rule) return rule.of.flatMap(namedIn);
  return rule.kind === 'segment' ? [rule.segmentId] : [];
};

/** Whether following the names from one segment leads to another; `id` is where it would close. */
const leadsTo = (from: string, id: string, all: readonly Segment[], seen: ReadonlySet<string> = new Set()): boolean => {
  if (from === id) return true;
  if (seen.has(from)) return false;
  const found = all.find((each) => each.id === from);
  return found !== undefined && namedIn(found.rule).some((next) => leadsTo(next, id, all, new Set([...seen, from])));
};

/** The segments that name this one: as long as there are any, it stays. */
export const usersOfSegment = (id: string, all: readonly Segment[]): Segment[] =>
  all.filter((each) => each.id !== id && namedIn(each.rule).includes(id));

/** Names of scripts, live or being written, in which a branch asks for a segment. */
export const scriptsAsking = (id: string, scripts: Iterable<Script>): string[] => {
  const names = new Set<string>();
  for (const { state, name, steps } of scripts)
    if (state !== 'retired' && steps.some(({ branches }) => branches.some(({ when }) => when.on === 'segment' && when.is.includes(id))))
      names.add(name);
  return [...names].sort();
};

/** The segments that one may name without closing a circle. */
export const nameableFrom = (id: string, all: readonly Segment[]): Segment[] => all.filter((each) => !leadsTo(each.id, id, all));

const isNumber = (value: string | undefined): boolean => value !== undefined && /^-?\d{1,9}$/.test(value.trim());

/** What is wrong with one group or test by itself, its parts left out; `id` is the segment it stands in. */
export const ruleFault = (rule: SegmentRule, id: string, all: readonly Segment[]): SegmentFault | null => {
  if ('of' in rule) return rule.of.length === 0 ? 'emptyGroup' : null;
  return testFault(rule, id, all);
};

const testFault = (test: SegmentTest, id: string, all: readonly Segment[]): SegmentFault | null => {
  if (test.kind === 'segment') {
    if (test.segmentId === id || leadsTo(test.segmentId, id, all)) return 'itself';
    return all.some((each) => each.id === test.segmentId) ? null : 'gone';
  }
  if (test.kind !== 'lead' && test.kind !== 'company') return null;
  if (test.op === 'known' || test.op === 'unknown') return null;
  if (test.op === 'atLeast' || test.op === 'atMost') return isNumber(test.values[0]) ? null : 'noNumber';
  return test.values.some((each) => each.trim() !== '') ? null : 'noValue';
};

const faultsOfRule = (rule: SegmentRule, id: string, all: readonly Segment[]): SegmentFault[] => {
  const own = ruleFault(rule, id, all);
  return [...(own ? [own] : []), ...('of' in rule ? rule.of.flatMap((each) => faultsOfRule(each, id, all)) : [])];
};

/** Everything that is wrong with a segment among the others, each fault once. */
export const segmentFaults = (segment: Segment, all: readonly Segment[]): SegmentFault[] => {
  const label = segment.label.trim().toLowerCase();
  const isTaken = all.some((each) => each.id !== segment.id && each.label.trim().toLowerCase() === label);
  const name: SegmentFault[] = label === '' ? ['noName'] : isTaken ? ['sameName'] : [];
  return [...new Set([...name, ...faultsOfRule(segment.rule, segment.id, all)])];
};
