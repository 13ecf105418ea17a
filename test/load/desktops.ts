import { setTimeout as wait } from 'node:timers/promises';
import type { OutboxEntry } from '../../renderer/data/db.ts';
import { batchOf } from '../../renderer/sync/push.ts';
import { createHttpTransport, SyncFailed } from '../../renderer/sync/transport.ts';
import { waitAfter, waitForTurn } from '../../renderer/sync/waits.ts';
import { protocolVersion } from '../../shared/protocol/sync.ts';
import { offlineDay, type Rep } from './center.ts';

/**
 * Desktops as the server sees them: the real transport, batches and waits over an outbox in memory. Their IndexedDB is left out; each
 * real desktop brings a processor of its own for that.
 */

export type Returned = {
  /** Milliseconds from the return of all until this one's outbox was empty. */
  doneMs: number;
  /** Length of each answered push. */
  pushMs: number[];
  refusedTurns: number;
  brokenLines: number;
};

export type LoadOptions = { reps: readonly Rep[]; commandsEach: number; urls: readonly string[]; now: number; onPush: () => void };

/** All of them return at once. Resolves when every outbox is empty. */
export const returnAtOnce = ({ reps, commandsEach, urls, now, onPush }: LoadOptions): Promise<Returned[]> => {
  const outboxes = reps.map((rep) => offlineDay(rep, commandsEach, now).map((envelope) => entryOf(envelope, rep)));
  const startedAt = performance.now();
  return Promise.all(reps.map((rep, index) => comeBack(rep, outboxes[index] ?? [], { urls, first: index, startedAt, onPush })));
};

const entryOf = (envelope: ReturnType<typeof offlineDay>[number], rep: Rep): OutboxEntry => ({
  ...envelope,
  userId: rep.id,
  state: 'pending',
  ackedAt: null,
  leadIds: [],
});

type Way = { urls: readonly string[]; first: number; startedAt: number; onPush: () => void };

const comeBack = async (rep: Rep, outbox: OutboxEntry[], { urls, first, startedAt, onPush }: Way): Promise<Returned> => {
  const returned: Returned = { doneMs: 0, pushMs: [], refusedTurns: 0, brokenLines: 0 };
  let failures = 0;
  let commands = batchOf(outbox);
  for (let pending = outbox; pending.length > 0; ) {
    const serverUrl = urls[(first + failures) % urls.length] ?? '';
    const transport = createHttpTransport({ serverUrl, token: () => rep.token });
    const askedAt = performance.now();
    try {
      const answer = await transport.push({ protocol: protocolVersion, deviceId: rep.deviceId, commands });
      returned.pushMs.push(performance.now() - askedAt);
      pending = pending.slice(answer.results.length);
      commands = batchOf(pending);
      onPush();
    } catch (error) {
      if (!(error instanceof SyncFailed)) throw error;
      const { fault } = error;
      if (fault.kind === 'busy') {
        returned.refusedTurns += 1;
        await wait(waitForTurn(fault.retryAfterMs, Math.random));
      } else if (fault.kind === 'unreachable') {
        returned.brokenLines += 1;
        failures += 1;
        await wait(waitAfter(1, Math.random));
      } else throw new Error(`the server would not take a push: ${JSON.stringify(fault)}`);
    }
  }
  returned.doneMs = performance.now() - startedAt;
  return returned;
};
