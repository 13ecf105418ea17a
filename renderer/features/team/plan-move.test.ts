import { describe, expect, it } from 'vitest';
import { nobodyBarred } from '../../../shared/domain/do-not-call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { User } from '../../../shared/domain/people.ts';
import { aLead, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { aUser } from '../../../test/builders/people.ts';
import { calendarOf } from '../../data/window-calendar.ts';
import { type FloorColumn, floorColumn, mayGet } from './floor-model.ts';
import { bucketKey } from './floor-store.ts';
import { type MoveChoice, planMove, proposedReceivers } from './plan-move.ts';

const settings = someSettings();
const context = { settings, calendar: calendarOf(settings, nobodyBarred), now: builtAt, keyAccounts: new Set<string>() };
const columnOf = (user: User, leads: Lead[]): FloorColumn =>
  floorColumn({ id: user.id, user, leads, presence: undefined, attempts: [], dispositions: new Map(), context });
const leadsOf = (ownerId: string, count: number, over: Partial<Lead> = {}) =>
  Array.from({ length: count }, (_, at) =>
    aLead({ id: `${ownerId}-${at}`, ownerId, nextActionKind: 'retry', nextActionAt: builtAt, ...over }),
  );
const choice = (over: Partial<MoveChoice> = {}): MoveChoice => ({
  picked: new Set([bucketKey('kim', 'retry'), bucketKey('kim', 'callbacks')]),
  receiverIds: ['mara'],
  shares: {},
  leavesOutUnspoken: false,
  amount: 'all',
  splitBy: 'load',
  ...over,
});
const kim = aUser({ id: 'kim', name: 'Kim' });
const mara = aUser({ id: 'mara', name: 'Mara' });

describe('a move before it is made', () => {
  it('takes half of somebody’s leads, and half of each kind', () => {
    const promised = leadsOf('kim', 4, { nextActionKind: 'callback' }).map((lead) => ({ ...lead, id: `c${lead.id}` }));
    const columns = [columnOf(kim, [...leadsOf('kim', 10), ...promised]), columnOf(mara, [])];
    const { leads, pickedCount } = planMove(columns, choice({ amount: 'half' }), new Set());
    expect(pickedCount).toBe(14);
    expect(leads).toHaveLength(7);
    expect(leads.filter((lead) => lead.nextActionKind === 'callback')).toHaveLength(2);
  });

  it('takes as many as are asked for, and never more than there are', () => {
    const columns = [columnOf(kim, leadsOf('kim', 10)), columnOf(mara, [])];
    expect(planMove(columns, choice({ amount: 3 }), new Set()).leads).toHaveLength(3);
    expect(planMove(columns, choice({ amount: 99 }), new Set()).leads).toHaveLength(10);
  });

  it('says which promises come when their new rep does not work, and which collide', () => {
    const due = builtAt + 3_600_000;
    const columns = [
      columnOf(kim, leadsOf('kim', 1, { nextActionKind: 'callback', nextActionAt: due, callbackIsPersonal: true })),
      columnOf(
        { ...mara, hours: { weekdays: [1], from: 0, till: 1440 } },
        leadsOf('mara', 1, { nextActionKind: 'callback', nextActionAt: due + 60_000 }),
      ),
    ];
    const { callbacks } = planMove(columns, choice(), new Set());
    expect(callbacks).toMatchObject({ all: 1, colliding: [{ nextActionKind: 'callback' }], personal: 1 });
    expect(callbacks.outsideHours).toHaveLength(1);
  });

  it('splits evenly by count, by room otherwise, and key accounts to seniors', () => {
    const senior = aUser({ id: 'mara', skills: ['Senior'], capacity: 200 });
    const tomasz = aUser({ id: 'tomasz', capacity: 100 });
    const columns = [columnOf(kim, leadsOf('kim', 30)), columnOf(senior, []), columnOf(tomasz, [])];
    const both = { receiverIds: ['mara', 'tomasz'] };
    const share = (over: Partial<MoveChoice>) =>
      planMove(columns, choice({ ...both, ...over }), new Set()).receivers.map((each) => each.share);
    expect(share({ splitBy: 'count' })).toEqual([15, 15]);
    expect(share({ splitBy: 'load' })).toEqual([20, 10]);
    const keyed = [
      columnOf(kim, [
        ...leadsOf('kim', 2, { companyId: 'big' }),
        ...leadsOf('kim', 2, { companyId: null }).map((lead) => ({ ...lead, id: `x${lead.id}` })),
      ]),
      columnOf(senior, []),
      columnOf(tomasz, []),
    ];
    const { dealt, suited } = planMove(keyed, choice({ ...both, splitBy: 'skill', shares: { mara: 2, tomasz: 2 } }), new Set(['big']));
    expect(dealt.filter(({ lead }) => lead.companyId === 'big').map(({ toId }) => toId)).toEqual(['mara', 'mara']);
    expect(suited).toEqual({ by: 'skill', count: 2, of: 2 });
  });

  it('proposes who has room before who is full', () => {
    const full = aUser({ id: 'full', capacity: 2 });
    const columns = [columnOf(kim, leadsOf('kim', 4)), columnOf(full, leadsOf('full', 3)), columnOf(mara, leadsOf('mara', 9))];
    expect(proposedReceivers(columns, choice().picked)).toEqual(['mara', 'full']);
  });

  it('proposes reps only: not who leads a team now, nor who has left, though leads still lie with them', () => {
    const [ruth, gone] = [aUser({ id: 'ruth', role: 'teamLead' }), aUser({ id: 'gone', isActive: false })];
    const columns = [columnOf(kim, leadsOf('kim', 4)), columnOf(ruth, leadsOf('ruth', 3)), columnOf(gone, []), columnOf(mara, [])];
    expect(proposedReceivers(columns, choice().picked)).toEqual(['mara']);
    expect(columns.map(mayGet)).toEqual([true, false, false, true]);
  });
});
