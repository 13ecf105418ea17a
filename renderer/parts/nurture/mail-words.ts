import type { Touch } from '../../../shared/domain/call.ts';
import type { Content } from '../../../shared/domain/content.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { fillMergeFields, mergeValuesOf } from '../../../shared/domain/merge-fields.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useFormats } from '../../words/words.tsx';

/** A template's text as one lead gets it, with what is sent. */
export const useMailSay = (
  lead: Lead | undefined,
  touches: readonly Touch[],
): ((text: string, sent: Pick<Content, 'title' | 'place'>) => string) => {
  const { user, now } = useDesk();
  const formats = useFormats();
  const { companies, campaigns, settings } = useWholeCache();
  const newest = touches.findLast(({ direction }) => direction === 'in');
  const values = mergeValuesOf({
    lead,
    companyName: companies.get(lead?.companyId ?? '')?.name,
    campaignName: campaigns.get(lead?.campaignId ?? '')?.name,
    centerName: settings?.name,
    repName: user.name,
    touch: newest && { title: newest.title, date: formats.shortDay(newest.happenedAt, now()) },
  });
  return (text, sent) => fillMergeFields(text, { ...values, contentTitle: sent.title, contentPlace: sent.place });
};
