import { Button } from '@mantine/core';
import { type BandMove, bands, movedLeads, type ScoreMoves } from '../../../../shared/domain/score-preview.ts';
import { useDesk } from '../../../data/desk.ts';
import { useShowLeads } from '../../../parts/use-show-leads.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import settingsStyles from '../settings.module.css';
import { JobProgress } from './job-progress.tsx';
import styles from './score-editor.module.css';
import type { useScoreJob } from './use-score-job.ts';

type PreviewPanelProps = { preview: ReturnType<typeof useScoreJob<'preview'>>; isFaulty: boolean };

/** Which leads change band under the draft, before anything is published. */
export function PreviewPanel({ preview: { state, again, cancel }, isFaulty }: PreviewPanelProps) {
  const words = useWords().scoreModel.preview;
  const formats = useFormats();
  const { now } = useDesk();
  const redo = (
    <Button size="xs" onClick={again}>
      {words.again}
    </Button>
  );
  return (
    <Panel
      title={words.title}
      count={state.state === 'done' ? words.asOf(formats.nearTime(state.at, now())) : undefined}
      right={(state.state === 'done' || state.state === 'cancelled') && redo}
    >
      <div className={settingsStyles.body} style={{ justifyItems: 'stretch' }} aria-live="polite">
        {state.state === 'idle' && <p className="t2">{isFaulty ? words.faulty : words.idle}</p>}
        {state.state === 'running' && <JobProgress progress={state.progress} onCancel={cancel} />}
        {state.state === 'cancelled' && <p className="t2">{words.cancelled}</p>}
        {state.state === 'failed' && <ErrorPanel tone="warn" {...words.failed} actions={redo} />}
        {state.state === 'done' && <Moves moves={state.result.moves} />}
      </div>
    </Panel>
  );
}

function Moves({ moves }: { moves: ScoreMoves }) {
  const words = useWords().scoreModel.preview;
  const formats = useFormats();
  const show = useShowLeads();
  const moved = movedLeads(moves);
  const further = [
    { leadIds: moves.reached, text: words.reached(formats.count(moves.reached.length)), title: words.drillReached },
    { leadIds: moves.fell, text: words.fell(formats.count(moves.fell.length)), title: words.drillFell },
  ];
  return (
    <>
      <p>
        <b className="b">{words.moving(formats.count(moved.length), moved.length)}</b>{' '}
        <span className="t2">{words.of(formats.count(moves.scored), formats.count(moves.rescored))}</span>{' '}
        {moved.length > 0 && (
          <button type="button" className={settingsStyles.figure} onClick={() => show({ title: words.drillAll, leadIds: moved })}>
            {words.see}
          </button>
        )}
      </p>
      <Matrix moves={moves.moves} />
      <p className="row" style={{ gap: 16, flexWrap: 'wrap' }}>
        {further.map(({ leadIds, text, title }) =>
          leadIds.length === 0 ? (
            <span key={title} className="t2">
              {text}
            </span>
          ) : (
            <button key={title} type="button" className={settingsStyles.figure} onClick={() => show({ title, leadIds })}>
              {text}
            </button>
          ),
        )}
      </p>
    </>
  );
}

/** From which band to which; every cell opens its leads. */
function Matrix({ moves }: { moves: readonly BandMove[] }) {
  const { scoreModel, states } = useWords();
  const words = scoreModel.preview;
  const ofCell = (from: string, to: string) => moves.find((each) => each.from === from && each.to === to);
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th>{words.now}</th>
          {bands.map((to) => (
            <th key={to} scope="col">
              <span className="t3">{words.becomes}</span> {states.band[to]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bands.map((from) => (
          <tr key={from}>
            <th scope="row">{states.band[from]}</th>
            {bands.map((to) => (
              <td key={to}>
                <Cell move={ofCell(from, to)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ move }: { move: BandMove | undefined }) {
  const { scoreModel, states } = useWords();
  const words = scoreModel.preview;
  const formats = useFormats();
  const show = useShowLeads();
  if (!move || move.leadIds.length === 0) return <span className={`${styles.cell} t3`}>{formats.count(0)}</span>;
  const [from, to] = [states.band[move.from], states.band[move.to]];
  const count = formats.count(move.leadIds.length);
  return (
    <button
      type="button"
      className={styles.cell}
      data-moves={move.from !== move.to || undefined}
      aria-label={words.cell(count, from, to)}
      onClick={() => show({ title: move.from === move.to ? words.drillStay(to) : words.drill(from, to), leadIds: move.leadIds })}
    >
      {count}
    </button>
  );
}
