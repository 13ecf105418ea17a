import { Button, Menu } from '@mantine/core';
import { IconDots, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';

type TryAndMoreProps = { onTry: () => void; onWriteOut: () => void; children: ReactNode };

/** What can be done with a script in any state: tried as a rep would, written to a file; `children` are the further items of the menu. */
export function TryAndMore({ onTry, onWriteOut, children }: TryAndMoreProps) {
  const words = useWords().scripts;
  return (
    <>
      <Button
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        rightSection={<KeyCap keys="p" />}
        aria-keyshortcuts={ariaKeys('p')}
        title={words.tryIt}
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
          <Menu.Item onClick={onWriteOut}>{words.file.writeOut}</Menu.Item>
          {children}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
