import type { Lead } from '../../shared/domain/lead.ts';
import type { SessionUser } from '../../shared/protocol/sync.ts';

/** A qualified lead that nobody has handed off yet: a rep's own, for others all they see. */
export const mayHandOff = (
  { stage, ownerId }: Pick<Lead, 'stage' | 'ownerId'>,
  { role, userId }: Pick<SessionUser, 'role' | 'userId'>,
): boolean => stage === 'qualified' && (role !== 'rep' || ownerId === userId);
