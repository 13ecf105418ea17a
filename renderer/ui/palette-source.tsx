import { createSpotlight, type SpotlightStore } from '@mantine/spotlight';
import type { IconSun } from '@tabler/icons-react';
import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';

export type PaletteItem = {
  id: string;
  /** Heading under which it stands: "Leads", "Go". */
  group: string;
  label: string;
  /** Quietly after the label. */
  detail?: string;
  /** Found by these too, but not shown. */
  keywords?: string;
  icon?: typeof IconSun;
  /** Keys that do the same, in the notation of `useKeys`. */
  keys?: string;
  run: () => void;
  /** What else can be done with it, offered by Tab: call, plan a callback. */
  actions?: () => readonly PaletteItem[];
};

/** Items that fit a query, best first; for an empty query, what is likely wanted. Answers at once: it may only look at what is here. */
export type PaletteSource = (query: string) => readonly PaletteItem[];

type SourceEntry = { order: number; read: () => PaletteSource };

type PaletteRegistry = {
  store: SpotlightStore;
  open: () => void;
  close: () => void;
  add: (entry: SourceEntry) => () => void;
  find: (query: string) => PaletteItem[];
};

export const createPaletteRegistry = (): PaletteRegistry => {
  const [store, { open, close }] = createSpotlight();
  const entries = new Set<SourceEntry>();
  return {
    store,
    open,
    close,
    add: (entry) => {
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    find: (query) => [...entries].sort((a, b) => a.order - b.order).flatMap((entry) => [...entry.read()(query)]),
  };
};

/** The window's palette. Tests that need their own wrap in `<PaletteContext value={createPaletteRegistry()}>`. */
export const PaletteContext = createContext<PaletteRegistry>(createPaletteRegistry());

/** `usePalette().open()` for a button that opens it. */
export const usePalette = (): PaletteRegistry => useContext(PaletteContext);

/**
 * Offers items in the palette while the calling component is mounted. Lower `order` stands higher: leads 0, screens 10, the app 50.
 *
 * @example usePaletteSource((query) => matching([{ id: 'export', group: words.title, label: words.export, run: exportLog }], query));
 */
export const usePaletteSource = (source: PaletteSource, { order = 10 }: { order?: number } = {}): void => {
  const { add } = usePalette();
  const latest = useRef(source);
  useLayoutEffect(() => {
    latest.current = source;
  });
  useEffect(() => add({ order, read: () => latest.current }), [add, order]);
};
