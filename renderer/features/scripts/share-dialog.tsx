import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { shareScript } from '../../../shared/commands/share-script.ts';
import type { Script } from '../../../shared/domain/script.ts';
import { useDesk } from '../../data/desk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';

type ShareDialogProps = { live: readonly Script[]; isOpen: boolean; onClose: () => void };

/** How the calls of a script are shared among its live versions: together always a hundred. */
export function ShareDialog({ live, isOpen, onClose }: ShareDialogProps) {
  const words = useWords().scripts.shares;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.title(live[0]?.name ?? '')} width={420}>
      {isOpen && <Shares live={live} onClose={onClose} />}
    </Dialog>
  );
}

function Shares({ live, onClose }: Omit<ShareDialogProps, 'isOpen'>) {
  const words = useWords().scripts.shares;
  const { run } = useDesk();
  const told = useTold();
  const [shares, setShares] = useState(() => new Map(live.map(({ id, share }) => [id, share])));
  const sum = live.reduce((all, { id }) => all + (shares.get(id) ?? 0), 0);
  const save = async () => {
    const given = live.map(({ id }) => ({ scriptId: id, share: shares.get(id) ?? 0 }));
    if (await told(() => run(shareScript, { scriptKey: live[0]?.scriptKey ?? '', shares: given }))) onClose();
  };
  return (
    <div className={styles.decision}>
      <p className="t2">{words.hint}</p>
      {live.map(({ id, version }, at) => (
        <NumberInput
          key={id}
          label={words.version(version)}
          data-autofocus={at === 0 || undefined}
          suffix=" %"
          min={0}
          max={100}
          value={shares.get(id) ?? 0}
          onChange={(value) => typeof value === 'number' && setShares(new Map(shares).set(id, Math.round(value)))}
        />
      ))}
      <p className={sum === 100 ? 't2' : 'warn'} role="status">
        {words.sum(sum)}
      </p>
      <div className={styles.trialFoot}>
        <span className="grow" />
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button variant="filled" disabled={sum !== 100} onClick={() => void save()}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
