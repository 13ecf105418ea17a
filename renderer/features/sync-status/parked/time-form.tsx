import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { scheduleCallback } from '../../../../shared/commands/schedule-callback.ts';
import { readCallbackTime } from '../../../../shared/domain/callback-time.ts';
import type { Parked } from '../../../../shared/domain/history.ts';
import { isKnownZone } from '../../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { FootForm } from './foot-form.tsx';
import { leadIdOf } from './parked-actions.ts';
import type { ParkedFormProps } from './parked-foot.tsx';
import { useSettleByChange } from './use-settle.ts';

/** The promise that was parked, as far as it was one. */
const promiseIn = ({ args }: Parked): { promise: string; isPersonal: boolean } => {
  const callback = typeof args.callback === 'object' && args.callback !== null ? args.callback : args;
  const promise = 'promise' in callback && typeof callback.promise === 'string' ? callback.promise : '';
  return { promise, isPersonal: !('isPersonal' in callback) || callback.isPersonal !== false };
};

/** Another time for the call, in the person's own words, on the lead's clock. */
export function TimeForm({ parked, onClose }: ParkedFormProps) {
  const words = useWords().parked;
  const formats = useFormats();
  const { now, zone: myZone, newId } = useDesk();
  const { leads, settings } = useWholeCache();
  const settle = useSettleByChange(parked, onClose);
  const [text, setText] = useState('');
  const lead = leads.get(leadIdOf(parked) ?? '');
  const zone = lead?.zones.find(isKnownZone) ?? settings?.zone ?? myZone;
  const read = text.trim() === '' ? null : readCallbackTime(text, { now: now(), zone, myZone });
  const promise = () => {
    if (read?.kind !== 'time' || !lead) return;
    const time = { callbackId: newId(), wall: read.wall, zone, dueAt: read.at, replacesId: lead.callbackId, ...promiseIn(parked) };
    void settle((run) => run(scheduleCallback, { leadId: lead.id, ...time }), words.done.time);
  };
  const failures = {
    unclear: words.forms.whenUnclear,
    inThePast: words.forms.whenPast,
    gap: words.forms.whenTwice,
    twice: words.forms.whenTwice,
  };
  const label = read?.kind === 'time' ? words.forms.promise(formats.dayAndTime(read.at, now(), zone)) : words.forms.promiseNone;
  return (
    <FootForm
      label={label}
      onSubmit={promise}
      onClose={onClose}
      isDisabled={read?.kind !== 'time' || !lead}
      hint={read?.kind === 'failure' ? failures[read.code] : undefined}
    >
      <TextInput
        autoFocus
        label={words.forms.when}
        placeholder={words.forms.whenPlaceholder}
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FootForm>
  );
}
