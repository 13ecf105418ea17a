import { type DialTarget, dialLink, dialString } from '../../../shared/dialling.ts';
import type { Phone } from '../../../shared/domain/lead.ts';
import { formatPhone } from '../../../shared/domain/phone-number.ts';
import { useDesk } from '../../data/desk.ts';
import { useDialSettings } from '../../data/dial-settings.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './handoffs.module.css';

/** A number that is dialled as this person set it for this machine; copied where no link reaches their telephone. */
export function PhoneLink({ phone }: { phone: Phone }) {
  const [by] = useDialSettings();
  const { platform } = useDesk();
  const words = useWords().handoffLoop.phone;
  if (phone.number === null) return null;
  const target: DialTarget = { number: phone.number, extension: phone.extension };
  const shown = `${formatPhone(phone.number)}${phone.extension ? ` ${words.extension(phone.extension)}` : ''}`;
  const link = dialLink(target, by);
  const copy = () => void copyNumber(target.number, by.prefix).then((isCopied) => tell(isCopied, words.copied(shown), words.notCopied));
  if (link === null) {
    return (
      <button type="button" className={`b ${styles.number}`} onClick={copy} title={words.copy}>
        {shown}
      </button>
    );
  }
  const dial = async () => {
    const outcome = await platform.dial(target, by);
    if (outcome.kind !== 'dialled') showToast({ message: words.notDialled(shown), tone: 'bad' });
  };
  return (
    <a
      className="b"
      href={link}
      onClick={(event) => {
        // By the shell on a desktop, which opens no links by itself.
        event.preventDefault();
        void dial();
      }}
    >
      {shown}
    </a>
  );
}

const copyNumber = async (number: string, prefix: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(dialString(number, prefix) ?? number);
    return true;
  } catch {
    return false;
  }
};

const tell = (isDone: boolean, done: string, failed: string): void => {
  showToast(isDone ? { message: done } : { message: failed, tone: 'bad' });
};
