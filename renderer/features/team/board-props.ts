import type { Lead } from '../../../shared/domain/lead.ts';
import type { FloorColumn } from './floor-model.ts';

/** Gives leads away, gets some, or neither. */
export type ColumnRole = 'from' | 'to' | 'idle';

/** What either layout of the board shows. */
export type BoardProps = {
  columns: readonly FloorColumn[];
  now: number;
  roleOf: (id: string | null) => ColumnRole;
  arrivingAt: (id: string | null) => readonly Lead[];
  isMoving: boolean;
  receiverIds: readonly (string | null)[];
  onOpenRep: (userId: string) => void;
};

/** What one rep, or the pool, of either layout shows. */
export type RepProps = Pick<BoardProps, 'now' | 'isMoving' | 'receiverIds' | 'onOpenRep'> & {
  column: FloorColumn;
  role: ColumnRole;
  arriving: readonly Lead[];
};

/** One column's own of what a board shows. */
export const repPropsOf = (column: FloorColumn, { now, roleOf, arrivingAt, isMoving, receiverIds, onOpenRep }: BoardProps): RepProps => ({
  column,
  now,
  role: roleOf(column.id),
  arriving: arrivingAt(column.id),
  isMoving,
  receiverIds,
  onOpenRep,
});
