import type { Dexie } from 'dexie';

/**
 * Chromium closes the connection to a database when the disk is full. A transaction that begins while it is closing may never end, neither
 * one way nor the other, and everything that waits behind it would wait for ever: words would stay unsaved long after there is room again.
 * So what has not ended when the connection says that it is gone has failed. Call it before the database is opened.
 */
export const endWithConnection = (db: Dexie): void => {
  const underWay = new WeakMap<IDBDatabase, Set<IDBTransaction>>();

  const begunOn = (connection: IDBDatabase): Set<IDBTransaction> => {
    const known = underWay.get(connection);
    if (known) return known;
    const begun = new Set<IDBTransaction>();
    underWay.set(connection, begun);
    connection.addEventListener('close', () => {
      for (const each of begun) end(each);
    });
    return begun;
  };

  const follow = (transaction: IDBTransaction): void => {
    const begun = begunOn(transaction.db);
    begun.add(transaction);
    const forget = () => void begun.delete(transaction);
    transaction.addEventListener('complete', forget);
    transaction.addEventListener('abort', forget);
  };

  db.use({
    stack: 'dbcore',
    name: 'endWithConnection',
    create: (core) => ({
      ...core,
      transaction: (...asked) => {
        const transaction = core.transaction(...asked);
        follow(transaction as IDBTransaction);
        return transaction;
      },
    }),
  });
};

/** Its requests fail at once. Its own end is told by the other side of the connection, where nobody is any more. */
const end = (transaction: IDBTransaction): void => {
  try {
    transaction.abort();
  } catch {
    // It was ending already.
  }
  transaction.dispatchEvent(new Event('abort'));
};
