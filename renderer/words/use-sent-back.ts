import { useCallback } from 'react';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { reasonLabel } from './reason-label.ts';
import { useWords } from './words.tsx';

type SentBack = (lead: Pick<Lead, 'stage' | 'reasonCode'>, settings: Pick<CenterSettings, 'rejectReasons'> | undefined) => string | null;

/** That sales sent a lead back, and why, until the next step is taken; null where it did not. */
export const useSentBack = (): SentBack => {
  const words = useWords().handoffLoop;
  return useCallback(
    ({ stage, reasonCode }, settings) => {
      const said = reasonLabel(reasonCode, settings?.rejectReasons, words);
      return (stage === 'working' || stage === 'nurture') && said ? words.sentBack(said) : null;
    },
    [words],
  );
};
