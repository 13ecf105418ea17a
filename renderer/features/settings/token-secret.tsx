import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import type { MadeToken } from './account-client.ts';
import styles from './settings.module.css';

/** A new token, in sight until it is put away: the only time it can be read. */
export function TokenSecret({ made, onHide }: { made: MadeToken; onHide: () => void }) {
  const words = useWords().settings.access;
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.token);
      setIsCopied(true);
    } catch {
      showToast({ message: words.copyFailed, tone: 'bad' });
    }
  };
  return (
    <section className={styles.secret} aria-label={words.secretOf(made.name)}>
      <p className="b" role="status">
        {words.secretOf(made.name)}. {words.shownOnce}
      </p>
      <div className={styles.secretLine}>
        <code>{made.token}</code>
        <Button
          leftSection={isCopied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          onClick={() => void copy()}
        >
          {isCopied ? words.copied : words.copy}
        </Button>
        <Button onClick={onHide}>{words.hide}</Button>
      </div>
    </section>
  );
}
