import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

type SecretProps = {
  name: string;
  secret: string;
  onHide: () => void /** What to do with it; as for a token, where nothing is said. */;
  say?: string;
};

/** What was just made and can be read this once: in sight until it is put away. */
export function Secret({ name, secret, onHide, say }: SecretProps) {
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
        {name}. {say ?? words.shownOnce}
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
