/**
 * What the sync engine does, as a complete table: the engine carries out the work of its state and feeds back what came of it.
 *
 * ```
 *  snapshotting ─done─► pushing ─done─► pulling ─done─► idle ─wake─► pushing
 *        ▲─────stale──────┴───────────────┘        pulling ─restored─► pushing
 *  any ─unreachable─► waiting ─wake─► pushing        any ─refused─► halted ─wake─► pushing
 * ```
 */
export type SyncState = 'snapshotting' | 'pushing' | 'pulling' | 'idle' | 'waiting' | 'halted';

/**
 * done: finished, nothing more of it · more: go on with the same · wake: a command was saved, a poke came, the network is back, a wait is
 * over · unreachable: no answer, or not this desktop's turn · refused: signed out, disabled, or not understood · stale: the server asks
 * for a new snapshot · restored: the same, and it may have lost what it had answered
 */
export type SyncEvent = 'done' | 'more' | 'wake' | 'unreachable' | 'refused' | 'stale' | 'restored';

const table: Record<SyncState, Record<SyncEvent, SyncState>> = {
  snapshotting: {
    done: 'pushing',
    more: 'snapshotting',
    wake: 'snapshotting',
    unreachable: 'waiting',
    refused: 'halted',
    stale: 'snapshotting',
    restored: 'pushing',
  },
  pushing: {
    done: 'pulling',
    more: 'pushing',
    wake: 'pushing',
    unreachable: 'waiting',
    refused: 'halted',
    stale: 'snapshotting',
    restored: 'pushing',
  },
  pulling: {
    done: 'idle',
    more: 'pulling',
    wake: 'pulling',
    unreachable: 'waiting',
    refused: 'halted',
    stale: 'snapshotting',
    restored: 'pushing',
  },
  idle: { done: 'idle', more: 'idle', wake: 'pushing', unreachable: 'idle', refused: 'idle', stale: 'snapshotting', restored: 'pushing' },
  waiting: {
    done: 'waiting',
    more: 'waiting',
    wake: 'pushing',
    unreachable: 'waiting',
    refused: 'waiting',
    stale: 'waiting',
    restored: 'waiting',
  },
  halted: {
    done: 'halted',
    more: 'halted',
    wake: 'pushing',
    unreachable: 'halted',
    refused: 'halted',
    stale: 'halted',
    restored: 'halted',
  },
};

export const nextSyncState = (state: SyncState, event: SyncEvent): SyncState => table[state][event];

/** States in which the engine has work to carry out; in the others it sleeps until woken. */
export const isWorking = (state: SyncState): boolean => state === 'snapshotting' || state === 'pushing' || state === 'pulling';
