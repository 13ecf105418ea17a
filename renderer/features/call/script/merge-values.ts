import { useMemo } from 'react';
import type { ScriptStep } from '../../../../shared/domain/call.ts';
import { fillMergeFields, type MergeValues } from '../../../../shared/domain/merge-fields.ts';
import { useDesk } from '../../../data/desk.ts';
import { useFormats } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';

/** What the scripts' merge fields stand for in this call. The touch is the newest that came from the lead. */
const useMergeValues = (): MergeValues => {
  const { user } = useDesk();
  const formats = useFormats();
  const { lead, company, campaign, settings, rows, now } = useCall();
  const touch = rows.touches.findLast((each) => each.direction === 'in');
  const touchDate = touch ? formats.shortDay(touch.happenedAt, now) : '';
  return useMemo(
    () => ({
      firstName: lead.firstName,
      lastName: lead.lastName,
      fullName: `${lead.firstName} ${lead.lastName}`.trim(),
      title: lead.title,
      city: lead.city,
      lastSaid: lead.lastSaid,
      companyName: company?.name,
      campaignName: campaign?.name,
      centerName: settings.name,
      repName: user.name,
      touchTitle: touch?.title,
      touchDate,
    }),
    [lead, company, campaign, settings, user, touch, touchDate],
  );
};

/** Text of a script as it is said to this lead. */
export const useSay = (): ((text: string) => string) => {
  const values = useMergeValues();
  return useMemo(() => (text: string) => fillMergeFields(text, values), [values]);
};

export const sayStep =
  (say: (text: string) => string) =>
  (step: ScriptStep): string =>
    say(step.say);
