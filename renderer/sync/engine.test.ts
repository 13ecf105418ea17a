import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FeedHead, PushRequest } from '../../shared/protocol/sync.ts';
import { type OutboxEntry, openDb } from '../data/db.ts';
import { createRowChanges } from '../data/row-changes.ts';
import { createSyncEngine, type SyncEngine } from './engine.ts';
import { type PokesEnd, SyncFailed, type Transport } from './transport.ts';

let engine: SyncEngine | undefined;
afterEach(() => engine?.stop());

/** An engine over a real database and a line that the test cuts and mends; nothing ever has to be sent. */
const anEngine = async () => {
  const db = await openDb(v7());
  await db.meta.put({ key: 'cursor', epoch: 'e', view: 'v', version: 1 });
  await db.meta.put({ key: 'device', deviceId: 'laptop', nextSeq: 4 });
  let isCut = false;
  let isBusy = false;
  const waits: number[] = [];
  const pokes: { onPoke: (head: FeedHead) => void; onClosed: (end?: PokesEnd) => void }[] = [];
  const unreachable = () => Promise.reject(new SyncFailed({ kind: 'unreachable' }));
  const pull = vi.fn<Transport['pull']>(({ version }) =>
    isBusy
      ? Promise.reject(new SyncFailed({ kind: 'busy', retryAfterMs: 1000 }))
      : isCut
        ? unreachable()
        : Promise.resolve({ kind: 'changes', epoch: 'e', view: 'v', version, hasMore: false, puts: [], leaves: [] }),
  );
  const push = vi.fn<Transport['push']>(unreachable);
  const transport: Transport = {
    push,
    snapshotPage: unreachable,
    pull,
    openPokes: (onPoke, onClosed) => {
      pokes.push({ onPoke, onClosed });
      return () => undefined;
    },
  };
  // Waits never end by themselves: what happens happens because the line said so.
  const timers = { set: (_run: () => void, ms: number) => void waits.push(ms), clear: () => undefined };
  const actor = { userId: 'mara', role: 'rep', teamId: 'north' } as const;
  engine = createSyncEngine({ db, actor, transport, changes: createRowChanges(), now: () => 0, random: () => 0.5, timers });
  engine.start();
  const { status } = engine;
  const isIn = (state: string) => vi.waitFor(() => expect(status.getState().state).toBe(state));
  await isIn('idle');
  return {
    db,
    isIn,
    pull,
    push,
    cut: () => {
      isCut = true;
      pokes.at(-1)?.onClosed();
    },
    waits,
    pokes,
    setBusy: () => {
      isBusy = true;
    },
    mend: () => {
      isCut = false;
      pokes.at(-1)?.onPoke({ epoch: 'e', version: 1 });
    },
  };
};

describe('a line that breaks', () => {
  it('is noticed although nothing was to be sent', async () => {
    const { cut, isIn } = await anEngine();
    cut();
    await isIn('waiting');
  });

  it('is asked once, not each time it breaks again while the wait is on', async () => {
    const { cut, isIn, pull } = await anEngine();
    cut();
    await isIn('waiting');
    const asked = pull.mock.calls.length;
    cut();
    cut();
    await isIn('waiting');
    expect(pull).toHaveBeenCalledTimes(asked);
  });

  it('is back with the first word over it', async () => {
    const { cut, mend, isIn } = await anEngine();
    cut();
    await isIn('waiting');
    mend();
    await isIn('idle');
  });
});

describe('a busy server', () => {
  it('is asked again when the turn comes that it named, a little later each, and not before', async () => {
    const { setBusy, isIn, waits, pokes, pull } = await anEngine();
    setBusy();
    pokes.at(-1)?.onPoke({ epoch: 'e', version: 2 });
    await isIn('waiting');
    expect(waits).toEqual([1125]);
    const asked = pull.mock.calls.length;
    pokes.at(-1)?.onPoke({ epoch: 'e', version: 3 });
    engine?.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pull).toHaveBeenCalledTimes(asked);
  });
});

describe('a command saved in this window', () => {
  const entryOf = (seq: number): OutboxEntry => ({
    ...{ id: v7(), seq, name: 'writeNote', version: 1, args: {}, at: 0, userId: 'mara' },
    ...{ state: 'pending', ackedAt: null, leadIds: [] },
  });
  const sent = (push: { mock: { lastCall?: [PushRequest] } }) => push.mock.lastCall?.[0].commands.map(({ seq }) => seq);

  it('is sent before anything else can happen, when it is the one that comes next', async () => {
    const { push } = await anEngine();
    engine?.saved(entryOf(4));
    expect(sent(push)).toEqual([4]);
  });

  it('waits for what was saved before it: the disk says what comes first', async () => {
    const { db, push } = await anEngine();
    await db.outbox.bulkAdd([entryOf(4), entryOf(5)]);
    engine?.saved(entryOf(5));
    expect(push).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(sent(push)).toEqual([4, 5]));
  });

  it('is read from the disk with the others, once one of them got no answer', async () => {
    const { db, push, isIn } = await anEngine();
    await db.outbox.add(entryOf(4));
    engine?.saved(entryOf(4));
    await isIn('waiting');
    await db.outbox.add(entryOf(5));
    engine?.saved(entryOf(5));
    await vi.waitFor(() => expect(sent(push)).toEqual([4, 5]));
  });
});

describe('hints', () => {
  it('of a version that is here already are the echo of one’s own work', async () => {
    const { isIn, pokes, pull } = await anEngine();
    const asked = pull.mock.calls.length;
    pokes.at(-1)?.onPoke({ epoch: 'e', version: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pull).toHaveBeenCalledTimes(asked);
    pokes.at(-1)?.onPoke({ epoch: 'e', version: 2 });
    await vi.waitFor(() => expect(pull).toHaveBeenCalledTimes(asked + 1));
    await isIn('idle');
  });

  it('of the same version in another epoch are not: a server may be restored twice from one backup', async () => {
    const { pokes, pull } = await anEngine();
    const asked = pull.mock.calls.length;
    pokes.at(-1)?.onPoke({ epoch: 'restored', version: 1 });
    await vi.waitFor(() => expect(pull).toHaveBeenCalledTimes(asked + 1));
  });

  it('that end because a server restarts are taken up again within seconds, spread out, without asking at once', async () => {
    const { pokes, pull, waits } = await anEngine();
    const asked = pull.mock.calls.length;
    pokes.at(-1)?.onClosed('comeBack');
    expect(waits).toEqual([2500]);
    expect(pull).toHaveBeenCalledTimes(asked);
  });

  it('that are refused are not asked for again until the server answers', async () => {
    const { pokes, waits } = await anEngine();
    const opened = pokes.length;
    pokes.at(-1)?.onClosed('refused');
    expect(waits).toEqual([]);
    await vi.waitFor(() => expect(pokes).toHaveLength(opened + 1));
  });
});
