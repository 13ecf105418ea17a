import { Switch } from '@mantine/core';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import type { FloorSettings } from '../../../../shared/domain/floor-settings.ts';
import { useDesk } from '../../../data/desk.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words/words.tsx';
import { Overtaken, PublishPanel } from '../draft/publish-panel.tsx';
import { NumberField } from '../handoffs/number-field.tsx';
import styles from '../settings.module.css';
import { RulesPanel } from './rules-panel.tsx';
import { useFloorDraft } from './use-floor-draft.ts';

export type FloorDraftProps = { floor: FloorSettings; edit: (change: Partial<FloorSettings>) => void; isEditable: boolean };

const measures = ['calls', 'reached', 'qsos'] as const;

/** How the floor is run: who gets what waits in the pool, what a day's goals are, whether reps see one another's figures. */
export function FloorSection({ settings }: { settings: CenterSettings }) {
  const { user } = useDesk();
  const isEditable = user.role === 'manager' || user.role === 'admin';
  const words = useWords().settings.floor;
  const pen = useFloorDraft(settings.floor);
  if (pen === undefined) return null;
  const floor = pen.draft;
  const edit = (change: Partial<FloorSettings>) => pen.write({ ...floor, ...change });
  const shared = { floor, edit, isEditable };
  // Fields keep what is typed in them; what is discarded is typed no more.
  return (
    <div className={styles.stack} key={pen.round}>
      <Overtaken draft={pen} />
      <RulesPanel {...shared} />
      <div className={styles.two}>
        <GoalsPanel {...shared} />
        <SeenPanel {...shared} />
      </div>
      {isEditable && (
        <PublishPanel draft={pen} next={{ floor }} seen={{ floor: pen.base }} said={{ published: words.published, undone: words.undone }} />
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
      </div>
    </Panel>
  );
}
