import { createStore, type StoreApi } from 'zustand/vanilla';
import { type LeaseHeld, leaseHeld, leaseRefused } from '../../../shared/protocol/leases.ts';
import type { Desk } from '../../data/desk.ts';
import { windowId } from '../../data/window-id.ts';

/**
 * The lease of one pool lead as this desktop knows it. `until` is by this machine's clock: from when it was asked for, so never later than
 * the server's own end. unreachable: nobody can say who is on it, so it is not called.
 */
export type LeaseState =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'held'; fence: number; until: number }
  | { kind: 'taken'; byId: string | null; by: 'lease' | 'checkout' | null; sinceAt: number | null }
  | { kind: 'notFree' }
  | { kind: 'unreachable' };

export type LeaseKeeper = {
  store: StoreApi<LeaseState>;
  /** The lead is on the call screen: takes the lease and renews it from now on. */
  enter: () => void;
  /** The screen was left: gives it back. */
  leave: () => void;
  /** The fence to call under at this very moment; null while the lease does not hold. */
  fenceNow: () => number | null;
  /** Time may have passed unnoticed, or something have changed: looks at the clock and asks for what is missing. */
  look: () => void;
};

export type Timers = { set: (run: () => void, ms: number) => unknown; clear: (timer: unknown) => void };
type Dependencies = {
  api: Desk['api'];
  /** Of several windows each has a lease of its own, so that leaving the lead in one takes it from none. */
  windowId: string;
  /** Epoch ms: goes on in sleep, but may be set, and set back. */
  now: () => number;
  /** Milliseconds since some start: is never set, but may stand in sleep. */
  steady: () => number;
  timers: Timers;
};

const steady = (): number => performance.now();
const windowTimers: Timers = { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer as number) };

/** After a request that got no answer: the next look. */
const lookAgainMs = 5_000;
/** That a lead is free again is told by its row; this is for a line that broke. */
const askAgainMs = 20_000;
/** A clock that was set back by more than this may have been set back in a sleep, of which the other clock knows nothing. */
const setBackMs = 1_000;

/** A moment by both clocks. */
type Moment = { wall: number; steady: number };
type Held = { fence: number; askedAt: Moment; termMs: number; renewAfterMs: number };

/**
 * Takes, renews and gives back the lease of one lead. Goes by the clock that is further on: the wall clock, as the other and the timers
 * stand still while the machine sleeps, so that a lease that ended in the sleep is over when the machine wakes, and is asked for anew before
 * anybody calls; and the steady one, as the wall clock may be set back, by a little each time the network corrects it.
 */
export const createLeaseKeeper = (leadId: string, { api, windowId, now, steady, timers }: Dependencies): LeaseKeeper => {
  const store = createStore<LeaseState>(() => ({ kind: 'idle' }));
  let isWanted = false;
  let held: Held | null = null;
  let isUnderWay = false;
  /** The fence that was given back last: the word of it may still be on its way. */
  let givenBack: number | null = null;
  let timer: unknown;

  const moment = (): Moment => ({ wall: now(), steady: steady() });

  /** How long ago the lease was asked for; `Infinity` when nobody can say. */
  const ageOf = ({ askedAt }: Held): number => {
    const wallMs = now() - askedAt.wall;
    return wallMs < -setBackMs ? Number.POSITIVE_INFINITY : Math.max(wallMs, steady() - askedAt.steady);
  };

  const isHolding = (): boolean => held !== null && ageOf(held) < held.termMs;

  const lookIn = (ms: number): void => {
    timers.clear(timer);
    timer = timers.set(look, Math.max(0, ms));
  };

  /** Lives on when the window closes; without an answer the lease ends by itself. */
  const end = (fence: number): Promise<Response | null> =>
    api(`/api/leases/${encodeURIComponent(leadId)}?fence=${fence}`, { method: 'DELETE', keepalive: true }).catch(() => null);

  /**
   * The server has not heard yet that this very lease was given back, and would end it under the call once it does. So it is ended for
   * certain first: the next one has a fence of its own, which no late word can mean.
   */
  const takeAnew = async (fence: number): Promise<void> => {
    const response = await end(fence);
    if (!isWanted) return;
    return response?.ok ? take() : unreachable();
  };

  const hold = ({ fence, remainingMs, renewEveryMs }: LeaseHeld, askedAt: Moment): void | Promise<void> => {
    if (fence === givenBack && isWanted) return takeAnew(fence);
    held = { fence, askedAt, termMs: remainingMs, renewAfterMs: Math.min(renewEveryMs, remainingMs / 2) };
    if (!isWanted) {
      giveBack();
      return;
    }
    store.setState({ kind: 'held', fence, until: askedAt.wall + remainingMs }, true);
    lookIn(held.renewAfterMs - ageOf(held));
  };

  const refused = async (response: Response): Promise<void> => {
    held = null;
    const parsed = leaseRefused.safeParse(await response.json().catch(() => null));
    if (response.status === 404 || (parsed.success && parsed.data.code === 'leadNotFree')) {
      store.setState({ kind: 'notFree' }, true);
      return;
    }
    if (parsed.success && parsed.data.code === 'leaseLost') return take();
    if (!parsed.success) return unreachable();
    const { holderId, kind, sinceAt } = parsed.data;
    store.setState({ kind: 'taken', byId: holderId, by: kind, sinceAt }, true);
    lookIn(askAgainMs);
  };

  const unreachable = (): void => {
    if (isHolding() && held) {
      lookIn(Math.min(lookAgainMs, held.termMs - ageOf(held)));
      return;
    }
    held = null;
    store.setState({ kind: 'unreachable' }, true);
    lookIn(lookAgainMs);
  };

  const ask = async (path: string, method: string, body: object): Promise<void> => {
    const askedAt = moment();
    const response = await api(path, { method, body: JSON.stringify(body) }).catch(() => null);
    if (!response || response.status >= 500 || response.status === 401 || response.status === 429) return unreachable();
    if (!response.ok) return refused(response);
    const answer = leaseHeld.safeParse(await response.json().catch(() => null));
    return answer.success ? hold(answer.data, askedAt) : unreachable();
  };

  const take = (): Promise<void> => {
    held = null;
    if (store.getState().kind !== 'taken') store.setState({ kind: 'asking' }, true);
    return ask('/api/leases', 'POST', { leadId, windowId });
  };

  const renew = (): Promise<void> => ask(`/api/leases/${encodeURIComponent(leadId)}`, 'PUT', { fence: held?.fence ?? 0 });

  const look = (): void => {
    if (!isWanted || isUnderWay) return;
    if (isHolding() && held && ageOf(held) < held.renewAfterMs) {
      lookIn(held.renewAfterMs - ageOf(held));
      return;
    }
    isUnderWay = true;
    void (isHolding() ? renew() : take()).finally(() => {
      isUnderWay = false;
    });
  };

  const giveBack = (): void => {
    const { fence } = held ?? {};
    held = null;
    timers.clear(timer);
    store.setState({ kind: 'idle' }, true);
    if (!fence) return;
    givenBack = fence;
    void end(fence);
  };

  return {
    store,
    look,
    fenceNow: () => (isHolding() && held ? held.fence : null),
    enter: () => {
      if (isWanted) return;
      isWanted = true;
      look();
    },
    leave: () => {
      if (!isWanted) return;
      isWanted = false;
      giveBack();
    },
  };
};

const keepers = new WeakMap<Desk['db'], Map<string, LeaseKeeper>>();

/** The keeper of a lead's lease on this desk: the same one however often the screen is left and opened. */
export const leaseKeeper = (desk: Desk, leadId: string): LeaseKeeper => {
  const ofDesk = keepers.get(desk.db) ?? new Map<string, LeaseKeeper>();
  keepers.set(desk.db, ofDesk);
  const keeper =
    ofDesk.get(leadId) ?? createLeaseKeeper(leadId, { api: desk.api, windowId: windowId(), now: desk.now, steady, timers: windowTimers });
  ofDesk.set(leadId, keeper);
  return keeper;
};
