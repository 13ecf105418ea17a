import { Button, Input, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

const expiries = ['30', '90', '365', 'never'] as const;
type Expiry = (typeof expiries)[number];

type NewTokenProps = { onMake: (name: string, expiresInDays: number | null) => Promise<boolean>; isBusy: boolean };

/** Name and expiry of a token to be made. */
export function NewToken({ onMake, isBusy }: NewTokenProps) {
  const words = useWords().settings.access;
  const [name, setName] = useState('');
  const [expiry, setExpiry] = useState<Expiry>('90');
  const [isMissing, setIsMissing] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setIsMissing(true);
    const isMade = await onMake(name.trim(), expiry === 'never' ? null : Number(expiry));
    if (isMade) setName('');
    setIsMissing(false);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={words.name}
        placeholder={words.namePlaceholder}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
        error={isMissing && name.trim() === '' ? words.nameNeeded : undefined}
      />
      <Input.Wrapper label={words.expiry} labelElement="div">
        <InlineSelect
          label={words.expiry}
          tone="field"
          width="100%"
          value={expiry}
          options={expiries.map((value) => ({ value, label: words.expiries[value] }))}
          onChange={setExpiry}
        />
      </Input.Wrapper>
      <Button type="submit" disabled={isBusy}>
        {words.make}
      </Button>
    </form>
  );
}
