import type { Script } from '../../../shared/domain/call.ts';
import type { ScriptFigures } from '../../../shared/domain/script-figures.ts';
import { useNow } from '../../data/use-now.ts';
import { Meter } from '../../ui/meter.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { cssColor } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';
import type { CountedScripts } from './use-script-figures.ts';

type FiguresPanelProps = {
  scripts: readonly Script[];
  counted: CountedScripts | null;
  chosenId: string;
  onChoose: (script: Script) => void;
};

const rateOf = (figures: ScriptFigures | undefined): number | null =>
  figures && figures.reached > 0 ? figures.qualified / figures.reached : null;

/** What each version brought: calls, reached, letters, qualified. */
export function FiguresPanel({ scripts, counted, chosenId, onChoose }: FiguresPanelProps) {
  const words = useWords().scripts;
  const formats = useFormats();
  const best = Math.max(0.01, ...scripts.map(({ id }) => rateOf(counted?.figures.get(id)) ?? 0));
  return (
    <Panel
      title={words.figures}
      right={<span className="t3 sm">{counted ? words.figuresSub(formats.time(counted.countedAt)) : words.counting}</span>}
      className={styles.figures}
    >
      <div className={styles.figureScroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.columns.script}</th>
              <th>{words.columns.inUse}</th>
              <th className="num">{words.columns.calls}</th>
              <th className="num">{words.columns.reached}</th>
              <th className="num" title={words.columns.lettersHint}>
                {words.columns.letters}
              </th>
              <th className="num">{words.columns.qualified}</th>
              <th style={{ width: 240 }}>
                <span className="vh">{words.columns.bar}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {scripts.map((script) => (
              <FigureRow
                key={script.id}
                script={script}
                figures={counted?.figures.get(script.id)}
                best={best}
                isChosen={script.id === chosenId}
                onChoose={() => onChoose(script)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

type FigureRowProps = { script: Script; figures: ScriptFigures | undefined; best: number; isChosen: boolean; onChoose: () => void };

function FigureRow({ script, figures, best, isChosen, onChoose }: FigureRowProps) {
  const words = useWords().scripts;
  const formats = useFormats();
  const now = useNow(60_000);
  const rate = rateOf(figures);
  const { none } = words;
  return (
    <tr data-selected={isChosen || undefined}>
      <td>
        <button type="button" className="b" onClick={onChoose}>
          {script.name} {words.version(script.version)}
        </button>{' '}
        {script.state === 'live' && <Tag tone="ok">{words.state.live}</Tag>}
      </td>
      <td className="t2">{script.publishedAt === null ? words.notPublished : words.since(formats.shortDay(script.publishedAt, now))}</td>
      <td className="num">{figures ? formats.count(figures.calls) : none}</td>
      <td className="num">{figures ? formats.count(figures.reached) : none}</td>
      <td className="num">{figures && figures.reached > 0 ? formats.decimal(figures.letters / figures.reached) : none}</td>
      <td className="num b">{rate === null ? none : formats.percent(rate)}</td>
      <td>{rate !== null && <Meter max={best} height={8} parts={[{ value: rate, color: cssColor(isChosen ? 'accent' : 'text-3') }]} />}</td>
    </tr>
  );
}
