import type { DBCore, Dexie, Middleware } from 'dexie';
import { describe, expect, it } from 'vitest';
import { endWithConnection } from './end-with-connection.ts';

/** A transaction as Chromium leaves it behind: asked to abort, it says nothing more. */
class LeftBehind extends EventTarget {
  readonly db: EventTarget;
  aborts = 0;
  constructor(db: EventTarget) {
    super();
    this.db = db;
  }
  abort() {
    this.aborts += 1;
  }
}

const aDatabase = () => {
  const connection = new EventTarget();
  let middleware: Middleware<DBCore> | undefined;
  const use = (given: Middleware<DBCore>) => {
    middleware = given;
  };
  endWithConnection({ use } as unknown as Dexie);
  const core = middleware?.create({ transaction: () => new LeftBehind(connection) } as unknown as DBCore) as DBCore;
  const begin = () => {
    const transaction = core.transaction(['callDrafts'], 'readwrite') as unknown as LeftBehind;
    const told: string[] = [];
    transaction.addEventListener('abort', () => told.push('abort'));
    return { transaction, told };
  };
  return { begin, isGone: () => connection.dispatchEvent(new Event('close')) };
};

describe('a connection that the browser closes', () => {
  it('takes along what had begun on it and will never end', () => {
    const { begin, isGone } = aDatabase();
    const [first, second] = [begin(), begin()];
    expect([first.told, second.told]).toEqual([[], []]);
    isGone();
    expect([first.told, second.told]).toEqual([['abort'], ['abort']]);
    expect([first.transaction.aborts, second.transaction.aborts]).toEqual([1, 1]);
  });

  it('leaves alone what has ended', () => {
    const { begin, isGone } = aDatabase();
    const [saved, undone] = [begin(), begin()];
    saved.transaction.dispatchEvent(new Event('complete'));
    undone.transaction.dispatchEvent(new Event('abort'));
    isGone();
    expect([saved.told, undone.told]).toEqual([[], ['abort']]);
    expect([saved.transaction.aborts, undone.transaction.aborts]).toEqual([0, 0]);
  });
});
