import { useMemo } from 'react';
import { z } from 'zod';
import { type Suggestion, suggestBalance } from '../../../shared/domain/balance.ts';
import { usePreference } from '../../data/preference.ts';
import type { FloorColumn } from './floor-model.ts';

/** Suggestions that were turned down, and until when they rest. */
const rejected = z.record(z.string(), z.number());
const none: z.infer<typeof rejected> = {};
const restsMs = 4 * 3_600_000;

export type Suggestions = { open: Suggestion[]; reject: (key: string) => void };

/** What would help now, but for what somebody here has turned down within four hours. */
export const useSuggestions = (columns: readonly FloorColumn[], now: number, keyAccounts: ReadonlySet<string>): Suggestions => {
  const [turnedDown = none, setTurnedDown] = usePreference('floor.rejected', rejected, none);
  const all = useMemo(() => {
    const reps = columns.flatMap(({ user, activity, leads }) => {
      if (!user) return [];
      const isHere = activity.kind !== 'offline' && activity.kind !== 'absent';
      const own = leads.map((lead) => ({ ...slim(lead), isKeyAccount: lead.companyId !== null && keyAccounts.has(lead.companyId) }));
      return [{ ...user, isHere, leads: own }];
    });
    return suggestBalance(reps, now);
  }, [columns, now, keyAccounts]);
  return {
    open: all.filter(({ key }) => (turnedDown[key] ?? 0) < now),
    reject: (key) => {
      const standing = Object.fromEntries(Object.entries(turnedDown).filter(([, until]) => until > now));
      void setTurnedDown({ ...standing, [key]: now + restsMs });
    },
  };
};

const slim = ({ id, language, nextActionKind, nextActionAt, callbackIsPersonal }: FloorColumn['leads'][number]) => ({
  id,
  language,
  nextActionKind,
  nextActionAt,
  callbackIsPersonal,
});
