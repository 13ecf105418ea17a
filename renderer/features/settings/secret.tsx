import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

/** What was just made and can be read this once: in sight until it is put away. */
export function Secret({ name, secret, onHide }: { name: string; secret: string; onHide: () => void }) {
  const words = useWords().settings.access;
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setIsCopied(true);
    } catch {
      showToast({ message: words.copyFailed, tone: 'bad' });
    }
  };
  return (
    <section className={styles.secret} aria-label={name}>
      <p className="b" role="status">
        {name}. {words.shownOnce}
      </p>
      <div className={styles.secretLine}>
        <code>{secret}</code>
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
