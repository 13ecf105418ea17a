import { Tooltip } from '@mantine/core';
import { IconPhoneX } from '@tabler/icons-react';
import type { CallingWindow } from '../../../../shared/domain/calling-window.ts';
import { placeOfZone } from '../../../../shared/domain/zone.ts';
import { WindowGlyph, type WindowState } from '../../../ui/window-glyph.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { type CallView, useCall } from '../call-view.tsx';
import styles from './header.module.css';

const stateOf = (window: CallingWindow): WindowState => {
  if (window.reason === 'unknownZone') return 'unknown';
  if (window.allowed) return window.isClosingSoon ? 'closing' : 'open';
  return 'shut';
};

/** The town where one zone is certain; else the zones' own places, because the lead may be in any of them. */
export const placeOf = ({ lead, window }: Pick<CallView, 'lead' | 'window'>): string => {
  if (lead.zones.length === 1 && lead.city && lead.zoneSource !== 'areaCode') return lead.city;
  return window.zone ? placeOfZone(window.zone) : '';
};

const usePromise = ({ window, now }: CallView): string => {
  const words = useWords().call.window;
  const formats = useFormats();
  const zone = window.zone ?? undefined;
  if (window.closesAt !== null) {
    const at = formats.time(window.closesAt, zone);
    return window.isClosingSoon ? words.closing(at, formats.nearness(window.closesAt, now)) : words.until(at);
  }
  if (window.opensAt === null) return words.closed;
  return words.opens(formats.dayAndTime(window.opensAt, now, zone), formats.nearness(window.opensAt, now));
};

/** "Munich 14:05 callable until 18:00", with where the zone and the rule are known from behind it. */
export function WindowLine() {
  const words = useWords().call.window;
  const call = useCall();
  const promise = usePromise(call);
  const { window, lead } = call;
  if (window.reason === 'doNotCall' || window.reason === 'consentRefused') {
    return (
      <span className={`${styles.clock} bad`}>
        <IconPhoneX size={15} stroke={1.8} aria-hidden />
        <b className="b">{words[window.reason]}</b>
      </span>
    );
  }
  if (!window.zone) {
    return (
      <span className={styles.clock}>
        <WindowGlyph state="unknown" />
        <b className="b">{words.unknownZone}</b>
      </span>
    );
  }
  const others = lead.zones.slice(1).map(placeOfZone);
  return (
    <Tooltip label={words.provenance(words.zoneSource[window.zoneSource], others, window.ruleSource)} multiline maw={340}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the provenance must be reachable without a mouse */}
      <span className={styles.clock} tabIndex={0}>
        <WindowGlyph state={stateOf(window)} />
        <span className="cut">
          <b className="b">
            {placeOf(call)} {window.localTime}
          </b>{' '}
          <span className={window.isClosingSoon ? 'warn' : 't2'}>{promise}</span>
        </span>
      </span>
    </Tooltip>
  );
}
