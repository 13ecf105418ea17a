import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './storage-notice.module.css';
import { useExportUnsent } from './use-export-unsent.ts';

const megabyte = 1024 * 1024;

/** Above every screen while this machine has little or no room: what happened, what is safe, what to do. Gone when there is room again. */
export function StorageNotice() {
  const words = useWords().storage;
  const { storage } = useDesk();
  const { room, freeBytes } = useStore(storage.status);
  useToldOfRoom(room);
  if (room === 'enough') return null;
  const isFull = room === 'full';
  const free = words.low.megabytes(Math.floor((freeBytes ?? 0) / megabyte));
  return (
    <div className={styles.notice} data-page-notice data-tone={isFull ? 'bad' : 'warn'} role={isFull ? 'alert' : 'status'}>
      <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
      <p className={styles.words}>
        <b>{isFull ? words.full.title : words.low.title}.</b> {isFull ? words.full.text : words.low.text(free)}
      </p>
      <ExportButton />
      <Button size="xs" onClick={() => void storage.lookAgain()}>
        {words.lookAgain}
      </Button>
    </div>
  );
}

function ExportButton() {
  const words = useWords().syncStatus;
  const exportUnsent = useExportUnsent();
  return (
    <Button size="xs" onClick={() => void exportUnsent()}>
      {words.exportUnsent}
    </Button>
  );
}

/** Who was told to stop is told that they can go on. */
const useToldOfRoom = (room: string): void => {
  const words = useWords().storage;
  const before = useRef(room);
  useEffect(() => {
    if (before.current === 'full' && room !== 'full') showToast({ message: words.goesOn });
    before.current = room;
  }, [room, words]);
};
