import { useMemo } from 'react';
import { useCache } from './desk.ts';

/** What the rules of the center's scoring model are called, by id: a line is named after what it found, which several rules may find. */
export const useScoreRuleNames = (): ReadonlyMap<string, string> => {
  const rules = useCache((cache) => cache.settings?.score.rules);
  return useMemo(() => new Map(rules?.map(({ id, label }) => [id, label])), [rules]);
};
