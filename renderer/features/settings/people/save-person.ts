import { useCallback } from 'react';
import { saveUser } from '../../../../shared/commands/save-user.ts';
import type { User } from '../../../../shared/domain/people.ts';
import { askServer, nothing } from '../../../data/ask-server.ts';
import { type Desk, useDesk } from '../../../data/desk.ts';
import { useTold } from '../../../ui/use-told.ts';

export type SavedPerson = 'saved' | 'withPassword' | 'noPasswordYet' | 'refused';

/** The password is set by the server, which has to know the person first. */
const sentWithinMs = 15_000;

/** Saves a person, then sets their password where one was given. */
export const useSavePerson = (): ((user: Omit<User, 'isActive'>, password: string) => Promise<SavedPerson>) => {
  const desk = useDesk();
  const told = useTold();
  return useCallback(
    async (user, password) => {
      let commandId = '';
      const isSaved = await told(async () => {
        commandId = await desk.run(saveUser, { user });
      });
      if (!isSaved) return 'refused';
      if (password === '') return 'saved';
      if (!(await isSent(desk, commandId))) return 'noPasswordYet';
      const path = `/api/people/${encodeURIComponent(user.id)}/password`;
      const set = await askServer(desk.api, path, { method: 'PUT', body: JSON.stringify({ password }) }, nothing);
      return set.kind === 'done' ? 'withPassword' : 'noPasswordYet';
    },
    [desk, told],
  );
};

/** Waits until the server has taken a command; false when that takes too long. */
const isSent = async ({ db, sync }: Desk, commandId: string): Promise<boolean> => {
  sync.wake();
  const until = performance.now() + sentWithinMs;
  while (performance.now() < until) {
    if ((await db.outbox.where('id').equals(commandId).count()) === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;
};
