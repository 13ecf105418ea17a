import { type Say, useSay as useSayTo } from '../../../data/use-say.ts';
import { useFormats } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';

/** Text of a script as it is said to this lead. */
export const useSay = (): Say => {
  const formats = useFormats();
  const { lead, company, campaign, settings, rows, now } = useCall();
  const said = { lead, companyName: company?.name, campaignName: campaign?.name, centerName: settings.name, touches: rows.touches };
  return useSayTo(said, (at) => formats.shortDay(at, now));
};
