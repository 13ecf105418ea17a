import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import type { FloorSettings } from '../../../../shared/domain/floor-settings.ts';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { useDesk } from '../../../data/desk.ts';
import { usePublish } from '../../../data/use-publish.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../words/words.tsx';
import { NumberField } from '../handoffs/number-field.tsx';
import styles from '../settings.module.css';
import { RulesPanel } from './rules-panel.tsx';

export type FloorDraftProps = { floor: FloorSettings; edit: (change: Partial<FloorSettings>) => void; isEditable: boolean };

const minuteMs = 60_000;
const longestMinutes = 7 * 24 * 60;
const measures = ['calls', 'reached', 'qsos'] as const;

/** How the floor is run: who gets what waits in the pool, what a day's goals are, whether reps see one another's figures. */
export function FloorSection({ settings }: { settings: CenterSettings }) {
  const { user } = useDesk();
  const isEditable = user.role === 'manager' || user.role === 'admin';
  const [changed, setChanged] = useState<FloorSettings | null>(null);
  // Fields keep what is typed in them; what is discarded is typed no more.
  const [round, setRound] = useState(0);
  const floor = changed ?? settings.floor;
  const edit = (change: Partial<FloorSettings>) => setChanged({ ...floor, ...change });
  const shared = { floor, edit, isEditable };
  const done = () => {
    setChanged(null);
    setRound(round + 1);
  };
  return (
    <div className={styles.stack} key={round}>
      <RulesPanel {...shared} />
      <div className={styles.two}>
        <GoalsPanel {...shared} />
        <SeenPanel {...shared} />
      </div>
      {isEditable && changed && !isSameValue(changed, settings.floor) && (
        <PublishPanel floor={changed} seen={settings.floor} onDone={done} />
      )}
    </div>
  );
}

function GoalsPanel({ floor, edit, isEditable }: FloorDraftProps) {
  const words = useWords().settings.floor;
  return (
    <Panel title={words.goals}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.goalsHint}</p>
      <div className={styles.fields}>
        {measures.map((measure) => (
          <NumberField
            key={measure}
            label={words[measure]}
            value={floor.goals[measure]}
            most={1000}
            isDisabled={!isEditable}
            onChange={(value) => edit({ goals: { ...floor.goals, [measure]: value ?? 0 } })}
          />
        ))}
      </div>
    </Panel>
  );
}

function SeenPanel({ floor, edit, isEditable }: FloorDraftProps) {
  const words = useWords().settings.floor;
  return (
    <Panel title={words.seen}>
      <div className={styles.fields}>
        <Switch
          label={words.leaderboard}
          description={words.leaderboardHint}
          checked={floor.leaderboard}
          disabled={!isEditable}
          onChange={(event) => edit({ leaderboard: event.currentTarget.checked })}
        />
        <NumberField
          label={words.dealAfter}
          unit={words.minutes}
          value={Math.round(floor.dealAfterMs / minuteMs)}
          most={longestMinutes}
          isDisabled={!isEditable}
          onChange={(minutes) => edit({ dealAfterMs: (minutes ?? 0) * minuteMs })}
        />
      </div>
    </Panel>
  );
}

function PublishPanel({ floor, seen, onDone }: { floor: FloorSettings; seen: FloorSettings; onDone: () => void }) {
  const words = useWords().settings.floor;
  const publish = usePublish();
  const [why, setWhy] = useState('');
  const run = async () => {
    if (await publish({ floor }, { floor: seen }, { why: why.trim(), said: words.published, undone: words.undone })) onDone();
  };
  return (
    <Panel title={words.publish} right={<Tag tone="warn">{words.changed}</Tag>}>
      <div className={styles.fields}>
        <TextInput label={words.why} value={why} maxLength={300} onChange={(event) => setWhy(event.currentTarget.value)} />
        <div className="row" style={{ gap: 6, justifyContent: 'flex-end' }}>
          <Button onClick={onDone}>{words.discard}</Button>
          <Button variant="filled" onClick={() => void run()}>
            {words.publish}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
