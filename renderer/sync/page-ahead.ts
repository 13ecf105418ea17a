import type { Transport } from './transport.ts';

/** Where pages of a first load come from. */
export type PageSource = Pick<Transport, 'snapshotPage'> & {
  /** This page is asked for next: it may be fetched meanwhile. Left out: it is fetched when it is asked for. */
  prepareSnapshotPage?: (next: string) => void;
};

/** Fetches a page that is about to be asked for, one at a time. One that failed to come is asked for again when it is its turn. */
export const withPageAhead = (transport: Transport): Transport & PageSource => {
  let ahead: { next: string; page: ReturnType<Transport['snapshotPage']> } | undefined;
  return {
    ...transport,
    snapshotPage: (next) => {
      const page = ahead?.next === next ? ahead.page : undefined;
      ahead = undefined;
      return page ?? transport.snapshotPage(next);
    },
    prepareSnapshotPage: (next) => {
      const begun = { next, page: transport.snapshotPage(next) };
      ahead = begun;
      begun.page.catch(() => {
        if (ahead === begun) ahead = undefined;
      });
    },
  };
};
