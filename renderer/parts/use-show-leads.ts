import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { type DrillDown, useDrillDown } from '../data/drill-down.ts';

/** From a number or a name to its leads: opens them in the table, under what they are. The same function for good. */
export const useShowLeads = (): ((drillDown: DrillDown) => void) => {
  const [, navigate] = useLocation();
  const open = useDrillDown((state) => state.open);
  return useCallback(
    (drillDown) => {
      open(drillDown);
      navigate('/leads');
    },
    [open, navigate],
  );
};
