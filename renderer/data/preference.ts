import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback } from 'react';
import type { z } from 'zod';
import { useDesk } from './desk.ts';

/**
 * A small thing a person set on this machine; it never leaves it. `undefined` while it is read; the fallback when nothing was set,
 * or an older version wrote something this one does not understand. Keep schema and fallback at module scope.
 */
export const usePreference = <Value>(
  key: string,
  schema: z.ZodType<Value>,
  fallback: Value,
): [value: Value | undefined, set: (value: Value) => Promise<void>] => {
  const { db } = useDesk();
  const value = useLiveQuery(async () => {
    const kept = await db.preferences.get(key);
    const parsed = schema.safeParse(kept?.value);
    return parsed.success ? parsed.data : fallback;
  }, [db, key, schema, fallback]);
  const set = useCallback(
    async (next: Value) => {
      await db.preferences.put({ key, value: next });
    },
    [db, key],
  );
  return [value, set];
};
