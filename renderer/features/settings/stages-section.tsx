import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import type { Stage } from '../../../shared/domain/stage.ts';
import { Panel } from '../../ui/panel.tsx';
import { StageGlyph } from '../../ui/stage-glyph.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../words/words.tsx';
import { GroupRow } from './group-row.tsx';
import { ScrollBox } from './scroll-box.tsx';
import styles from './settings.module.css';

type StageGroup = { id: 'refinery' | 'sales' | 'rest' | 'out'; stages: readonly Stage[] };

const groups: readonly StageGroup[] = [
  { id: 'refinery', stages: ['touch', 'contact', 'lead', 'working', 'qualified'] },
  { id: 'sales', stages: ['handedOff', 'accepted', 'won', 'lost'] },
  { id: 'rest', stages: ['nurture', 'keepInformed'] },
  { id: 'out', stages: ['disqualified', 'merged', 'purged'] },
];

/** What each stage means here, as marketing and sales wrote it. */
export function StagesSection({ settings }: { settings: CenterSettings }) {
  const words = useWords();
  const own = words.settings.stages;
  return (
    <Panel title={own.title} count={own.sub} className={`${styles.tall} ${styles.wide}`}>
      <ScrollBox label={own.title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th style={{ width: 150 }}>{own.stage}</th>
              <th>{own.definition}</th>
            </tr>
          </thead>
          {groups.map(({ id, stages }) => (
            <tbody key={id}>
              <GroupRow span={2}>{own.groups[id]}</GroupRow>
              {stages.map((stage) => (
                <tr key={stage}>
                  <td>
                    <span className={styles.word}>
                      <StageGlyph stage={stage} />
                      {words.states.stage[stage]}
                    </span>
                  </td>
                  <td>{settings.definitions[stage]}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </ScrollBox>
    </Panel>
  );
}
