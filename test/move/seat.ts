import { setTimeout as wait } from 'node:timers/promises';
import type { OutboxEntry } from '../../renderer/data/db.ts';
import { batchOf } from '../../renderer/sync/push.ts';
import { createHttpTransport } from '../../renderer/sync/transport.ts';
import { viewOf } from '../../server/sync/visibility.ts';
import { type CommandArgs, type CommandName, commands } from '../../shared/commands/registry.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { protocolVersion } from '../../shared/protocol/sync.ts';
import type { FloorPerson } from './floor-center.ts';

/** A desktop as the server sees it: the real transport and batches, with its leads in memory. */
export type Seat = {
  leads: Map<string, string | null>;
  push: <Name extends CommandName>(name: Name, all: readonly CommandArgs<Name>[]) => Promise<(string | null)[]>;
  /** Pulls what comes, as a desktop does all day, until it is told to stop. */
  follow: (isOver: () => boolean) => Promise<void>;
  /** Pulls until the leads here are as `isRight` says; resolves to when that was, by `performance.now()`. */
  pullUntil: (isRight: (leads: ReadonlyMap<string, string | null>) => boolean, withinMs: number) => Promise<number>;
};

export const takeSeat = (
  url: string,
  centerId: string,
  person: FloorPerson,
  own: ReadonlyMap<string, string | null>,
  version: number,
  deviceId = `device-${person.id}`,
): Seat => {
  const transport = createHttpTransport({ serverUrl: url, token: () => person.token });
  const leads = new Map(own);
  const view = viewOf({ centerId, userId: person.id, role: person.role, teamId: person.teamId });
  let [seq, cursor] = [0, version];
  /** Whether more is waiting. */
  const pull = async (): Promise<boolean> => {
    const answer = await transport.pull({ version: cursor, epoch: 'floor', view });
    if (answer.kind !== 'changes') throw new Error('the server asks for a new snapshot');
    cursor = answer.version;
    for (const { table, rows } of answer.puts) if (table === 'leads') for (const row of rows as Lead[]) leads.set(row.id, row.ownerId);
    for (const { table, ids } of answer.leaves) if (table === 'leads') for (const id of ids) leads.delete(id);
    return answer.hasMore;
  };
  return {
    leads,
    push: async (name, all) => {
      const entries = all.map((args): OutboxEntry => {
        seq += 1;
        const id = `${deviceId}.${seq}`;
        return {
          id,
          seq,
          name,
          version: commands[name].version,
          args,
          at: Date.now(),
          userId: person.id,
          state: 'pending',
          ackedAt: null,
          leadIds: [],
        };
      });
      const codes: (string | null)[] = [];
      for (let pending = entries; pending.length > 0; ) {
        const answer = await transport.push({ protocol: protocolVersion, deviceId, commands: batchOf(pending) });
        codes.push(...answer.results.map((each) => each.code));
        pending = pending.slice(answer.results.length);
      }
      return codes;
    },
    follow: async (isOver) => {
      while (!isOver()) if (!(await pull())) await wait(100);
    },
    pullUntil: async (isRight, withinMs) => {
      const startedAt = performance.now();
      while (performance.now() - startedAt < withinMs) {
        if (await pull()) continue;
        if (isRight(leads)) return performance.now();
        await wait(20);
      }
      throw new Error(`not right within ${withinMs} ms`);
    },
  };
};
