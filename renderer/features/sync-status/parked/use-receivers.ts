import type { Parked } from '../../../../shared/domain/history.ts';
import type { User } from '../../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { useWhereabouts } from '../../../data/lead-whereabouts.ts';
import { leadIdOf } from './parked-actions.ts';

/**
 * Who could settle it instead, the lead's present owner first. A rep gives it to that owner only; who leads a team, to any of its active
 * people.
 */
export const useReceivers = (parked: Parked): User[] => {
  const { user } = useDesk();
  const { users } = useWholeCache();
  const { lead, isHere, departure } = useWhereabouts()(leadIdOf(parked));
  const ownerId = isHere ? lead?.ownerId : departure?.toId;
  const owner = ownerId ? users.get(ownerId) : undefined;
  const known = owner?.isActive && owner.id !== parked.userId ? [owner] : [];
  if (user.role === 'rep' || user.role === 'salesperson') return known.filter((each) => each.id !== user.userId);
  const others = [...users.values()].filter(
    (each) =>
      each.isActive &&
      (each.role === 'rep' || each.role === 'teamLead') &&
      each.id !== parked.userId &&
      each.id !== owner?.id &&
      (user.role !== 'teamLead' || each.teamId === user.teamId),
  );
  return [...known, ...others.sort((a, b) => a.name.localeCompare(b.name))];
};
