import { useMemo } from 'react';
import type { Touch } from '../../shared/domain/call.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { fillMergeFields, mergeValuesOf } from '../../shared/domain/merge-fields.ts';
import { useDesk } from './desk.ts';

/** To whom something is said, and what is known around them. */
export type SaidTo = {
  lead: Lead | undefined;
  companyName: string | undefined;
  campaignName: string | undefined;
  centerName: string | undefined;
  touches: readonly Touch[];
};

/** Text of a script as the person here says it; `known`: what the question's answer is known to be. */
export type Say = (text: string, known?: string) => string;

/** `dayOf` words a day, as days are in their place. The touch is the newest that came from the lead. */
export const useSay = ({ lead, companyName, campaignName, centerName, touches }: SaidTo, dayOf: (at: number) => string): Say => {
  const { user } = useDesk();
  const newest = touches.findLast((each) => each.direction === 'in');
  const title = newest?.title;
  const date = newest ? dayOf(newest.happenedAt) : '';
  return useMemo(() => {
    const touch = title === undefined ? undefined : { title, date };
    const values = mergeValuesOf({ lead, companyName, campaignName, centerName, repName: user.name, touch });
    return (text, known) => fillMergeFields(text, { ...values, known });
  }, [lead, companyName, campaignName, centerName, user.name, title, date]);
};
