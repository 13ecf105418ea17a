import type { Disposition } from '../../../../shared/domain/call.ts';
import { isRetried, outcomeKindOf } from '../../../../shared/domain/outcome-kinds.ts';

/** An outcome as it is typed: numbers as text, reasons one a line. */
export type OutcomeForm = {
  row: Disposition;
  delay: string;
  unit: Unit;
  /** Blank: never by itself. */
  giveUp: string;
  reasons: string;
};

const units = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
export type Unit = keyof typeof units;
export const unitNames = Object.keys(units) as Unit[];

/** The greatest unit that the delay is a whole number of. */
const unitOf = (ms: number): Unit => unitNames.findLast((unit) => ms % units[unit] === 0) ?? 'minutes';

export const formOf = (row: Disposition): OutcomeForm => {
  const unit = unitOf(row.retryAfterMs ?? units.days);
  return {
    row,
    unit,
    delay: String((row.retryAfterMs ?? units.days) / units[unit]),
    giveUp: row.giveUpAfter === null ? '' : String(row.giveUpAfter),
    reasons: row.reasons.map(({ label }) => label).join('\n'),
  };
};

/** What cannot be read as a number is none, which the checks refuse. */
const numberOf = (text: string): number => (/^\s*\d+([.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : 0);

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((each) => each.trim().slice(0, 300))
    .filter(Boolean);

/** A reason keeps its code while its words stand, or while only they change: calls of the past name the code. */
const reasonsOf = (text: string, before: Disposition['reasons'], newCode: () => string): Disposition['reasons'] => {
  const lines = linesOf(text);
  const isReworded = lines.length === before.length;
  return lines.map((label, index) => {
    const same = before.find((each) => each.label === label);
    const reworded = isReworded && !lines.includes(before[index]?.label ?? '') ? before[index] : undefined;
    return { code: same?.code ?? reworded?.code ?? newCode(), label };
  });
};

/** The row that the form stands for, sound or not: `dispositionFaults` says. Of several reasons to close with, one is asked for. */
export const rowOf = ({ row, delay, unit, giveUp, reasons: text }: OutcomeForm, newCode: () => string): Disposition => {
  const kind = outcomeKindOf(row);
  const reasons = reasonsOf(text, row.reasons, newCode);
  const isChosen = kind === 'close' && reasons.length > 1 && !row.needs.includes('reason');
  return {
    ...row,
    label: row.label.trim(),
    reasons,
    needs: isChosen ? [...row.needs, 'reason'] : row.needs,
    retryAfterMs: isRetried(kind) ? Math.round(numberOf(delay) * units[unit]) : null,
    giveUpAfter: !isRetried(kind) || giveUp.trim() === '' ? null : Math.round(numberOf(giveUp)),
  };
};

/** The outcomes with one of them a place further up or down within its group, all numbered in the order of the call bar. */
export const moved = (offered: readonly Disposition[], id: string, step: 1 | -1): Disposition[] => {
  const group = offered.find((each) => each.id === id)?.group;
  const own = offered.filter((each) => each.group === group);
  const at = own.findIndex((each) => each.id === id);
  const other = own[at + step];
  const self = own[at];
  if (!self || !other) return [];
  const orders = new Map(own.map((each, index) => [each.id, own[index]?.order ?? 0]));
  const isDistinct = new Set(orders.values()).size === own.length;
  if (isDistinct)
    return [
      { ...self, order: other.order },
      { ...other, order: self.order },
    ];
  const swapped = own.with(at, other).with(at + step, self);
  const first = Math.min(...own.map(({ order }) => order));
  return swapped.map((each, index) => ({ ...each, order: first + index }));
};
