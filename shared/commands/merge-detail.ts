import {
  type Correction,
  type DetailChange,
  detailKeyOf,
  isLaterCorrection,
  readDetail,
  valuesOf,
  withDetailValue,
} from '../domain/correction.ts';
import type { Lead } from '../domain/lead.ts';
import { isSameValue } from '../domain/same-value.ts';
import type { CommandContext } from './command.ts';

export type MergedDetail = {
  lead: Lead;
  /** Rows to add; none when the detail says so already. */
  added: Correction[];
};

/** `baseId` left out: a desktop of before corrections, which cannot say what it saw; then time alone decides. */
type Change = Omit<DetailChange, 'baseId'> & { baseId?: string | null | undefined };

/**
 * Merges one change of a detail (SYNC: rules by kind of data). Made on the value that stands: it counts, whatever the clocks say, as it is
 * stamped after that. Made on another one: the later of both counts. Either way both stay in the history.
 */
export const mergeDetail = (lead: Lead, corrections: readonly Correction[], change: Change, context: CommandContext): MergedDetail => {
  const { field, value, baseId } = change;
  const [standing] = valuesOf(corrections, detailKeyOf(change));
  if (isSameValue(value, readDetail(lead, change))) return { lead, added: [] };
  const isOnStanding = baseId !== undefined && baseId === (standing?.id ?? null);
  const changedAt = isOnStanding && standing ? Math.max(context.now, standing.changedAt + 1) : context.now;
  const fresh: Correction = {
    id: context.id(field),
    leadId: lead.id,
    field,
    noteId: null,
    value,
    byId: context.userId,
    changedAt,
  };
  const added = standing ? [fresh] : [asItCame(lead, change, context), fresh];
  const counts = !standing || isLaterCorrection(fresh, standing);
  return { lead: counts ? withDetailValue(lead, change) : lead, added };
};

/** The value a lead came with, kept when it is first replaced. */
const asItCame = (lead: Lead, change: Change, context: CommandContext): Correction => ({
  id: change.field === 'custom' ? context.id('custom.before') : `${lead.id}.${change.field}`,
  leadId: lead.id,
  field: change.field,
  noteId: null,
  value: readDetail(lead, change),
  byId: null,
  changedAt: lead.arrivedAt,
});
