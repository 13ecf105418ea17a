import { describe, expect, it } from 'vitest';
import type { Checkout, Lease } from '../../../shared/domain/lease.ts';
import { aLead, builtAt } from '../../../test/builders/domain.ts';
import { aCheckout, aLease } from '../../../test/builders/lease.ts';
import { heldBack, poolClaims } from './pool-claims.ts';

const hour = 3_600_000;
const pool = ['a', 'b', 'c', 'd', 'e'].map((id) => aLead({ id, ownerId: null }));
const [a, b, c] = pool;
const rows = (leases: Lease[], checkouts: Checkout[]) => ({
  leases: new Map(leases.map((each) => [each.id, each])),
  checkouts: new Map(checkouts.map((each) => [each.id, each])),
});
const waiting = { pendingAt: builtAt - 60_000, pendingToId: 'tomasz', pendingById: 'ruth', pendingMoveId: 'm1' };

describe('who is on the pool', () => {
  it('counts leases and checkouts by person, not those that are over', () => {
    const claims = poolClaims(
      pool,
      rows(
        [aLease('a', 'kim'), aLease('b', null), aLease('c', 'kim')],
        [aCheckout('c'), aCheckout('d', { endsAt: builtAt + 6 * hour }), aCheckout('e', { endedAt: builtAt })],
      ),
      builtAt,
    );
    expect(claims.leased).toEqual([{ userId: 'kim', count: 1 }]);
    expect(claims.takenAlong).toEqual([{ userId: 'rep-1', leadIds: ['c', 'd'], until: builtAt + 4 * hour, isAskedBack: false }]);
    expect(claims.waiting).toEqual([]);
  });

  it('groups waiting moves by move, from and to, the longest waiting first', () => {
    const later = { ...waiting, pendingMoveId: 'm2', pendingToId: null, pendingAt: builtAt };
    const claims = poolClaims(pool, rows([], [aCheckout('c', later), aCheckout('a', waiting), aCheckout('b', waiting)]), builtAt);
    expect(claims.waiting.map(({ toId, leadIds, sinceAt }) => ({ toId, leadIds, sinceAt }))).toEqual([
      { toId: 'tomasz', leadIds: ['a', 'b'], sinceAt: builtAt - 60_000 },
      { toId: null, leadIds: ['c'], sinceAt: builtAt },
    ]);
    expect(claims.takenAlong[0]).toMatchObject({ isAskedBack: true });
  });

  it('knows which moves will wait', () => {
    if (!a || !b || !c) throw new Error('no leads');
    const { checkouts } = rows([], [aCheckout('a'), aCheckout('b')]);
    const moves = [
      { lead: a, toId: 'tomasz' },
      { lead: b, toId: 'rep-1' },
      { lead: c, toId: 'tomasz' },
    ];
    expect(heldBack(moves, checkouts, builtAt).map(({ leadId }) => leadId)).toEqual(['a']);
  });
});
