import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { readUnsentWork } from '../../data/unsent-work.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useWords } from '../../words/words.tsx';
import { useExportUnsent } from './use-export-unsent.ts';

type SignOutDialogProps = { onClose: () => void; onSignOut: (exportedIds: ReadonlySet<string>) => void };

const noneYet: ReadonlySet<string> = new Set();

/** Signing out would lose unsent work: it waits until that is sent, or until the person has it in a file. */
export function SignOutDialog({ onClose, onSignOut }: SignOutDialogProps) {
  const words = useWords().storage.signOut;
  const { db } = useDesk();
  const exportUnsent = useExportUnsent();
  const [exported, setExported] = useState(noneYet);
  const unsent = useLiveQuery(async () => {
    const { commands, calls } = await readUnsentWork(db);
    return [...commands.map(({ id }) => id), ...calls.map(({ leadId }) => leadId)];
  }, [db]);
  if (!unsent) return null;
  const isSent = unsent.length === 0;
  const mayGo = unsent.every((id) => exported.has(id));
  const write = async () => setExported((await exportUnsent()) ?? exported);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isSent ? words.titleSent : words.title(unsent.length)}
      footer={
        <>
          <Button onClick={onClose} data-autofocus>
            {words.stay}
          </Button>
          <ExportButton isDisabled={isSent} onExport={() => void write()} />
          <Button variant="filled" disabled={!mayGo} onClick={() => onSignOut(exported)}>
            {words.go}
          </Button>
        </>
      }
    >
      <p>{isSent ? words.sent : words.why}</p>
      {!isSent && <p className="t2">{mayGo ? words.exported : words.wait}</p>}
    </Dialog>
  );
}

/** Within the dialog, as its key belongs to the dialog's layer. */
function ExportButton({ isDisabled, onExport }: { isDisabled: boolean; onExport: () => void }) {
  const words = useWords().storage.signOut;
  useKeys([{ keys: 'e', label: words.export, run: onExport, isDisabled }]);
  return (
    <Button disabled={isDisabled} onClick={onExport} rightSection={<KeyCap keys="e" />} aria-keyshortcuts={ariaKeys('e')}>
      {words.export}
    </Button>
  );
}
