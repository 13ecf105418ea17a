import { systemId } from '../../shared/domain/people.ts';
import { useCache, useDesk } from '../data/desk.ts';
import { useWords } from '../words/words.tsx';

/** The name of a person of the center, `you` for the reader. */
export const usePersonName = (): ((id: string | null) => string) => {
  const { call, shell } = useWords();
  const words = call.facts;
  const { user } = useDesk();
  const users = useCache((cache) => cache.users);
  return (id) => {
    if (id === null) return words.pool;
    if (id === systemId) return shell.product;
    return id === user.userId ? words.you : (users.get(id)?.name ?? words.somebody);
  };
};
