import type { Disposition } from './call.ts';
import { isRetried, type OutcomeKind, outcomeKindOf } from './outcome-kinds.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Digits and signs: every letter is taken by the call screen itself. In the order in which a new outcome is offered one. */
export const dispositionKeys = [...'1234567890-=', "'", '[', ']', ';', ',', '.', '/', '\\'] as const;

/** Bounds of what a center may set. Nobody gives up after two. */
export const dispositionLimits = {
  label: 24,
  retryMs: { least: 5 * minute, most: 90 * day },
  giveUp: { least: 3, most: 50 },
  reasons: 40,
} as const;

/** Without one of these no center can work: nothing could be tried again, handed to sales, or be forbidden. */
export const indispensableKinds = ['retry', 'qualify', 'doNotCall'] as const satisfies readonly OutcomeKind[];

export type DispositionField = 'label' | 'hotKey' | 'kind' | 'reasons' | 'retryAfterMs' | 'giveUpAfter' | 'isOff';

/** What is wrong with one outcome: where, what, and with which other one it collides. */
export type DispositionFault = {
  id: string;
  field: DispositionField;
  code:
    | 'labelMissing'
    | 'labelTooLong'
    | 'labelTaken'
    | 'keyNotPossible'
    | 'keyTaken'
    | 'notReachable'
    | 'reasonsMissing'
    | 'reasonBlank'
    | 'reasonTwice'
    | 'retryOutOfBounds'
    | 'giveUpOutOfBounds'
    | 'incoherent'
    | 'lastOfKind';
  /** Label of the other outcome, or the kind that would be left without one. */
  other?: string;
};

/** Everything that is wrong with a center's outcomes taken together; none: they may be published. Those switched off only need a word. */
export const dispositionFaults = (all: readonly Disposition[]): DispositionFault[] => {
  const offered = all.filter(({ isOff }) => !isOff);
  return [
    ...all.flatMap((each) => labelFaults(each, offered)),
    ...offered.flatMap((each) => [...keyFaults(each, offered), ...kindFaults(each), ...reasonFaults(each), ...retryFaults(each)]),
    ...missingKinds(all, offered),
  ];
};

const sameLabel = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const labelFaults = ({ id, label, isOff }: Disposition, offered: readonly Disposition[]): DispositionFault[] => {
  const at = { id, field: 'label' } as const;
  if (label.trim() === '') return [{ ...at, code: 'labelMissing' }];
  if (label.trim().length > dispositionLimits.label) return [{ ...at, code: 'labelTooLong' }];
  const other = isOff ? undefined : offered.find((each) => each.id !== id && sameLabel(each.label, label));
  return other ? [{ ...at, code: 'labelTaken', other: other.label }] : [];
};

const keyFaults = ({ id, hotKey }: Disposition, offered: readonly Disposition[]): DispositionFault[] => {
  const at = { id, field: 'hotKey' } as const;
  if (!(dispositionKeys as readonly string[]).includes(hotKey)) return [{ ...at, code: 'keyNotPossible' }];
  const other = offered.find((each) => each.id !== id && each.hotKey === hotKey);
  return other ? [{ ...at, code: 'keyTaken', other: other.label }] : [];
};

/** Nobody is qualified who was not reached; and the single fields say together what one kind says. */
const kindFaults = (disposition: Disposition): DispositionFault[] => {
  const { id, group, isConnect } = disposition;
  const kind = outcomeKindOf(disposition);
  const at = { id, field: 'kind' } as const;
  if (kind === 'qualify' && group !== 'reached') return [{ ...at, code: 'notReachable' }];
  const isReachedWrong = group !== 'data' && isConnect !== (group === 'reached');
  const isBoth = disposition.marksDoNotCall && (disposition.marksWrongNumber || disposition.raises !== 'disqualify');
  const lacksNeed =
    (kind === 'callback' && !disposition.needs.includes('callback')) ||
    (kind === 'nurture' && !disposition.needs.includes('revisit')) ||
    (kind === 'doNotCall' && !disposition.needs.includes('confirm'));
  return isReachedWrong || isBoth || lacksNeed ? [{ ...at, code: 'incoherent' }] : [];
};

const reasonFaults = (disposition: Disposition): DispositionFault[] => {
  const { id, reasons, needs } = disposition;
  const at = { id, field: 'reasons' } as const;
  const isAsked = needs.includes('reason') || outcomeKindOf(disposition) === 'close';
  if (isAsked && reasons.length === 0) return [{ ...at, code: 'reasonsMissing' }];
  if (reasons.some(({ label }) => label.trim() === '')) return [{ ...at, code: 'reasonBlank' }];
  const labels = reasons.map(({ label }) => label.trim().toLowerCase());
  const codes = new Set(reasons.map(({ code }) => code));
  return new Set(labels).size < labels.length || codes.size < reasons.length ? [{ ...at, code: 'reasonTwice' }] : [];
};

const isWithin = (value: number, { least, most }: { least: number; most: number }): boolean => value >= least && value <= most;

const retryFaults = (disposition: Disposition): DispositionFault[] => {
  const { id, retryAfterMs, giveUpAfter } = disposition;
  if (!isRetried(outcomeKindOf(disposition))) return [];
  const isTimely = retryAfterMs === null || isWithin(retryAfterMs, dispositionLimits.retryMs);
  const isPatient = giveUpAfter === null || isWithin(giveUpAfter, dispositionLimits.giveUp);
  return [
    ...(isTimely ? [] : [{ id, field: 'retryAfterMs', code: 'retryOutOfBounds' } as const]),
    ...(isPatient ? [] : [{ id, field: 'giveUpAfter', code: 'giveUpOutOfBounds' } as const]),
  ];
};

/** Told at whoever of that kind is switched off, as that is what took the last one away. */
const missingKinds = (all: readonly Disposition[], offered: readonly Disposition[]): DispositionFault[] =>
  indispensableKinds
    .filter((kind) => !offered.some((each) => outcomeKindOf(each) === kind))
    .flatMap((kind) => {
      const off = all.filter((each) => each.isOff && outcomeKindOf(each) === kind);
      return (off.length > 0 ? off : offered.slice(0, 1)).map(
        ({ id }) => ({ id, field: 'isOff', code: 'lastOfKind', other: kind }) as const,
      );
    });

/** The first key that no offered outcome has; empty when all are taken. */
export const freeKey = (all: readonly Disposition[]): string =>
  dispositionKeys.find((key) => !all.some((each) => !each.isOff && each.hotKey === key)) ?? '';
