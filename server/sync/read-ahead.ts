/**
 * Makes the next page while a desktop stores the one it has: it will ask for it in a moment. Nothing depends on it: a page that is not
 * here is made when it is asked for, by this process or another.
 */
export type ReadAhead<Page> = {
  /** The page made ahead under that key, once. */
  take: (key: string) => Promise<Page> | undefined;
  /** The page under that key: begun now, or before. Undefined when enough are kept already. */
  begin: (key: string, make: () => Promise<Page>) => Promise<Page> | undefined;
};

type ReadAheadOptions = {
  /** Milliseconds that only go forward. */
  steadyNow: () => number;
  /** Pages that are kept at a time, for all desktops together. */
  most?: number;
  keptMs?: number;
};

export const createReadAhead = <Page>({ steadyNow, most = 6, keptMs = 15_000 }: ReadAheadOptions): ReadAhead<Page> => {
  const pages = new Map<string, { page: Promise<Page>; at: number }>();
  const forgetOld = (): void => {
    for (const [key, { at }] of pages) if (at < steadyNow() - keptMs) pages.delete(key);
  };
  return {
    take: (key) => {
      forgetOld();
      const found = pages.get(key);
      pages.delete(key);
      return found?.page;
    },
    begin: (key, make) => {
      forgetOld();
      const known = pages.get(key);
      if (known) return known.page;
      if (pages.size >= most) return undefined;
      const page = make();
      // Whoever takes it hears of the failure; if nobody does, it was nobody's.
      page.catch(() => undefined);
      pages.set(key, { page, at: steadyNow() });
      return page;
    },
  };
};
