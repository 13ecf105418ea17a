/** What the browser part of the machine says of the storage that pages have: in a tab and inside the shell alike. */

/** Bytes this page may still write, by the browser's own estimate; null where it gives none. */
export const estimatedFreeBytes = async (): Promise<number | null> => {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  } catch {
    // Pages that did not come over a safe line have no such thing.
    return null;
  }
};

/** `kept`: not cleared by itself · `mayBeCleared`: when space runs low, or unused for long · `unknown`: the browser does not say. */
export type Keeping = 'kept' | 'mayBeCleared' | 'unknown';

/** Asks the browser to keep this page's storage, which it may grant, refuse, or put to the person. */
export const askToKeep = async (): Promise<Keeping> => {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist()) ? 'kept' : 'mayBeCleared';
  } catch {
    return 'unknown';
  }
};
