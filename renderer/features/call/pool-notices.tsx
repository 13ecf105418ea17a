import { IconArrowsExchange, IconPhoneCall, IconPhoneX, IconPlugConnectedX, IconUsersGroup } from '@tabler/icons-react';
import { maybeCalledUnheard } from '../../../shared/domain/lease.ts';
import { useCache } from '../../data/desk.ts';
import { usePersonName } from '../../parts/use-person-name.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { Notice } from './call-notices.tsx';
import { useCall } from './call-view.tsx';
import { poolLockOf } from './calling.ts';
import type { FollowingLead } from './following-lead.ts';

type PoolNoticesProps = { next: FollowingLead | undefined; onNextLead: () => void; onOpenToday: () => void };

/** Who else is on this lead, what that means for the call, and where to go instead. */
export function PoolNotices(props: PoolNoticesProps) {
  return (
    <>
      <ElsewhereNotice {...props} />
      <LockNotice {...props} />
      <PendingNotice />
      <MaybeCalledNotice />
      <DoubleNotice />
    </>
  );
}

/** The way on from a lead that somebody else has: the next one, or the own queue. */
const useWayOn = ({ next, onNextLead, onOpenToday }: PoolNoticesProps) => {
  const words = useWords().pool.notices;
  return next && next.at === null ? { label: words.next(next.name), run: onNextLead } : { label: words.ownQueue, run: onOpenToday };
};

/** A lead that was moved in mid-call is not called by its new owner before the call is over. */
function ElsewhereNotice(props: PoolNoticesProps) {
  const words = useWords().pool.notices;
  const formats = useFormats();
  const nameOf = usePersonName();
  const { calling, elsewhere, draft, now } = useCall();
  const action = useWayOn(props);
  if (!elsewhere || draft.phase !== 'before' || calling.kind !== 'locked' || calling.why !== 'inCall') return null;
  return (
    <Notice icon={IconPhoneCall} tone="warn" action={action}>
      {words.inCall(nameOf(elsewhere.userId), formats.nearTime(elsewhere.startedAt, now))}
    </Notice>
  );
}

function LockNotice(props: PoolNoticesProps) {
  const words = useWords().pool;
  const formats = useFormats();
  const nameOf = usePersonName();
  const { draft, claim, lease, now, isHere } = useCall();
  const action = useWayOn(props);
  const lock = poolLockOf(claim, lease);
  if (lock === null || lock === 'asking' || !isHere) return null;
  const takenBy = lease.kind === 'taken' ? lease.byId : null;
  const byId = claim.kind === 'leased' || claim.kind === 'checkedOut' ? claim.byId : takenBy;
  const name = byId === null ? words.somebody : nameOf(byId);
  if (draft.phase !== 'before') {
    const said = lock === 'leased' || lock === 'checkedOut' ? words.notices.lostInCall(name) : words.notices.endedInCall;
    return lock === 'notFree' ? null : (
      <Notice icon={IconUsersGroup} tone="warn">
        {said}
      </Notice>
    );
  }
  const sinceAt = claim.kind === 'leased' ? claim.sinceAt : lease.kind === 'taken' ? lease.sinceAt : null;
  const said = {
    leased: () => words.notices.leased(name, formats.nearTime(sinceAt ?? now, now)),
    checkedOut: () => words.notices.checkedOut(name, claim.kind === 'checkedOut' ? formats.nearTime(claim.until, now) : ''),
    notFree: () => words.notices.notFree,
    poolOffline: () => words.notices.offline,
  }[lock]();
  return (
    <Notice icon={lock === 'poolOffline' ? IconPlugConnectedX : IconUsersGroup} tone="warn" action={action}>
      {said}
    </Notice>
  );
}

/** A move of a lead one took along waits until one is done. */
function PendingNotice() {
  const words = useWords().pool.notices;
  const nameOf = usePersonName();
  const { lead, claim } = useCall();
  const taken = useCache((cache) => cache.checkouts.get(lead.id));
  if (claim.kind !== 'mine' || !claim.isPending || !taken) return null;
  const by = nameOf(taken.pendingById ?? '');
  return (
    <Notice icon={IconArrowsExchange}>
      {taken.pendingToId === null ? words.pendingPool(by) : words.pending(by, nameOf(taken.pendingToId))}
    </Notice>
  );
}

/** It came here before the desktop that had it said what was done. */
function MaybeCalledNotice() {
  const words = useWords().pool.notices;
  const formats = useFormats();
  const nameOf = usePersonName();
  const { lead, now } = useCall();
  const taken = useCache((cache) => cache.checkouts.get(lead.id));
  if (!maybeCalledUnheard(taken, lead)) return null;
  return (
    <Notice icon={IconPhoneX} tone="warn">
      {words.maybeCalled(nameOf(taken.userId), formats.nearTime(taken.endedAt ?? taken.endsAt, now))}
    </Notice>
  );
}

const dayMs = 24 * 60 * 60 * 1000;

/** Two people called within a day, one of them after the lead had gone to the other. */
function DoubleNotice() {
  const words = useWords().pool.notices;
  const formats = useFormats();
  const nameOf = usePersonName();
  const { rows, draft, now } = useCall();
  const latest = rows.attempts.findLast((each) => each.mayBeDouble);
  if (!latest || draft.phase !== 'before' || now - latest.startedAt > dayMs) return null;
  return (
    <Notice icon={IconPhoneX} tone="warn">
      {words.double(nameOf(latest.userId), formats.nearTime(latest.startedAt, now))}
    </Notice>
  );
}
