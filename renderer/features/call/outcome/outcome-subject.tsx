import { createContext, useContext } from 'react';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import type { Company } from '../../../../shared/domain/people.ts';
import type { Verdict } from '../../../../shared/domain/verdict.ts';
import type { OutcomeDraft } from '../../../data/db.ts';

/** Whose outcome is filled in, and how: the call on the screen, or one that is written down later. */
export type OutcomeSubject = {
  lead: Lead;
  company: Company | undefined;
  settings: CenterSettings;
  verdict: Verdict;
  /** Starts of the lead's attempts, the one in question among them. */
  attemptsAt: readonly number[];
  /** When the call ended; left out: now. */
  endedAt?: number;
  /** Epoch ms, a few seconds old at most. */
  now: number;
  edit: (change: Partial<OutcomeDraft>) => void;
};

const OutcomeContext = createContext<OutcomeSubject | null>(null);
export const OutcomeProvider = OutcomeContext;

export const useSubject = (): OutcomeSubject => {
  const subject = useContext(OutcomeContext);
  if (!subject) throw new Error('useSubject outside of an outcome');
  return subject;
};
