import type { SessionUser } from '../../shared/protocol/sync.ts';
import type { Dependencies } from '../dependencies.ts';
import { ApiError } from '../errors.ts';
import { verifyPassword } from './passwords.ts';

type Known = SessionUser & { isActive: boolean; passwordHash: string };

/** Finds the person by mail and password. Errors: wrongCredentials (whichever of the two it was), userDisabled. */
export const checkCredentials = async ({ database }: Dependencies, email: string, password: string): Promise<SessionUser> => {
  const [known] = await database.query<Known>(
    `select u.id as "userId", u.center_id as "centerId", u.name, u.email, u.role, u.team_id as "teamId",
       u.is_active as "isActive", c.password_hash as "passwordHash"
     from credentials c join users u on u.center_id = c.center_id and u.id = c.user_id where lower(c.email) = lower($1)`,
    [email.trim()],
  );
  if (!(await verifyPassword(known?.passwordHash, password)) || !known) throw new ApiError('wrongCredentials');
  if (!known.isActive) throw new ApiError('userDisabled');
  const { isActive: _isActive, passwordHash: _passwordHash, ...user } = known;
  return user;
};
