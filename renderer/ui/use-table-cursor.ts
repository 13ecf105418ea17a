import { useRef, useState } from 'react';
import { allIds, clampPosition, idAt, idsBetween, positionOf, type RowSource, toggled } from './row-cursor.ts';

type CursorOptions<Row> = {
  source: RowSource<Row>;
  focusedId?: string | null;
  onFocus?: (id: string) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
  onOpen?: (row: Row, id: string) => void;
  /** Brings a position into view. */
  reveal: (position: number) => void;
};

/**
 * The focused row and the selection of a table, by id, so that both survive sorting and live changes.
 * When the focused row leaves, focus stays at its place and falls on the row that moved up.
 */
export const useTableCursor = <Row>({ source, focusedId: givenId, onFocus, selected, onSelect, onOpen, reveal }: CursorOptions<Row>) => {
  const [ownId, setOwnId] = useState<string | null>(null);
  const lastPosition = useRef(0);
  const anchorId = useRef<string | null>(null);
  const rowCount = source.order.length;
  const wantedId = givenId === undefined ? ownId : givenId;

  const found = positionOf(source, wantedId, lastPosition.current);
  const position = found >= 0 || wantedId === null || rowCount === 0 ? found : clampPosition(lastPosition.current, rowCount);
  if (position >= 0) lastPosition.current = position;
  const focusedId = idAt(source, position);

  const focusAt = (next: number) => {
    if (rowCount === 0) return;
    const target = clampPosition(next, rowCount);
    const id = idAt(source, target);
    if (id === null) return;
    lastPosition.current = target;
    setOwnId(id);
    onFocus?.(id);
    reveal(target);
  };
  /** A plain move starts a new range. */
  const moveTo = (next: number) => {
    anchorId.current = null;
    focusAt(next);
  };
  const moveBy = (step: number) => moveTo(position < 0 ? 0 : position + step);
  const selectTo = (next: number) => {
    if (!onSelect || rowCount === 0) return;
    const from = Math.max(position, 0);
    anchorId.current ??= idAt(source, from);
    const anchor = positionOf(source, anchorId.current, from);
    const target = clampPosition(next, rowCount);
    const left = new Set(idsBetween(source, anchor, from));
    onSelect(new Set([...[...(selected ?? [])].filter((id) => !left.has(id)), ...idsBetween(source, anchor, target)]));
    focusAt(target);
  };
  const toggle = (id: string) => {
    anchorId.current = id;
    onSelect?.(toggled(selected ?? new Set(), id));
  };
  const selectAll = () => onSelect?.(selected && selected.size >= rowCount ? new Set() : new Set(allIds(source)));
  const openAt = (at: number) => {
    const index = source.order[at];
    if (index !== undefined) onOpen?.(source.getRow(index), source.getRowId(index));
  };
  const tickAt = (at: number) => {
    const id = idAt(source, at);
    if (id !== null) toggle(id);
  };
  return { position, focusedId, moveTo, moveBy, selectTo, toggle, tickAt, selectAll, openAt };
};
export type TableCursor = ReturnType<typeof useTableCursor>;
