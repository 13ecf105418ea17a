import { Button, Popover } from '@mantine/core';
import { IconPhoneX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { CallingWindow } from '../../../../shared/domain/calling-window.ts';
import { valuesOf } from '../../../../shared/domain/correction.ts';
import { formatPhone } from '../../../../shared/domain/phone-number.ts';
import { placeOfZone } from '../../../../shared/domain/zone.ts';
import { usePersonName } from '../../../parts/use-person-name.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { WindowGlyph, type WindowState } from '../../../ui/window-glyph.tsx';
import { useNames } from '../../../words/use-names.ts';
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
  if (lead.zones.length === 1 && lead.city && lead.zoneSource !== 'areaCode' && lead.zoneSource !== 'stated') return lead.city;
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
  const opens =
    window.opensAt === null
      ? words.closed
      : words.opens(formats.dayAndTime(window.opensAt, now, zone), formats.nearness(window.opensAt, now));
  return window.reason === 'holiday' && window.holiday ? words.because(window.holiday, opens) : opens;
};

/** "Munich 14:05 callable until 18:00"; behind it why, and the way to say that they are elsewhere. */
export function WindowLine({ onAskWhere }: { onAskWhere: () => void }) {
  const words = useWords().call;
  const call = useCall();
  const formats = useFormats();
  const promise = usePromise(call);
  const [isOpen, setIsOpen] = useState(false);
  const { window } = call;
  const isBarred = window.reason === 'doNotCall' || window.reason === 'consentRefused';
  useKeys([{ keys: 'z', label: words.window.elsewhere, group: words.groups.call, isDisabled: isBarred, run: onAskWhere }]);
  if (window.reason === 'doNotCall' || window.reason === 'consentRefused') {
    return (
      <span className={`${styles.clock} bad`}>
        <IconPhoneX size={15} stroke={1.8} aria-hidden />
        <b className="b">{words.window[window.reason]}</b>
      </span>
    );
  }
  const askWhere = () => {
    setIsOpen(false);
    onAskWhere();
  };
  /** While it hangs open the screen's keys stay out of the way, so it sees to its own. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') setIsOpen(false);
    if (event.key === 'z') askWhere();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      shadow="md"
      width={340}
      transitionProps={{ duration: 90 }}
      withRoles
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className={`${styles.clock} ${styles.why}`} onClick={() => setIsOpen(!isOpen)} onKeyDown={onKeyDown}>
          <WindowGlyph state={stateOf(window)} />
          <span className="cut">
            <b className="b">
              {window.zone === null ? words.window.unknownZone : `${placeOf(call)} ${formats.time(call.now, window.zone)}`}
            </b>{' '}
            {window.zone !== null && <span className={window.isClosingSoon ? 'warn' : 't2'}>{promise}</span>}
          </span>
          <span className="vh">{words.window.why}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.popover} aria-label={words.window.title} onKeyDown={onKeyDown}>
        <Reasons />
        <Button size="xs" mt={8} onClick={askWhere} rightSection={<KeyCap keys="z" />} aria-keyshortcuts={ariaKeys('z')}>
          {words.window.elsewhere}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Where zone and hours are known from, line by line. */
function Reasons() {
  const words = useWords().call.window;
  const formats = useFormats();
  const { lead, window } = useCall();
  const source = useSource();
  const others = lead.zones.slice(1).map(placeOfZone);
  const holiday = window.holiday ?? (window.holidayElsewhere && `${window.holidayElsewhere.name} (${window.holidayElsewhere.regions})`);
  const lines: [string, string | null][] = [
    [words.facts.zone, source],
    [words.facts.maybe, others.length > 0 ? words.maybe(formats.list(others)) : null],
    [words.facts.hours, window.ruleSource || null],
    [words.facts.holiday, holiday],
  ];
  return (
    <dl className={styles.reasons}>
      {lines
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** "America/Denver, from postcode 80202", or as they said, and who noted it when. */
const useSource = (): string => {
  const words = useWords().call.window;
  const formats = useFormats();
  const names = useNames();
  const nameOf = usePersonName();
  const { lead, rows, window, now } = useCall();
  if (window.zone === null) return words.zoneSource.unknown;
  const number = lead.phones.find((each) => each.number !== null)?.number;
  const details: Partial<Record<typeof lead.zoneSource, string>> = {
    ...(lead.postcode ? { postcode: words.from.postcode(lead.postcode) } : {}),
    ...(lead.city ? { city: words.from.city(lead.city) } : {}),
    ...(lead.region ? { region: words.from.region(lead.region) } : {}),
    ...(number ? { areaCode: words.from.areaCode(formatPhone(number)) } : {}),
    ...(lead.country ? { country: words.from.country(names.country(lead.country)) } : {}),
  };
  const [said] = lead.zoneSource === 'stated' || lead.zoneSource === 'entered' ? valuesOf(rows.corrections, 'zone') : [];
  const noted = said?.byId ? words.saidBy(nameOf(said.byId), formats.dayAndTime(said.changedAt, now)) : '';
  return [lead.zones[0], details[lead.zoneSource] ?? words.zoneSource[lead.zoneSource], noted].filter(Boolean).join(', ');
};
