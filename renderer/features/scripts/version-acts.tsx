import { Button, Menu } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { retireScript } from '../../../shared/commands/retire-script.ts';
import type { Script } from '../../../shared/domain/script.ts';
import { useDesk } from '../../data/desk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';
import { TryAndMore } from './try-and-more.tsx';

type VersionActsProps = {
  script: Script;
  onTry: () => void;
  onWrite: (script: Script) => void;
  onDraftFrom: (script: Script) => void;
};

/** What is done with a published version: it never changes, but a draft can begin with it. */
export function VersionActs({ script, onTry, onWrite, onDraftFrom }: VersionActsProps) {
  const words = useWords().scripts;
  const [isRetiring, setIsRetiring] = useState(false);
  useKeys([{ keys: 'e', label: words.edit.draftFrom, run: () => onDraftFrom(script) }]);
  return (
    <footer className={styles.acts}>
      <TryAndMore onTry={onTry} onWriteOut={() => onWrite(script)}>
        {script.state === 'live' && <Menu.Item onClick={() => setIsRetiring(true)}>{words.retire.open}</Menu.Item>}
      </TryAndMore>
      <span className="grow" />
      <Button
        leftSection={<IconPencil size={14} aria-hidden />}
        rightSection={<KeyCap keys="e" />}
        aria-keyshortcuts={ariaKeys('e')}
        onClick={() => onDraftFrom(script)}
      >
        {words.edit.draftFrom}
      </Button>
      <RetireDialog script={script} isOpen={isRetiring} onClose={() => setIsRetiring(false)} />
    </footer>
  );
}

function RetireDialog({ script, isOpen, onClose }: { script: Script; isOpen: boolean; onClose: () => void }) {
  const words = useWords().scripts.retire;
  const { run } = useDesk();
  const told = useTold();
  const retire = async () => {
    if (await told(() => run(retireScript, { scriptId: script.id }))) onClose();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.title(script.name, script.version)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" data-autofocus onClick={() => void retire()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <p>{words.body}</p>
    </Dialog>
  );
}
