import { Button } from '@mantine/core';
import { restoreValue } from '../../../shared/commands/restore-value.ts';
import { type Correction, formerValue } from '../../../shared/domain/correction.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { detailLine, detailName } from '../../words/detail-line.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './leads.module.css';

/** Puts a value back by one press. `named`: it says of itself what it restores. */
export function RestoreButton({ correction }: { correction: Correction }) {
  const words = useWords().corrections;
  const { run } = useDesk();
  const told = useTold();
  const line = useDetailLine();
  const value = line(correction);
  const field = detailName(correction, words);
  const restore = async () => {
    const isDone = await told(() => run(restoreValue, { leadId: correction.leadId, correctionId: correction.id }));
    if (isDone) showToast({ message: words.restored(field, value.slice(0, 80)) });
  };
  return (
    <Button size="xs" onClick={() => void restore()} aria-label={words.restoreNamed(field, value.slice(0, 80))}>
      {words.restore}
    </Button>
  );
}

export const useDetailLine = (): ((correction: Pick<Correction, 'field' | 'value'>) => string) => {
  const words = useWords().corrections;
  const companies = useCache((cache) => cache.companies);
  return (correction) => detailLine(correction, words, (id) => companies.get(id)?.name);
};

/** Beside a detail: what it said before, until when and whose change that was, with the way back. Nothing while nobody changed it. */
export function FormerValue({ corrections, field, now }: { corrections: readonly Correction[]; field: string; now: number }) {
  const words = useWords();
  const formats = useFormats();
  const users = useCache((cache) => cache.users);
  const line = useDetailLine();
  const former = formerValue(corrections, field);
  if (!former) return null;
  const name = users.get(former.by.byId ?? '')?.name ?? words.leads.unknownPerson;
  return (
    <span className={styles.former}>
      <span className="t3 sm">{words.corrections.was(line(former.old), name, formats.dayAndTime(former.by.changedAt, now))}</span>{' '}
      <RestoreButton correction={former.old} />
    </span>
  );
}
