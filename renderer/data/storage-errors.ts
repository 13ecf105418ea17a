/** How IndexedDB and Dexie name it when the machine cannot write; a fault of our own has another name. */
const storageErrors: ReadonlySet<string> = new Set([
  'QuotaExceededError',
  'AbortError',
  'UnknownError',
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'TimeoutError',
  'DatabaseLost',
]);

/** The database is there and has nothing in it, not even who this machine is: the browser has thrown the old one away. */
export class DatabaseLost extends Error {
  constructor() {
    super('the database has no device id');
    this.name = 'DatabaseLost';
  }
}

type Named = { name: string; inner?: unknown };
const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null && 'name' in value;

/** Whether this machine's storage failed, rather than the app: mostly a full disk. Looks through what wraps it. */
export const isStorageError = (error: unknown): boolean => {
  if (!isNamed(error)) return false;
  return storageErrors.has(error.name) || isStorageError(error.inner) || (error instanceof Error && isStorageError(error.cause));
};
