import { letters } from './bantfo.ts';
import type { Handoff } from './handoff.ts';

export const rejectionSplits = ['rep', 'letter', 'script'] as const;
/** By reason there is nothing to compare with: what was accepted has none. */
export type RejectionSplit = (typeof rejectionSplits)[number] | 'reason';

/** One row of why sales sends back: `rejected` of `answered`, and how often for which reason. */
export type RejectionRow = {
  key: string;
  answered: number;
  rejected: number;
  reasons: { code: string; count: number }[];
  handoffIds: string[];
  /** Leads of those that were rejected. */
  leadIds: string[];
};

/**
 * Why sales sends handoffs back, by rep, by script, or by letter: a handoff stands under each letter that was not favourable in its package,
 * so that letters sum to more than there are. Those from outside were never answered here and do not count.
 */
export const rejectionsBy = (split: RejectionSplit, handoffs: Iterable<Handoff>): RejectionRow[] => {
  const rows = new Map<string, RejectionRow>();
  for (const handoff of handoffs) {
    if (handoff.answer === 'waiting' || handoff.origin === 'outside') continue;
    for (const key of keysOf(split, handoff)) addTo(rows, key, handoff);
  }
  return [...rows.values()].filter(({ rejected }) => rejected > 0).sort((a, b) => b.rejected - a.rejected || (a.key < b.key ? -1 : 1));
};

const keysOf = (split: RejectionSplit, { repId, answer, rejectReason, package: of }: Handoff): string[] => {
  if (split === 'rep') return [repId];
  if (split === 'reason') return answer === 'rejected' ? [rejectReason ?? ''] : [];
  if (split === 'script') return [of.scriptName];
  return letters.filter((letter) => of.answers.find((answer) => answer.letter === letter)?.state !== 'favourable');
};

const addTo = (rows: Map<string, RejectionRow>, key: string, { id, leadId, answer, rejectReason }: Handoff): void => {
  const row = rows.get(key) ?? { key, answered: 0, rejected: 0, reasons: [], handoffIds: [], leadIds: [] };
  rows.set(key, row);
  row.answered += 1;
  if (answer !== 'rejected') return;
  row.rejected += 1;
  row.handoffIds.push(id);
  if (!row.leadIds.includes(leadId)) row.leadIds.push(leadId);
  const code = rejectReason ?? '';
  const known = row.reasons.find((each) => each.code === code);
  if (known) known.count += 1;
  else row.reasons.push({ code, count: 1 });
  row.reasons.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
};
