import { Menu } from '@mantine/core';
import { IconChevronDown, IconCopy, IconDeviceLandlinePhone, IconPhone } from '@tabler/icons-react';
import { type Phone, writtenNumbers } from '../../../../shared/domain/lead.ts';
import { formatPhone } from '../../../../shared/domain/phone-number.ts';
import { useCache } from '../../../data/desk.ts';
import { useDialSettings } from '../../../data/dial-settings.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './header.module.css';

type Dialable = Phone & { number: string };

const isDialable = (phone: Phone): phone is Dialable => phone.number !== null;
const copyKey = 'c';

/** The number to dial, as it is written in its country, with its extension; others are one click away while nobody talks. */
export function NumberFact() {
  const words = useWords().call.number;
  const { draft, lead } = useCall();
  const numbers = lead.phones.filter(isDialable);
  const extension = draft.extension ?? null;
  if (numbers.length === 0 || draft.number === '') {
    return (
      <div data-rare>
        <dt>{words.on}</dt>
        <dd className="t2 cut">{writtenNumbers(lead)[0] ?? words.none}</dd>
      </div>
    );
  }
  return (
    <div data-rare={extension === null || undefined}>
      <dt>{words.on}</dt>
      <dd>
        <Menu position="bottom-end" width="max-content">
          <Menu.Target>
            <button type="button" className={styles.why}>
              {formatPhone(draft.number)} {extension && <span className="t3">{words.extension(extension)}</span>}
              <IconChevronDown size={13} className="t3" aria-hidden />
              <span className="vh">{words.choose}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Numbers numbers={numbers} />
            <DeskPhone />
          </Menu.Dropdown>
        </Menu>
      </dd>
    </div>
  );
}

/** What the number is dialled as can be chosen until it is. */
function Numbers({ numbers }: { numbers: readonly Dialable[] }) {
  const words = useWords().call.number;
  const { session, draft } = useCall();
  const doNotCall = useCache((cache) => cache.doNotCall);
  if (draft.phase !== 'before') return null;
  return numbers.map((phone) => (
    <Menu.Item
      key={`${phone.number} ${phone.extension}`}
      leftSection={<IconPhone size={14} stroke={1.6} aria-hidden />}
      disabled={doNotCall.has(phone.number)}
      onClick={() => session.chooseNumber(phone.number, phone.extension)}
    >
      {formatPhone(phone.number)} {phone.extension && words.extension(phone.extension)}{' '}
      <span className="t3">{doNotCall.has(phone.number) ? words.barred : words.kinds[phone.kind]}</span>
    </Menu.Item>
  ));
}

/** For a telephone that takes no link: the number on the clipboard, alone or with the call begun. */
function DeskPhone() {
  const words = useWords().call.number;
  const { session, draft, lead, calling } = useCall();
  const copy = useCopyNumber();
  const [by] = useDialSettings();
  const call = () => session.dial({ lead, overrideReason: null, overriddenRule: null, by: { ...by, way: 'copy' } });
  return (
    <>
      {draft.phase === 'before' && calling.kind === 'open' && by.way !== 'copy' && (
        <Menu.Item leftSection={<IconDeviceLandlinePhone size={14} stroke={1.6} aria-hidden />} onClick={call}>
          {words.copyAndCall}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconCopy size={14} stroke={1.6} aria-hidden />}
        rightSection={<KeyCap keys={copyKey} />}
        onClick={() => void copy()}
      >
        {words.copy}
      </Menu.Item>
    </>
  );
}

/** Copies the number that stands there and says so. */
const useCopyNumber = (): (() => Promise<void>) => {
  const words = useWords().call.number;
  const { draft } = useCall();
  const extension = draft.extension ? ` ${words.extension(draft.extension)}` : '';
  return () =>
    navigator.clipboard.writeText(draft.number).then(
      () => void showToast({ message: words.copied(`${formatPhone(draft.number)}${extension}`) }),
      () => void showToast({ message: words.notCopied, tone: 'bad' }),
    );
};

/** Always there, also where the facts have no room for the number. */
export function CopyNumberKey() {
  const words = useWords().call;
  const { draft } = useCall();
  const copy = useCopyNumber();
  useKeys([{ keys: copyKey, label: words.number.copy, group: words.groups.call, isDisabled: draft.number === '', run: () => void copy() }]);
  return null;
}
