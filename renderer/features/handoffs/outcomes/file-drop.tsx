import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useWords } from '../../../words/words.tsx';
import styles from './outcomes.module.css';

/** One file, dropped or chosen. */
export function FileDrop({ name, onFile }: { name: string | undefined; onFile: (file: File) => void }) {
  const words = useWords().outcomeFile;
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside is everybody's
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      data-small={name !== undefined || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <input
        ref={picker}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
        className="vh"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
      {name === undefined && <p className="b">{words.drop}</p>}
      {name === undefined && <p className="t2">{words.dropHint}</p>}
      {name !== undefined && <span className="b cut">{name}</span>}
      <Button data-autofocus onClick={() => picker.current?.click()} leftSection={<IconFolderOpen size={15} stroke={1.6} aria-hidden />}>
        {name === undefined ? words.choose : words.another}
      </Button>
    </div>
  );
}
