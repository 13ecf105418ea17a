import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './sign-in.module.css';
import { SignInForm, type SubmitSignIn } from './sign-in-form.tsx';

type SignInAgainProps = { isNeeded: boolean; person: { name: string; email: string }; onSubmit: SubmitSignIn };

/** The sign-in has ended while the desk is open. The work stays; the person signs in again now, or goes on offline. */
export function SignInAgain({ isNeeded, person, onSubmit }: SignInAgainProps) {
  const words = useWords().signIn;
  const [isPutOff, setIsPutOff] = useState(false);
  return (
    <Dialog
      isOpen={isNeeded && !isPutOff}
      onClose={() => setIsPutOff(true)}
      title={words.again}
      footer={<Button onClick={() => setIsPutOff(true)}>{words.later}</Button>}
    >
      <div className={styles.again}>
        <p className="t2">{words.againLead(person.name)}</p>
        <SignInForm email={person.email} onSubmit={onSubmit} />
      </div>
    </Dialog>
  );
}
