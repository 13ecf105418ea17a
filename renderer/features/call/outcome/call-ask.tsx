import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { stateZone } from '../../../../shared/commands/state-zone.ts';
import { currentCorrectionId } from '../../../../shared/domain/correction.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import { zonesOfCountry } from '../../../../shared/domain/lead-zones.ts';
import { placeOfZone } from '../../../../shared/domain/zone.ts';
import { useDesk } from '../../../data/desk.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { AskPane } from './ask-pane.tsx';
import styles from './outcome.module.css';

/** What stands between the call key and the call: a zone nobody knows, a closed window, a lock. */
export function CallAsk({ onClose }: { onClose: () => void }) {
  const { calling } = useCall();
  if (calling.kind === 'zone') return <ZoneAsk onClose={onClose} />;
  return calling.kind === 'locked' ? <Locked onClose={onClose} /> : <ReasonAsk onClose={onClose} />;
}

/** Outside the window or with sales: a reason, kept with the attempt, opens it. */
function ReasonAsk({ onClose }: { onClose: () => void }) {
  const words = useWords().call.ask;
  const { session, lead, calling, window } = useCall();
  const [reason, setReason] = useState('');
  const why = useWhyNot();
  const dial = () => {
    session.dial({
      lead,
      overrideReason: reason.trim(),
      overriddenRule: calling.kind === 'ask' && calling.why === 'stage' ? 'stage' : window.reason,
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
  const time = [words.theirTime(window.localTime ?? '', zone ? placeOfZone(zone) : ''), opens].filter(Boolean).join(', ');
  return [time, window.ruleSource].filter(Boolean).join('. ');
};

/** The zones of the lead's country first, then all that this machine knows. */
const useZoneOptions = (country: string | null) => {
  const words = useWords().call.ask;
  return useMemo(() => {
    const own = country ? zonesOfCountry(country) : [];
    const all = Intl.supportedValuesOf('timeZone');
    return [...new Set([...own, ...all])].map((zone) => ({ value: zone, label: words.zoneOption(placeOfZone(zone), zone) }));
  }, [country, words]);
};

/** Nobody knows where the lead is, so nobody may call: somebody says it, and it is kept as said. */
function ZoneAsk({ onClose }: { onClose: () => void }) {
  const words = useWords().call.ask;
  const { run } = useDesk();
  const told = useTold();
  const { lead, rows } = useCall();
  const formats = useFormats();
  const { now } = useCall();
  const [zone, setZone] = useState<string | null>(null);
  const options = useZoneOptions(lead.country);
  const state = async () => {
    if (zone && (await told(() => run(stateZone, { leadId: lead.id, zone, baseId: currentCorrectionId(rows.corrections, 'zone') }))))
      onClose();
  };
  const effect = zone ? words.itIs(formats.time(now, zone), placeOfZone(zone)) : words.zoneWhy;
  return (
    <AskPane
      title={words.zone(lead.firstName || leadName(lead))}
      effect={effect}
      action={{ label: words.stateZone, run: () => void state(), isReady: zone !== null }}
      onClose={onClose}
    >
      <InlineSelect
        label={words.zoneLabel}
        tone="field"
        width={340}
        isSearchable
        value={zone}
        options={options}
        placeholder={words.zonePlaceholder}
        onChange={setZone}
      />
    </AskPane>
  );
}

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
