import { Button } from '@mantine/core';
import type { VerdictMove, VerdictMoves } from '../../../../shared/domain/verdict-moves.ts';
import { verdictKinds } from '../../../../shared/domain/verdict-moves.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { useShowLeads } from '../../../parts/use-show-leads.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Progress } from '../../../ui/progress.tsx';
import table from '../../../ui/table.module.css';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import type { Preview } from './use-verdict-preview.ts';

/** Who would move, before anything is published. */
export function PreviewPanel({ preview, onAgain }: { preview: Preview; onAgain: () => void }) {
  const words = useWords().settings.bantfo.preview;
  const formats = useFormats();
  const leads = useCache((cache) => cache.leads.size);
  const { now } = useDesk();
  return (
    <Panel
      title={words.title}
      count={preview.state === 'done' ? words.asOf(formats.nearTime(preview.at, now())) : undefined}
      right={
        preview.state === 'done' && (
          <Button size="xs" onClick={onAgain}>
            {words.again}
          </Button>
        )
      }
    >
      <div className={styles.body} style={{ justifyItems: 'stretch' }} aria-live="polite">
        {preview.state === 'idle' && <p className="t3">{words.idle}</p>}
        {preview.state === 'running' && (
          <Progress
            label={words.running}
            done={preview.progress?.phase === 'leads' ? preview.progress.done : 0}
            {...(preview.progress?.phase === 'leads' ? { total: leads } : {})}
            {...(preview.progress?.phase === 'answers' ? { counts: words.answersRead(formats.count(preview.progress.done)) } : {})}
          />
        )}
        {preview.state === 'failed' && (
          <ErrorPanel
            tone="warn"
            title={words.failed.title}
            happened={words.failed.happened}
            safe={words.failed.safe}
            todo={words.failed.todo}
            actions={
              <Button size="xs" onClick={onAgain}>
                {words.again}
              </Button>
            }
          />
        )}
        {preview.state === 'done' && <Moves moves={preview.moves} />}
      </div>
    </Panel>
  );
}

function Moves({ moves }: { moves: VerdictMoves }) {
  const words = useWords().settings.bantfo;
  const { preview, verdicts } = words;
  const formats = useFormats();
  const moving = moves.moves.reduce((sum, { leadIds }) => sum + leadIds.length, 0);
  return (
    <>
      <p>
        <b className="b">{preview.moving(moving)}</b> <span className="t2">{preview.of(formats.count(moves.judged))}</span>
      </p>
      {moves.moves.length > 0 && (
        <ul className={styles.moves}>
          {moves.moves.map((move) => (
            <li key={`${move.from}${move.to}`}>
              <MoveButton move={move} />
            </li>
          ))}
        </ul>
      )}
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words.verdict}</th>
            <th className="num">{preview.now}</th>
            <th className="num">{preview.after}</th>
          </tr>
        </thead>
        <tbody>
          {verdictKinds.map((kind) => (
            <tr key={kind}>
              <td>{verdicts[kind]}</td>
              <td className="num t2">{formats.count(moves.before[kind])}</td>
              <td className={moves.before[kind] === moves.after[kind] ? 'num t2' : 'num b'}>{formats.count(moves.after[kind])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{preview.hint}</p>
    </>
  );
}

/** A count that opens its leads. */
function MoveButton({ move: { from, to, leadIds } }: { move: VerdictMove }) {
  const { preview, verdicts } = useWords().settings.bantfo;
  const showLeads = useShowLeads();
  const way = preview.way(verdicts[from], verdicts[to]);
  const show = () => {
    showLeads({ title: preview.drillDown(verdicts[from], verdicts[to]), leadIds });
  };
  return (
    <button type="button" className={styles.move} onClick={show}>
      <b className={styles.figure}>{preview.leads(leadIds.length)}</b>
      <span>{way}</span>
    </button>
  );
}
