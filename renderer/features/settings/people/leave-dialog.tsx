import { Button, TextInput } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { deactivateUser } from '../../../../shared/commands/deactivate-user.ts';
import type { User } from '../../../../shared/domain/people.ts';
import { sharesOf } from '../../../../shared/domain/split-leads.ts';
import { isCallableStage } from '../../../../shared/domain/stage.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { SeveralSelect } from '../../../ui/several-select.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';

/** Leads that somebody else has to look after once they are gone. */
const useOpenLeads = (): ((userId: string) => number) => {
  const { leads } = useWholeCache();
  return (userId) =>
    [...leads.values()].filter(({ ownerId, stage }) => ownerId === userId && (isCallableStage(stage) || stage === 'keepInformed')).length;
};

/** Somebody leaves the center: who takes over, and what goes where, before it is done. */
export function LeaveDialog({ person, onClose }: { person: User; onClose: () => void }) {
  const words = useWords().settings.people;
  const { run, newId } = useDesk();
  const told = useTold();
  const { users, handoffs } = useWholeCache();
  const [toIds, setToIds] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const toAnswer = [...handoffs.values()].filter((each) => each.salespersonId === person.id && each.answer === 'waiting').length;
  const receivers = [...users.values()].filter((each) => each.role === 'rep' && each.isActive && each.id !== person.id);
  const leave = async () => {
    if (await told(() => run(deactivateUser, { absenceId: newId(), userId: person.id, toIds, reason: reason.trim() }))) {
      showToast({ message: words.left(person.name) });
      onClose();
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.leaveTitle(person.name)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" color="brick" onClick={() => void leave()}>
            {words.leave(person.name)}
          </Button>
        </>
      }
    >
      <div className={styles.reason}>
        <p className="t2">{words.leaveWhat}</p>
        <SeveralSelect
          data-autofocus
          label={words.toWhom}
          description={toIds.length === 0 ? words.toPool : words.toSplit}
          data={receivers.map(({ id, name }) => ({ value: id, label: name }))}
          value={toIds}
          maxValues={50}
          onChange={setToIds}
          searchable
          clearable
        />
        <TextInput label={words.reason} value={reason} maxLength={120} onChange={(event) => setReason(event.currentTarget.value)} />
        <Preview person={person} receivers={receivers.filter(({ id }) => toIds.includes(id))} />
        {toAnswer > 0 && <p className="warn">{words.handoffs(toAnswer)}</p>}
      </div>
    </Dialog>
  );
}

/** What goes where as things stand now. */
function Preview({ person, receivers }: { person: User; receivers: readonly User[] }) {
  const words = useWords().settings.people;
  const { db } = useDesk();
  const openLeadsOf = useOpenLeads();
  const promised = useLiveQuery(
    () =>
      db.callbacks
        .where('state')
        .equals('open')
        .filter((each) => each.userId === person.id)
        .count(),
    [db, person.id],
    0,
  );
  const count = openLeadsOf(person.id);
  const free = receivers.map((each) => ({ ...each, free: each.capacity - openLeadsOf(each.id) }));
  const shares = sharesOf(count, free);
  return (
    <div className={styles.preview} aria-live="polite">
      <p>{words.goes(count, promised)}</p>
      {count > 0 && receivers.length === 0 && <p className="t2">{words.toPoolCount(count)}</p>}
      {count > 0 &&
        free.map((each, index) => (
          <p key={each.id} className={each.free < (shares[index] ?? 0) ? 'warn' : 't2'}>
            {words.gets(each.name, shares[index] ?? 0, each.free)}
          </p>
        ))}
    </div>
  );
}
