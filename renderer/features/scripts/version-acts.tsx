import { Button, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconPlayerPlay } from '@tabler/icons-react';
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
      <Button
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        rightSection={<KeyCap keys="p" />}
        aria-keyshortcuts={ariaKeys('p')}
        onClick={onTry}
      >
        <span className={styles.tryWords}>{words.tryIt}</span>
      </Button>
      <Menu position="top-start" width="max-content">
        <Menu.Target>
          <Button variant="subtle" px={6} aria-label={words.edit.more}>
            <IconDots size={15} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onWrite(script)}>{words.file.writeOut}</Menu.Item>
          {script.state === 'live' && <Menu.Item onClick={() => setIsRetiring(true)}>{words.retire.open}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
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
