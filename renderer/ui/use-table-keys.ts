import { type FocusEvent, type MouseEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../words/words.tsx';
import type { KeyBinding } from './key-registry.ts';
import { useKeys } from './keys.tsx';
import { rowHeight } from './table-columns.ts';
import type { TableCursor } from './use-table-cursor.ts';

type TableKeysOptions = {
  cursor: TableCursor;
  grid: RefObject<HTMLElement | null>;
  rowCount: number;
  hasScreenKeys: boolean;
  isSelectable: boolean;
  isOpenable: boolean;
};

/** Rows that a page key passes over: what is in view, less one to keep one's place. */
const pageOf = (grid: HTMLElement | null): number => Math.max(1, Math.floor((grid?.clientHeight ?? 0) / rowHeight) - 2);

const hasTextSelection = (): boolean => (window.getSelection()?.toString() ?? '') !== '';

/** One function for the life of the table that calls the newest: rows need not be drawn again because a closure changed. */
const useLatest = <Args extends unknown[]>(run: (...args: Args) => void): ((...args: Args) => void) => {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
};

/** Keys of a list: J K, arrows and page keys move, Space ticks, with Shift they extend, ↵ opens. Also what a click on a row means. */
export const useTableKeys = ({ cursor, grid, rowCount, hasScreenKeys, isSelectable, isOpenable }: TableKeysOptions) => {
  const words = useWords().shell.table;
  const [hasFocus, setHasFocus] = useState(false);
  const group = words.keys;
  const last = rowCount - 1;
  /** Moving brings the focus along, so that a screen reader hears the row. */
  const moving = (keys: string[], label: string, move: () => void, isDisabled = false): KeyBinding => ({
    keys,
    label,
    group,
    isDisabled: isDisabled || rowCount === 0,
    canRepeat: true,
    isOnlyKey: true,
    run: () => {
      grid.current?.focus({ preventScroll: true });
      move();
    },
  });
  const inGrid = (keys: string[]): string[] => (hasFocus ? keys : []);
  const tickFocused = () => (cursor.focusedId === null ? cursor.moveTo(0) : cursor.toggle(cursor.focusedId));
  const bindings: KeyBinding[] = [
    moving(['j', ...inGrid(['ArrowDown'])], words.next, () => cursor.moveBy(1)),
    moving(['k', ...inGrid(['ArrowUp'])], words.previous, () => cursor.moveBy(-1)),
    { ...moving(['Space'], words.select, tickFocused, !isSelectable), canRepeat: false },
    moving(['Shift+j', ...inGrid(['Shift+ArrowDown'])], words.extendDown, () => cursor.selectTo(cursor.position + 1), !isSelectable),
    moving(['Shift+k', ...inGrid(['Shift+ArrowUp'])], words.extendUp, () => cursor.selectTo(cursor.position - 1), !isSelectable),
    {
      keys: 'Enter',
      label: words.open,
      group,
      isDisabled: !isOpenable || cursor.focusedId === null,
      run: () => cursor.openAt(cursor.position),
    },
    { keys: 'mod+a', label: words.selectEvery, group, isDisabled: !isSelectable || rowCount === 0, run: cursor.selectAll },
  ];
  const paging: KeyBinding[] = [
    moving(['Home'], words.first, () => cursor.moveTo(0)),
    moving(['End'], words.last, () => cursor.moveTo(last)),
    moving(['PageDown'], words.pageDown, () => cursor.moveTo(cursor.position + pageOf(grid.current))),
    moving(['PageUp'], words.pageUp, () => cursor.moveTo(cursor.position - pageOf(grid.current))),
  ];
  useKeys([...bindings, ...paging], { isActive: hasScreenKeys || hasFocus });

  const pressRow = useLatest((position: number, event: MouseEvent) => {
    if (event.defaultPrevented || hasTextSelection()) return;
    if (isSelectable && event.shiftKey) return cursor.selectTo(position);
    cursor.moveTo(position);
    if (isSelectable && (event.ctrlKey || event.metaKey)) cursor.tickAt(position);
    else cursor.openAt(position);
  });
  return {
    pressRow,
    tickRow: useLatest(cursor.toggle),
    onFocus: () => {
      setHasFocus(true);
      if (cursor.position < 0 && rowCount > 0) cursor.moveTo(0);
    },
    onBlur: (event: FocusEvent) => setHasFocus(event.currentTarget.contains(event.relatedTarget)),
  };
};
