import { fillMergeFields, type MergeFieldName } from '../../../shared/domain/merge-fields.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { useNow } from '../../data/use-now.ts';
import { useFormats } from '../../words/words.tsx';

/** A script's text as the person here would say it to that lead. */
export const useTrialSay = (leadId: string | null): ((text: string) => string) => {
  const formats = useFormats();
  const { user } = useDesk();
  const { leads, companies, campaigns, settings } = useWholeCache();
  const now = useNow(60_000);
  const lead = leadId === null ? undefined : leads.get(leadId);
  const touch = useLeadRows(lead?.id)?.touches.findLast(({ direction }) => direction === 'in');
  const values: Record<MergeFieldName, string | undefined> = {
    firstName: lead?.firstName,
    lastName: lead?.lastName,
    fullName: lead && `${lead.firstName} ${lead.lastName}`.trim(),
    title: lead?.title,
    city: lead?.city,
    lastSaid: lead?.lastSaid,
    companyName: lead?.companyId ? companies.get(lead.companyId)?.name : undefined,
    campaignName: lead?.campaignId ? campaigns.get(lead.campaignId)?.name : undefined,
    centerName: settings?.name,
    repName: user.name,
    touchTitle: touch?.title,
    touchDate: touch && formats.shortDay(touch.happenedAt, now),
  };
  return (text) => fillMergeFields(text, values);
};
