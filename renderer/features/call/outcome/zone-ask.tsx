import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { stateZone } from '../../../../shared/commands/state-zone.ts';
import { currentCorrectionId } from '../../../../shared/domain/correction.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import { zonesOfCountry } from '../../../../shared/domain/lead-zones.ts';
import { placeOfZone } from '../../../../shared/domain/zone.ts';
import { useDesk } from '../../../data/desk.ts';
import { useDialSettings } from '../../../data/dial-settings.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { AskPane } from './ask-pane.tsx';
import styles from './outcome.module.css';

/** The zones of the lead's country first, then all that this machine knows. */
const useZoneOptions = (country: string | null) => {
  const words = useWords().call.ask;
  return useMemo(() => {
    const own = country ? zonesOfCountry(country) : [];
    const all = Intl.supportedValuesOf('timeZone');
    return [...new Set([...own, ...all])].map((zone) => ({ value: zone, label: words.zoneOption(placeOfZone(zone), zone) }));
  }, [country, words]);
};

/**
 * Somebody says where the lead is, and it is kept as said, with who and when. While nobody knows, a call needs that or a reason;
 * `isBeforeCall`: the call key asked.
 */
export function ZoneAsk({ isBeforeCall, onClose }: { isBeforeCall: boolean; onClose: () => void }) {
  const words = useWords().call.ask;
  const { run } = useDesk();
  const told = useTold();
  const [by] = useDialSettings();
  const formats = useFormats();
  const { session, lead, rows, now, window, calling } = useCall();
  const [zone, setZone] = useState<string | null>(null);
  const [source, setSource] = useState<'stated' | 'entered'>('stated');
  const [reason, setReason] = useState('');
  const options = useZoneOptions(lead.country);
  const mayCallAnyway = isBeforeCall && calling.kind === 'zone';
  const state = async () => {
    if (zone === null) return;
    const args = { leadId: lead.id, zone, source, baseId: currentCorrectionId(rows.corrections, 'zone') };
    if (await told(() => run(stateZone, args))) onClose();
  };
  const callAnyway = () => {
    session.dial({ lead, overrideReason: reason.trim(), overriddenRule: window.reason, by });
    onClose();
  };
  const isCalledAnyway = mayCallAnyway && zone === null && reason.trim() !== '';
  const action = isCalledAnyway
    ? { label: words.callAnyway, run: callAnyway, isReady: true }
    : { label: words.stateZone[source], run: () => void state(), isReady: zone !== null };
  const why = window.zone === null ? words.zoneWhy : words.zoneCorrect;
  return (
    <AskPane
      title={words.zone(lead.firstName || leadName(lead))}
      effect={zone ? words.itIs(formats.time(now, zone), placeOfZone(zone)) : why}
      action={action}
      onClose={onClose}
    >
      <InlineSelect
        label={words.zoneLabel}
        tone="field"
        width={300}
        isSearchable
        value={zone}
        options={options}
        placeholder={words.zonePlaceholder}
        onChange={setZone}
      />
      <Segmented
        label={words.zoneFrom}
        value={source}
        items={[
          { value: 'stated', label: words.theySaid },
          { value: 'entered', label: words.weKnow },
        ]}
        onChange={setSource}
      />
      {mayCallAnyway && (
        <TextInput
          className={styles.grow}
          aria-label={words.reasonUnknown}
          placeholder={words.reasonUnknown}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </AskPane>
  );
}
