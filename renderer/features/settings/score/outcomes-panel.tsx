import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ScoreModel } from '../../../../shared/domain/score-model.ts';
import type { ModelOutcomes } from '../../../../shared/domain/score-outcomes.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useFormats, useWords } from '../../../words/words.tsx';
import settingsStyles from '../settings.module.css';
import { JobProgress } from './job-progress.tsx';
import { LiftChart } from './lift-chart.tsx';
import styles from './score-editor.module.css';
import type { ScoreJobs } from './score-jobs.ts';
import type { ModelVersion } from './score-versions.ts';
import { SuggestionsPanel } from './suggestions-panel.tsx';
import type { ScoreDraft } from './use-score-draft.ts';
import { useScoreJob } from './use-score-job.ts';

type OutcomesPanelProps = { draft: ScoreDraft; standing: ScoreModel; versions: readonly ModelVersion[]; jobsOf: () => ScoreJobs };
type Candidate = { value: string; label: string; model: ScoreModel };

/** How well models foresaw what sales won and lost, two beside each other, and what the outcomes would have the rules say. */
export function OutcomesPanel({ draft, standing, versions, jobsOf }: OutcomesPanelProps) {
  const { outcomes: words, preview } = useWords().scoreModel;
  const candidates = useCandidates(draft, standing, versions);
  const [firstId, setFirst] = useState<string | null>(null);
  const [secondId, setSecond] = useState<string | null>(null);
  const first = candidates.find(({ value }) => value === firstId) ?? candidates[0];
  const second = candidates.find(({ value }) => value === secondId) ?? candidates.find((each) => each !== first);
  const isSound = draft.faults.length === 0;
  const models = [first, second].flatMap((each) => each?.model ?? []);
  const { state, again, cancel } = useScoreJob<'outcomes'>(jobsOf, isSound && models.length > 0 ? { kind: 'outcomes', models } : null);
  const shown = [first, second].flatMap((each) => each ?? []);
  return (
    <>
      <Panel title={words.title}>
        <div className={settingsStyles.body} style={{ justifyItems: 'stretch' }}>
          <p className={settingsStyles.hint}>{words.hint}</p>
          <div className={styles.pair}>
            <Choice label={words.compare} candidates={candidates} value={first?.value ?? null} onChange={setFirst} />
            {candidates.length > 1 && (
              <Choice label={words.with} candidates={candidates} value={second?.value ?? null} onChange={setSecond} />
            )}
          </div>
          {state.state === 'running' && <JobProgress progress={state.progress} onCancel={cancel} />}
          {state.state === 'failed' && (
            <ErrorPanel
              tone="warn"
              {...preview.failed}
              actions={
                <Button size="xs" onClick={again}>
                  {preview.again}
                </Button>
              }
            />
          )}
          {state.state === 'cancelled' && <p className="t2">{preview.cancelled}</p>}
          {state.state === 'done' && <Findings shown={shown} results={state.result.models} />}
        </div>
      </Panel>
      {state.state === 'done' && state.result.models[0] && (
        <SuggestionsPanel draft={draft} suggestions={state.result.suggestions} isEnough={state.result.models[0].curve !== null} />
      )}
    </>
  );
}

/** The draft where there is one, what holds, and every version that is another. */
const useCandidates = (draft: ScoreDraft, standing: ScoreModel, versions: readonly ModelVersion[]): Candidate[] => {
  const words = useWords().scoreModel.outcomes;
  const formats = useFormats();
  return useMemo(() => {
    const older = versions.filter(({ model }) => model.model !== standing.model);
    const byName = new Map(older.map((each) => [each.model.model, each]));
    return [
      ...(draft.isChanged ? [{ value: 'draft', label: words.draftModel, model: draft.draft }] : []),
      { value: 'live', label: words.live(standing.model), model: standing },
      ...[...byName.values()].map(({ agreement, model }) => ({
        value: agreement.id,
        label: words.version(model.model, formats.count(agreement.version)),
        model,
      })),
    ];
  }, [draft.isChanged, draft.draft, standing, versions, words, formats]);
};

type ChoiceProps = { label: string; candidates: readonly Candidate[]; value: string | null; onChange: (value: string | null) => void };

function Choice({ label, candidates, value, onChange }: ChoiceProps) {
  const data = candidates.map((each) => ({ value: each.value, label: each.label }));
  return <Select label={label} data={data} value={value} onChange={onChange} allowDeselect={false} w={240} />;
}

const z95 = 1.96;

function Findings({ shown, results }: { shown: readonly Candidate[]; results: readonly ModelOutcomes[] }) {
  const words = useWords().scoreModel.outcomes;
  const formats = useFormats();
  const [first, second] = results;
  if (!first) return null;
  if (!first.curve) return <p>{words.tooFew(formats.count(first.won), formats.count(first.lost))}</p>;
  return (
    <>
      <p>
        <b className="b">{words.decided(formats.count(first.won), formats.count(first.lost))}</b>{' '}
        <span className="t2">{second && <Verdict shown={shown} results={[first, second]} />}</span>
      </p>
      <div className={styles.figures}>
        {results.map((result, index) => (
          <ModelFindings key={shown[index]?.value ?? index} name={shown[index]?.label ?? ''} result={result} />
        ))}
      </div>
    </>
  );
}

/** Whether one model is better, or chance could have made the difference. Both saw the same leads, so this is on the careful side. */
function Verdict({ shown, results: [a, b] }: { shown: readonly Candidate[]; results: [ModelOutcomes, ModelOutcomes] }) {
  const words = useWords().scoreModel.outcomes;
  if (!a.curve || !b.curve) return null;
  const difference = a.curve.area - b.curve.area;
  if (Math.abs(difference) <= z95 * Math.hypot(a.curve.error, b.curve.error)) return words.chance;
  return words.better((difference > 0 ? shown[0] : shown[1])?.label ?? '');
}

function ModelFindings({ name, result }: { name: string; result: ModelOutcomes }) {
  const words = useWords().scoreModel.outcomes;
  const formats = useFormats();
  if (!result.curve) return null;
  const { area, error } = result.curve;
  const [low, high] = [Math.max(0, area - z95 * error), Math.min(1, area + z95 * error)];
  const two = (value: number) => formats.decimal(value, 2);
  return (
    <section className={styles.model} aria-label={name}>
      <h3 className="b">{name}</h3>
      <p title={words.areaHint}>
        <span className="t2">{words.area}</span> <b className="b">{words.areaOf(two(area), two(low), two(high))}</b>
      </p>
      <LiftChart name={words.chart(name)} deciles={result.deciles} base={result.won / (result.won + result.lost)} />
      <table className={table.table}>
        <caption className="vh">{words.lift}</caption>
        <thead>
          <tr>
            <th>{words.tenth}</th>
            <th className="num">{words.rate}</th>
            <th className="num">{words.liftShort}</th>
          </tr>
        </thead>
        <tbody>
          {result.deciles.map(({ decile, rate, lift }) => (
            <tr key={decile}>
              <td>{words.tenthOf(formats.count(decile))}</td>
              <td className="num">{formats.percent(rate)}</td>
              <td className="num t2">{formats.decimal(lift, 1)}×</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Calibration result={result} />
    </section>
  );
}

function Calibration({ result: { bins } }: { result: ModelOutcomes }) {
  const words = useWords().scoreModel.outcomes;
  const formats = useFormats();
  return (
    <table className={table.table}>
      <caption className="vh">{words.calibration}</caption>
      <thead>
        <tr>
          <th>{words.calibration}</th>
          <th className="num">{words.leads}</th>
          <th className="num">{words.rate}</th>
          <th className="num">{words.between}</th>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ from, to, leads, rate, low, high }) => (
          <tr key={from}>
            <td>{from >= 100 ? words.from(formats.count(from)) : words.scores(formats.count(from), formats.count(to))}</td>
            <td className="num t2">{formats.count(leads)}</td>
            <td className="num">{formats.percent(rate)}</td>
            <td className="num t2">{words.interval(formats.percent(low), formats.percent(high))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
