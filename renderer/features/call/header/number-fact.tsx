import { Menu } from '@mantine/core';
import { IconChevronDown, IconCopy, IconPhone } from '@tabler/icons-react';
import type { Phone } from '../../../../shared/domain/lead.ts';
import { formatPhone } from '../../../../shared/domain/phone-number.ts';
import { useCache } from '../../../data/desk.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './header.module.css';

type Dialable = Phone & { number: string };

const isDialable = (phone: Phone): phone is Dialable => phone.number !== null;

/** The number to dial, as it is written in its country; others are one click away while nobody talks. */
export function NumberFact() {
  const words = useWords().call.number;
  const { session, draft, lead } = useCall();
  const doNotCall = useCache((cache) => cache.doNotCall);
  const numbers = lead.phones.filter(isDialable);
  const chosen = numbers.find((each) => each.number === draft.number);
  if (numbers.length === 0) {
    return (
      <div data-rare>
        <dt>{words.on}</dt>
        <dd className="t2 cut">{lead.phones[0]?.asWritten || words.none}</dd>
      </div>
    );
  }
  const copy = async (number: string) => {
    await navigator.clipboard.writeText(number);
    showToast({ message: words.copied(formatPhone(number)) });
  };
  return (
    <div data-rare>
      <dt>{words.on}</dt>
      <dd>
        <Menu position="bottom-end" width="max-content">
          <Menu.Target>
            <button type="button" className={styles.why}>
              {formatPhone(draft.number)} {chosen?.extension && <span className="t3">{words.extension(chosen.extension)}</span>}
              <IconChevronDown size={13} className="t3" aria-hidden />
              <span className="vh">{words.choose}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {draft.phase === 'before' &&
              numbers.map((phone) => (
                <Menu.Item
                  key={phone.number}
                  leftSection={<IconPhone size={14} stroke={1.6} aria-hidden />}
                  disabled={doNotCall.has(phone.number)}
                  onClick={() => session.chooseNumber(phone.number)}
                >
                  {formatPhone(phone.number)}{' '}
                  <span className="t3">{doNotCall.has(phone.number) ? words.barred : words.kinds[phone.kind]}</span>
                </Menu.Item>
              ))}
            <Menu.Item leftSection={<IconCopy size={14} stroke={1.6} aria-hidden />} onClick={() => void copy(draft.number)}>
              {words.copy}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </dd>
    </div>
  );
}
