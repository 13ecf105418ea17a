import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { callableNumber, nobodyBarred } from '../../../shared/domain/do-not-call.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { formatPhone } from '../../../shared/domain/phone-number.ts';
import type { PulseKind } from '../../../shared/domain/pulse-settings.ts';
import { useIntents } from '../../data/intents.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { TouchDialog } from '../../parts/pulse/touch-dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { SkipDialog } from './skip-dialog.tsx';
import styles from './today.module.css';
import { usePutOff } from './use-put-off.ts';

const laterMs = 2 * 60 * 60 * 1000;

/**
 * What a rep does with the next lead: call it, or what is planned instead of a call, look at it, or not now; whatever the number's length, on one
 * line.
 */
export function NextLeadActs({ lead, due, now }: { lead: Lead; due: PulseKind | null; now: number }) {
  const words = useWords().today;
  const stepBack = usePutOff();
  const { ask } = useIntents();
  const [, navigate] = useLocation();
  const planned = due === 'call' ? null : due;
  const acts = useWords().pulse.acts;
  const [isTouching, setIsTouching] = useState(false);
  const [isSkipping, setIsSkipping] = useState(false);
  const calendar = useWindowCalendar();
  // The one that the call begins with.
  const number = callableNumber(lead, calendar?.doNotCall ?? nobodyBarred)?.number;
  const open = () => navigate(`/call/${lead.id}`);
  const call = () => {
    ask({ dialLeadId: lead.id });
    open();
  };
  /** A promise is not put off: it gets another time, with the lead. */
  const moveInstead = (): boolean => {
    if (lead.nextActionKind !== 'callback') return false;
    ask({ callbackId: lead.callbackId });
    navigate('/callbacks');
    showToast({ message: words.movedInstead });
    return true;
  };
  const skip = () => {
    if (!moveInstead()) setIsSkipping(true);
  };
  const putOff = async () => {
    if (moveInstead()) return;
    await stepBack({ lead, until: now + laterMs, said: words.putOff(leadName(lead)) });
  };
  useKeys([
    { keys: 'm', label: acts[planned ?? 'mail'], run: () => setIsTouching(true), isDisabled: planned === null },
    { keys: 'mod+Enter', label: words.call(leadName(lead)), run: call },
    { keys: 'o', label: words.open, run: open },
    { keys: 'l', label: words.later, run: () => void putOff() },
    { keys: 's', label: words.skip.title(leadName(lead)), run: skip },
  ]);
  return (
    <div className={styles.acts}>
      {planned && (
        <Button
          variant="filled"
          size="md"
          rightSection={<KeyCap keys="m" on="fill" />}
          aria-keyshortcuts={ariaKeys('m')}
          onClick={() => setIsTouching(true)}
        >
          {acts[planned]}
        </Button>
      )}
      <Button
        variant={planned ? 'default' : 'filled'}
        size="md"
        leftSection={<IconPhone size={16} stroke={1.8} aria-hidden />}
        rightSection={<KeyCap keys="mod+Enter" {...(!planned && { on: 'fill' })} />}
        aria-keyshortcuts={ariaKeys('mod+Enter')}
        onClick={call}
      >
        {words.call(number && !planned ? formatPhone(number) : leadName(lead))}
      </Button>
      <Button size="md" onClick={open} rightSection={<KeyCap keys="o" />} aria-keyshortcuts={ariaKeys('o')}>
        {words.open}
      </Button>
      <Button.Group>
        <Button
          size="md"
          onClick={() => void putOff()}
          rightSection={<KeyCap keys="l" />}
          aria-keyshortcuts={ariaKeys('l')}
          title={words.laterHint}
        >
          {words.later}
        </Button>
        <Menu position="bottom-end" width="max-content">
          <Menu.Target>
            <Button size="md" px={5} aria-label={words.notNow}>
              <IconChevronDown size={15} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item rightSection={<KeyCap keys="l" on="bare" />} onClick={() => void putOff()}>
              {words.laterInWords}
            </Menu.Item>
            <Menu.Item rightSection={<KeyCap keys="s" on="bare" />} onClick={skip}>
              {words.skip.withReason}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      {isTouching && planned && <TouchDialog lead={lead} kind={planned} onClose={() => setIsTouching(false)} />}
      {isSkipping && <SkipDialog lead={lead} onClose={() => setIsSkipping(false)} />}
    </div>
  );
}
