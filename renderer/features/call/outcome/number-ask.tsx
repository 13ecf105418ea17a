import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { leadName } from '../../../../shared/domain/lead.ts';
import { formatPhone, readPhone } from '../../../../shared/domain/phone-number.ts';
import { useTold } from '../../../ui/use-told.ts';
import { useNames } from '../../../words/use-names.ts';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { AskPane } from './ask-pane.tsx';
import styles from './outcome.module.css';
import { useKeepNumber } from './use-keep-number.ts';

/** No number can be dialled: somebody types one, and sees how it is read before it is kept. */
export function NumberAsk({ onClose }: { onClose: () => void }) {
  const words = useWords().call.ask;
  const names = useNames();
  const keepNumber = useKeepNumber();
  const told = useTold();
  const { session, lead, rows } = useCall();
  const [text, setText] = useState('');
  const phone = readPhone(text, { country: lead.country, kind: 'other' });
  const number = text.trim() === '' ? null : phone.number;
  const keep = async () => {
    if (number === null) return;
    if (!(await told(() => keepNumber(lead, rows.corrections, phone)))) return;
    session.chooseNumber(number);
    onClose();
  };
  const howRead = () => {
    if (number !== null) return words.numberIs(formatPhone(number));
    if (text.trim() === '') return words.numberHint(lead.country ? names.country(lead.country) : '');
    return lead.country ? words.numberUnreadable : words.numberAmbiguous;
  };
  return (
    <AskPane
      title={words.locked.noNumber.title}
      effect={words.locked.noNumber.body(leadName(lead))}
      action={{ label: words.keepNumber, run: () => void keep(), isReady: number !== null }}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        className={styles.when}
        aria-label={words.number}
        placeholder={words.number}
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className="t2" aria-live="polite">
        {howRead()}
      </p>
    </AskPane>
  );
}
