import { Button } from '@mantine/core';
import { IconClipboard, IconFileImport, IconFolderOpen } from '@tabler/icons-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './file-step.module.css';
import { importStore, startOver } from './import-store.ts';
import { PastImports } from './past-imports.tsx';
import { chooseFiles, choosePasted, type WizardContext } from './wizard-actions.ts';

const accepted =
  '.csv,.tsv,.txt,.tab,.xlsx,.xlsm,text/csv,text/tab-separated-values,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Takes a file by drop, dialog or paste, says what is wrong with one that is no list, and keeps the imports so far in view. */
export function FileStep({ context }: { context: WizardContext }) {
  const words = useWords().importing;
  const { reading, fault, file, source } = useStore(importStore);
  const picker = useRef<HTMLInputElement>(null);
  const intake = useIntake(context);
  const choose = () => picker.current?.click();
  useKeys([
    { keys: 'o', label: words.keys.choose, run: choose },
    { keys: 'p', label: words.keys.paste, run: () => void intake.paste() },
  ]);
  return (
    <div className={styles.body}>
      <Panel title={words.file.title} right={<span className="t3 sm cut">{words.file.stays}</span>}>
        <input
          ref={picker}
          type="file"
          accept={accepted}
          className="vh"
          tabIndex={-1}
          aria-label={words.file.choose}
          onChange={(event) => {
            intake.take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <div className={styles.inside}>
          {fault && <ErrorPanel {...words.faults[fault]} />}
          <div className={styles.zone} data-over={intake.isOver || undefined} {...intake.dropProps}>
            {reading ? (
              <div className={styles.reading}>
                <Progress label={words.file.reading(reading.name)} done={0} counts="" detail={words.file.readingDetail} />
              </div>
            ) : (
              <>
                <IconFileImport size={28} stroke={1.4} className="t3" aria-hidden />
                <p className={styles.drop}>{intake.isOver ? words.file.dropNow : words.file.drop}</p>
                <p className={styles.or}>{words.file.or}</p>
                <div className={styles.buttons}>
                  <Button
                    variant={file ? 'default' : 'filled'}
                    onClick={choose}
                    leftSection={<IconFolderOpen size={16} stroke={1.6} aria-hidden />}
                    rightSection={<KeyCap keys="o" {...(file ? {} : { on: 'fill' })} />}
                    aria-keyshortcuts={ariaKeys('o')}
                  >
                    {file ? words.file.again : words.file.choose}
                  </Button>
                  <Button
                    onClick={() => void intake.paste()}
                    leftSection={<IconClipboard size={16} stroke={1.6} aria-hidden />}
                    rightSection={<KeyCap keys="p" />}
                    aria-keyshortcuts={ariaKeys('p')}
                  >
                    {words.file.paste}
                  </Button>
                </div>
                {file && source && (
                  <p className={styles.open}>
                    <span className="t2">{words.file.opened}:</span> <span className="b">{source.name}</span>{' '}
                    <Button size="xs" variant="subtle" color="gray" onClick={() => startOver(context.desk.user.userId)}>
                      {words.file.letGo}
                    </Button>
                  </p>
                )}
              </>
            )}
          </div>
        </div>
      </Panel>
      <PastImports />
    </div>
  );
}

/** Files and text from every direction: dropped, chosen, pasted by key or by button. */
const useIntake = (context: WizardContext) => {
  const words = useWords().importing;
  const [isOver, setIsOver] = useState(false);
  const take = (files: File[]) => void chooseFiles(context, files);
  const takeText = (text: string) => void choosePasted(context, text, words.file.pasted);
  const latest = useRef({ take, takeText });
  latest.current = { take, takeText };
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const files = [...(event.clipboardData?.files ?? [])];
      event.preventDefault();
      if (files.length > 0) latest.current.take(files);
      else latest.current.takeText(event.clipboardData?.getData('text/plain') ?? '');
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  return {
    isOver,
    take,
    paste: async () => takeText(await navigator.clipboard.readText().catch(() => '')),
    dropProps: {
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setIsOver(false);
        take([...event.dataTransfer.files]);
      },
    },
  };
};
