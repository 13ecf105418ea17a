import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { SampleSignIn } from '../../../shared/desktop.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useWords } from '../../words/words.tsx';
import { SampleSignIns } from './sample-sign-ins.tsx';
import styles from './sign-in.module.css';

/** Why it did not work, as the server codes it; `otherPerson` when this desk belongs to somebody else. */
export type SignInTrouble = { kind: 'refused'; code: string } | { kind: 'unreachable' } | { kind: 'otherPerson'; name: string };
/** Resolves to what went wrong, or to null when the person is in. */
export type SubmitSignIn = (email: string, password: string) => Promise<SignInTrouble | null>;

type SignInFormProps = { email?: string; onSubmit: SubmitSignIn; samples?: readonly SampleSignIn[] };

/** Mail address and password. The trouble stays until the next try; the password field is never cleared by it. */
export function SignInForm({ email = '', onSubmit, samples = [] }: SignInFormProps) {
  const words = useWords().signIn;
  const [trouble, setTrouble] = useState<SignInTrouble | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email, password: '' } });
  const submit = form.onSubmit(async (values) => {
    setIsBusy(true);
    setTrouble(await onSubmit(values.email.trim(), values.password));
    setIsBusy(false);
  });
  return (
    <form onSubmit={submit} className={styles.form}>
      {trouble && <Trouble trouble={trouble} />}
      <TextInput
        label={words.email}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        data-autofocus={email === '' || undefined}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={words.password}
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus={email !== '' || undefined}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      <Button type="submit" variant="filled" size="md" disabled={isBusy}>
        {isBusy ? words.submitting : words.submit}
      </Button>
      <SampleSignIns people={samples} onChoose={(one) => form.setValues({ email: one.email, password: one.password })} />
    </form>
  );
}

function Trouble({ trouble }: { trouble: SignInTrouble }) {
  const words = useWords().signIn;
  if (trouble.kind === 'otherPerson') return <ErrorPanel title={words.otherPerson(trouble.name)} safe={words.safe} />;
  const { title, todo } = trouble.kind === 'unreachable' ? words.refused.unreachable : refusalWords(words, trouble.code);
  return <ErrorPanel title={title} safe={words.safe} todo={todo} />;
}

const refusalWords = (words: ReturnType<typeof useWords>['signIn'], code: string) => {
  if (code === 'wrongCredentials' || code === 'tooManyRequests' || code === 'userDisabled') return words.refused[code];
  return words.refused.other;
};
