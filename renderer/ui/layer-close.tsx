import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { KeyCap } from './key-cap.tsx';
import { useKeys } from './keys.tsx';
import styles from './layer.module.css';

/** Right end of a dialog's or drawer's head; Escape belongs to it, so it closes whatever the focus is on. */
export function LayerClose({ onClose, children }: { onClose: () => void; children?: ReactNode }) {
  const words = useWords().shell;
  useKeys([{ keys: 'Escape', label: words.close, run: onClose }]);
  return (
    <>
      <span className="grow" />
      {children}
      <KeyCap keys="Escape" on="bare" />
      <ActionIcon aria-label={words.close} onClick={onClose} className={styles.close}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}
