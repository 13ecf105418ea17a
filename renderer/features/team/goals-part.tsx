import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { setGoal } from '../../../shared/commands/set-goal.ts';
import type { DayGoals } from '../../../shared/domain/floor-settings.ts';
import { useDayGoals } from '../../data/day-goals.ts';
import { useDesk } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import styles from './floor.module.css';

const measures = ['calls', 'reached', 'qsos'] as const;

/** What this rep is to reach in a day; before anybody sets it, what was planned with them or the center says for all. */
export function GoalsPart({ userId }: { userId: string }) {
  const { goals, own } = useDayGoals(userId);
  if (own === undefined) return null;
  return <GoalsForm key={own?.setAt ?? 0} userId={userId} standing={goals} />;
}

function GoalsForm({ userId, standing }: { userId: string; standing: DayGoals }) {
  const words = useWords().floor.goals;
  const { run } = useDesk();
  const told = useTold();
  const [goals, setGoals] = useState<DayGoals>({ calls: standing.calls, reached: standing.reached, qsos: standing.qsos });
  const save = async () => {
    if (await told(() => run(setGoal, { userId, ...goals }))) showToast({ message: words.saved });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="t2">{words.hint}</p>
      {measures.map((measure) => (
        <NumberInput
          key={measure}
          label={words[measure]}
          value={goals[measure]}
          min={0}
          max={1000}
          onChange={(value) => setGoals({ ...goals, [measure]: Math.max(0, Math.round(Number(value) || 0)) })}
        />
      ))}
      <Button type="submit" variant="filled">
        {words.save}
      </Button>
    </form>
  );
}
