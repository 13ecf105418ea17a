import { Checkbox, TextInput } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { planAbsence } from '../../../shared/commands/plan-absence.ts';
import type { Absence } from '../../../shared/domain/absence.ts';
import type { User } from '../../../shared/domain/people.ts';
import { useDesk } from '../../data/desk.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import { useFloorStore } from './floor-store.ts';
import { endOfWorkday, localTime, timeOfLocal } from './local-time.ts';

/** An absence that begins later than this is not the one that the move is for. */
const soonMs = 24 * 3_600_000;

/** Of somebody's absences the one that runs, else the next of the coming day. */
export const absenceNow = (absences: readonly Absence[], now: number): Absence | undefined =>
  absences
    .filter(({ state, kind, endsAt }) => kind === 'absence' && (state === 'running' || state === 'planned') && (endsAt ?? 0) > now)
    .filter(({ startsAt }) => startsAt < now + soonMs)
    .toSorted((a, b) => a.startsAt - b.startsAt)[0];

/** What is to be done so that what goes comes back when this person does; without anybody, for good. */
export type UntilBack = {
  person: User | null;
  standing: Absence | undefined;
  /** Whether it was chosen, and there is somebody to come back. */
  isChosen: boolean;
  backAt: number;
  /** The absence to name in the move: the standing one, else one that begins now and takes nothing else. */
  absenceId: () => Promise<string>;
};

export const useUntilBack = (person: User | null): UntilBack => {
  const { db, run, newId, now } = useDesk();
  const words = useWords().floor;
  const { isUntilBack, backAt: chosen } = useFloorStore();
  const userId = person?.id ?? '';
  const absences = useLiveQuery(() => db.absences.where('userId').equals(userId).toArray(), [db, userId]);
  const standing = absenceNow(absences ?? [], now());
  const backAt = Math.max(standing?.endsAt ?? chosen ?? endOfWorkday(now()), now() + 60_000);
  return {
    person,
    standing,
    isChosen: isUntilBack && person !== null,
    backAt,
    absenceId: async () => {
      if (standing) return standing.id;
      const absenceId = newId();
      const reason = words.absence.away;
      const span = { startsAt: now(), endsAt: backAt };
      await run(planAbsence, { absenceId, userId, ...span, reason, scope: 'nothing', toIds: [], comesBack: true });
      return absenceId;
    },
  };
};

/** Whether what goes comes back, offered when all of it is one person's. */
export function UntilBackChoice({ person, standing, isChosen, backAt }: UntilBack) {
  const words = useWords().floor;
  const formats = useFormats();
  const { now } = useDesk();
  const { setUntilBack, setBackAt } = useFloorStore();
  if (!person) return null;
  return (
    <div className={styles.untilBack}>
      <Checkbox
        size="xs"
        label={words.untilBack(person.name, standing ? formats.dayAndTime(backAt, now()) : null)}
        checked={isChosen}
        onChange={(event) => setUntilBack(event.currentTarget.checked)}
      />
      {isChosen && !standing && (
        <TextInput
          size="xs"
          type="datetime-local"
          aria-label={words.backAt}
          value={localTime(backAt)}
          onChange={(event) => setBackAt(timeOfLocal(event.currentTarget.value) || backAt)}
        />
      )}
    </div>
  );
}
