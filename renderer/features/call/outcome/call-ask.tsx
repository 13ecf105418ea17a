import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { leadName } from '../../../../shared/domain/lead.ts';
import { placeOfZone } from '../../../../shared/domain/zone.ts';
import { useDialSettings } from '../../../data/dial-settings.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { AskPane } from './ask-pane.tsx';
import { NumberAsk } from './number-ask.tsx';
import styles from './outcome.module.css';
import { ZoneAsk } from './zone-ask.tsx';

/** What stands between the call key and the call: a zone nobody knows, a closed window, a lock. */
export function CallAsk({ onClose }: { onClose: () => void }) {
  const { calling } = useCall();
  if (calling.kind === 'zone') return <ZoneAsk isBeforeCall onClose={onClose} />;
  if (calling.kind === 'locked' && calling.why === 'noNumber') return <NumberAsk onClose={onClose} />;
  return calling.kind === 'locked' ? <Locked onClose={onClose} /> : <ReasonAsk onClose={onClose} />;
}

/** Outside the window or with sales: a reason, kept with the attempt, opens it. */
function ReasonAsk({ onClose }: { onClose: () => void }) {
  const words = useWords().call.ask;
  const { session, lead, calling, window } = useCall();
  const [by] = useDialSettings();
  const [reason, setReason] = useState('');
  const why = useWhyNot();
  const dial = () => {
    session.dial({
      lead,
      overrideReason: reason.trim(),
      overriddenRule: calling.kind === 'ask' && calling.why === 'stage' ? 'stage' : window.reason,
      by,
    });
    onClose();
  };
  const title = calling.kind === 'ask' && calling.why === 'stage' ? words.withSales : words.outside;
  return (
    <AskPane title={title} effect={why} action={{ label: words.callAnyway, run: dial, isReady: reason.trim() !== '' }} onClose={onClose}>
      <TextInput
        data-autofocus
        className={styles.grow}
        aria-label={words.reason}
        placeholder={words.reasonPlaceholder}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className="t3 sm">{words.reasonKept}</p>
    </AskPane>
  );
}

/** Why the call key does not simply call, with when it will. */
const useWhyNot = (): string => {
  const words = useWords().call.ask;
  const states = useWords().states.stage;
  const formats = useFormats();
  const { calling, window, lead, now } = useCall();
  if (calling.kind === 'ask' && calling.why === 'stage') return words.stage(states[lead.stage]);
  const zone = window.zone ?? undefined;
  const opens =
    window.opensAt === null ? '' : words.opens(formats.dayAndTime(window.opensAt, now, zone), formats.nearness(window.opensAt, now));
  const time = [zone && words.theirTime(formats.time(now, zone), placeOfZone(zone)), opens].filter(Boolean).join(', ');
  return [window.holiday, time, window.ruleSource].filter(Boolean).join('. ');
};

/** It does not dial, and says why and who can change that. */
function Locked({ onClose }: { onClose: () => void }) {
  const words = useWords().call.ask;
  const { calling, lead } = useCall();
  const why = calling.kind === 'locked' ? calling.why : 'gone';
  return (
    <AskPane title={words.locked[why].title} onClose={onClose}>
      <p className="t2">{words.locked[why].body(leadName(lead))}</p>
    </AskPane>
  );
}
