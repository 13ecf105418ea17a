import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { correctLead } from '../../../../shared/commands/correct-lead.ts';
import { currentCorrectionId } from '../../../../shared/domain/correction.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import { formatPhone, readPhone } from '../../../../shared/domain/phone-number.ts';
import { useDesk } from '../../../data/desk.ts';
import { useTold } from '../../../ui/use-told.ts';
import { useNames } from '../../../words/use-names.ts';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { AskPane } from './ask-pane.tsx';
import styles from './outcome.module.css';

/** No number can be dialled: somebody types one, and sees how it is read before it is kept. */
export function NumberAsk({ onClose }: { onClose: () => void }) {
  const words = useWords().call.ask;
  const names = useNames();
  const { run } = useDesk();
  const told = useTold();
  const { session, lead, rows } = useCall();
  const [text, setText] = useState('');
  const phone = readPhone(text, { country: lead.country, kind: 'other' });
  const number = text.trim() === '' ? null : phone.number;
  const keep = async () => {
    if (number === null) return;
    const value = { phones: [phone, ...lead.phones].slice(0, 10) };
    const change = { field: 'phones' as const, value, baseId: currentCorrectionId(rows.corrections, 'phones') };
    if (!(await told(() => run(correctLead, { leadId: lead.id, changes: [change], newCompany: null })))) return;
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
