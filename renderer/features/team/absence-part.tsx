import { Button, Checkbox, TextInput } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { endAbsence } from '../../../shared/commands/end-absence.ts';
import { planAbsence } from '../../../shared/commands/plan-absence.ts';
import { type Absence, absenceScopes, goesAway } from '../../../shared/domain/absence.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { SeveralSelect } from '../../ui/several-select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import { isOnFloor } from './floor-model.ts';
import { endOfWorkday, localTime, timeOfLocal } from './local-time.ts';

/** When this rep is away, what becomes of their queue meanwhile, and what became of it before. */
export function AbsencePart({ userId }: { userId: string }) {
  const words = useWords().floor.absence;
  const { db } = useDesk();
  const absences = useLiveQuery(() => db.absences.where('userId').equals(userId).toArray(), [db, userId]);
  const standing = absences?.filter((each) => each.state === 'planned' || each.state === 'running') ?? [];
  const past = absences?.filter((each) => each.state === 'over') ?? [];
  return (
    <div className={styles.form}>
      {standing.map((each) => (
        <Standing key={each.id} absence={each} />
      ))}
      <AbsenceForm userId={userId} />
      {past.length > 0 && <h3 className={styles.partTitle}>{words.past}</h3>}
      {past
        .toSorted((a, b) => b.startsAt - a.startsAt)
        .slice(0, 10)
        .map((each) => (
          <Past key={each.id} absence={each} />
        ))}
    </div>
  );
}

const useSpan = (): ((absence: Absence) => string) => {
  const words = useWords().floor.absence;
  const formats = useFormats();
  const { now } = useDesk();
  return ({ startsAt, endsAt }) =>
    words.span(formats.dayAndTime(startsAt, now()), endsAt === null ? null : formats.dayAndTime(endsAt, now()));
};

function Past({ absence }: { absence: Absence }) {
  const words = useWords().floor.absence;
  const span = useSpan();
  return (
    <p className="t2 sm">
      {span(absence)}, {words.became(absence.moved, absence.returned)}
    </p>
  );
}

function Standing({ absence }: { absence: Absence }) {
  const words = useWords().floor.absence;
  const span = useSpan();
  const { users } = useWholeCache();
  const formats = useFormats();
  const { run } = useDesk();
  const told = useTold();
  const to = absence.toIds.length > 0 ? formats.list(absence.toIds.map((id) => users.get(id)?.name ?? '?')) : words.pool;
  const end = async () => {
    if (await told(() => run(endAbsence, { absenceId: absence.id })))
      showToast({ message: words.ended[absence.state === 'planned' ? 'planned' : 'running'] });
  };
  return (
    <section className={styles.standing}>
      <b className="b">{span(absence)}</b>
      <span className="t2">
        {words.scopes[absence.scope]}
        {absence.scope !== 'nothing' && words.goesTo(to)}
        {absence.comesBack && absence.scope !== 'nothing' && words.andBack}
      </span>
      {absence.state === 'running' && <span className="t2">{words.movedSoFar(absence.moved)}</span>}
      {absence.kind === 'absence' && (
        <Button size="xs" onClick={() => void end()}>
          {words.end[absence.state === 'planned' ? 'planned' : 'running']}
        </Button>
      )}
    </section>
  );
}

const startOfNextHour = (at: number): number => Math.ceil(at / 3_600_000) * 3_600_000;

function AbsenceForm({ userId }: { userId: string }) {
  const words = useWords().floor.absence;
  const { run, newId, now } = useDesk();
  const told = useTold();
  const { users, leads } = useWholeCache();
  const person = users.get(userId);
  const [from, setFrom] = useState(() => localTime(startOfNextHour(now())));
  const [till, setTill] = useState(() => localTime(endOfWorkday(startOfNextHour(now()))));
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState<Absence['scope']>('dueMeanwhile');
  const [toIds, setToIds] = useState<string[]>([]);
  const [comesBack, setComesBack] = useState(true);
  const [startsAt, endsAt] = [timeOfLocal(from), timeOfLocal(till)];
  const isFaulty = !(endsAt > startsAt);
  const going = [...leads.values()].filter(
    (lead) => lead.ownerId === userId && isOnFloor(lead) && goesAway({ scope, endsAt }, lead.nextActionAt),
  );
  const promised = going.filter((lead) => lead.nextActionKind === 'callback').length;
  const receivers = [...users.values()].filter(
    (each) => each.role === 'rep' && each.isActive && each.id !== userId && each.teamId === person?.teamId,
  );
  const plan = async () => {
    if (isFaulty) return;
    const args = { absenceId: newId(), userId, startsAt, endsAt, reason: reason.trim(), scope, toIds, comesBack };
    if (await told(() => run(planAbsence, args))) {
      showToast({ message: words.planned });
      setReason('');
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void plan();
      }}
    >
      <h3 className={styles.partTitle}>{words.title}</h3>
      <div className={styles.two}>
        <TextInput type="datetime-local" label={words.from} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput
          type="datetime-local"
          label={words.till}
          value={till}
          error={isFaulty ? words.faulty : undefined}
          onChange={(event) => setTill(event.currentTarget.value)}
        />
      </div>
      <TextInput label={words.reason} value={reason} maxLength={120} onChange={(event) => setReason(event.currentTarget.value)} />
      <Segmented
        label={words.what}
        value={scope}
        items={absenceScopes.map((value) => ({ value, label: words.scopes[value] }))}
        onChange={(value) => setScope(value)}
        isFullWidth
      />
      {scope !== 'nothing' && (
        <>
          <SeveralSelect
            label={words.to}
            description={toIds.length === 0 ? words.toPool : words.toSplit}
            data={receivers.map((each) => ({ value: each.id, label: each.name }))}
            value={toIds}
            onChange={setToIds}
            clearable
          />
          <Checkbox label={words.comesBack} checked={comesBack} onChange={(event) => setComesBack(event.currentTarget.checked)} />
        </>
      )}
      <p className="t2">{words.goes(going.length, promised)}</p>
      <Button type="submit" variant="filled" disabled={isFaulty}>
        {words.plan}
      </Button>
    </form>
  );
}
