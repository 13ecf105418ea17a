import { useMemo } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useLeadsStore } from './leads-store.ts';

export type Targets = { leads: Lead[]; withCallback: number };

/** The selected leads that are still on this machine, in the order of the list. */
export const useTargets = (): Targets => {
  const selected = useLeadsStore((state) => state.selected);
  const { leads, revision } = useWholeCache();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is changed in place; its revision says when
  return useMemo(() => {
    const rows = [...selected].flatMap((id) => leads.get(id) ?? []);
    return { leads: rows, withCallback: rows.filter((lead) => lead.callbackId !== null).length };
  }, [selected, leads, revision]);
};

/** Who may move leads between people. */
export const useMayAssign = (): boolean => {
  const { user } = useDesk();
  return user.role === 'teamLead' || user.role === 'manager' || user.role === 'admin';
};
