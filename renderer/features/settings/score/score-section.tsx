import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { useDesk } from '../../../data/desk.ts';
import { Panel } from '../../../ui/panel.tsx';
import { BandGlyph } from '../../../ui/score.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { RulesTable } from './rules-table.tsx';
import { ScoreEditor } from './score-editor.tsx';
import { useScoreDraft } from './use-score-draft.ts';

/** What adds to a score, by how much, and how fast it fades; managers edit it, try it on all leads, and publish it. */
export function ScoreSection({ settings }: { settings: CenterSettings }) {
  const words = useWords().settings.score;
  const { user } = useDesk();
  const draft = useScoreDraft(settings.score);
  const { score } = settings;
  if (user.role === 'manager' || user.role === 'admin') return draft && <ScoreEditor settings={settings} draft={draft} />;
  return (
    <>
      <Bands score={score} />
      <Panel title={words.title} count={words.model(score.model, score.rules.length)} className={`${styles.tall} ${styles.wide}`}>
        <RulesTable rules={score.rules} />
      </Panel>
    </>
  );
}

function Bands({ score }: { score: CenterSettings['score'] }) {
  const words = useWords();
  const own = words.settings.score;
  const formats = useFormats();
  const { warmFrom, hotFrom, threshold } = score;
  const ranges = [
    ['cold', own.below(formats.count(warmFrom))],
    ['warm', own.from(formats.count(warmFrom))],
    ['hot', own.from(formats.count(hotFrom))],
  ] as const;
  return (
    <Panel title={own.bands}>
      <dl className={styles.bands}>
        {ranges.map(([band, range]) => (
          <div key={band}>
            <dt>
              <BandGlyph band={band} isDecorative />
            </dt>
            <dd>
              <b className="b">{words.states.band[band]}</b> <span className="t2">{range}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt className="t2">{own.threshold}</dt>
          <dd className="b">{formats.count(threshold)}</dd>
        </div>
      </dl>
    </Panel>
  );
}
