import { Button } from '@mantine/core';
import { type Interval, meanInterval, rateDifference, rateInterval } from '../../../shared/domain/rate-interval.ts';
import type { Script } from '../../../shared/domain/script.ts';
import type { ScriptFigures } from '../../../shared/domain/script-figures.ts';
import { useNow } from '../../data/use-now.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';
import type { CountedScripts } from './use-script-figures.ts';

type FiguresPanelProps = {
  /** Published versions of one script, the newest first. */
  versions: readonly Script[];
  counted: CountedScripts | null;
  chosenId: string;
  onChoose: (script: Script) => void;
  /** Changes the shares of versions that run side by side. */
  onShare: (() => void) | undefined;
};

/** What each version brought: calls, who was reached, who was qualified, how long it took; and how sure those counts are. */
export function FiguresPanel({ versions, counted, chosenId, onChoose, onShare }: FiguresPanelProps) {
  const words = useWords().scripts;
  const formats = useFormats();
  const most = Math.max(0.05, ...versions.map(({ id }) => qualifiedOf(counted?.figures.get(id))?.interval.high ?? 0));
  return (
    <Panel
      title={words.figures}
      count={<Difference versions={versions} counted={counted} />}
      right={
        <span className={styles.mapNote}>
          {counted ? words.figuresSub(formats.time(counted.countedAt)) : words.counting}
          {onShare && (
            <Button size="compact-sm" onClick={onShare}>
              {words.shares.open}
            </Button>
          )}
        </span>
      }
      className={styles.figures}
    >
      {versions.length === 0 ? (
        <p className={styles.noFigures}>{words.noVersions}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <section className={styles.figureScroll} tabIndex={0} aria-label={words.figuresByVersion}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words.columns.version}</th>
                <th>{words.columns.inUse}</th>
                <th className="num">{words.columns.share}</th>
                <th className="num">{words.columns.calls}</th>
                <th className="num">{words.columns.connects}</th>
                <th className="num">{words.columns.qualified}</th>
                <th style={{ width: 180 }}>{words.columns.range}</th>
                <th className="num" title={words.columns.lettersHint}>
                  {words.columns.letters}
                </th>
                <th className="num">{words.columns.time}</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((script) => (
                <FigureRow
                  key={script.id}
                  script={script}
                  figures={counted?.figures.get(script.id)}
                  most={most}
                  isChosen={script.id === chosenId}
                  onChoose={() => onChoose(script)}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}

const qualifiedOf = (figures: ScriptFigures | undefined): { rate: number; interval: Interval } | null => {
  const interval = figures ? rateInterval(figures.qualified, figures.reached) : null;
  return figures && interval ? { rate: figures.qualified / figures.reached, interval } : null;
};

type FigureRowProps = { script: Script; figures: ScriptFigures | undefined; most: number; isChosen: boolean; onChoose: () => void };

function FigureRow({ script, figures, most, isChosen, onChoose }: FigureRowProps) {
  const words = useWords().scripts;
  const formats = useFormats();
  const now = useNow(60_000);
  const { none } = words;
  const calls = figures?.calls ?? 0;
  const reached = figures?.reached ?? 0;
  const qualified = qualifiedOf(figures);
  const time = figures && meanInterval(figures.reached, figures.talkMs, figures.talkSquares);
  const day = (at: number) => formats.shortDay(at, now);
  const since = script.publishedAt === null ? words.notPublished : words.since(day(script.publishedAt));
  const inUse =
    script.publishedAt !== null && script.retiredAt !== null ? words.fromTo(day(script.publishedAt), day(script.retiredAt)) : since;
  return (
    <tr data-selected={isChosen || undefined}>
      <td>
        <button type="button" className="b" onClick={onChoose}>
          {words.version(script.version)}
        </button>{' '}
        <Tag tone={script.state === 'live' ? 'ok' : undefined}>{words.state[script.state]}</Tag>
      </td>
      <td className="t2">{inUse}</td>
      <td className="num">{script.state === 'live' ? formats.percent(script.share / 100) : none}</td>
      <td className="num">{figures ? formats.count(calls) : none}</td>
      <td className="num">{calls > 0 ? words.countAndRate(formats.count(reached), formats.percent(reached / calls)) : none}</td>
      <td className="num b">
        {qualified ? words.countAndRate(formats.count(figures?.qualified ?? 0), formats.percent(qualified.rate)) : none}
      </td>
      <td>{qualified && <Range {...qualified} most={most} isChosen={isChosen} />}</td>
      <td className="num">{figures && reached > 0 ? formats.decimal(figures.letters / reached) : none}</td>
      <td className="num">
        {time ? words.timeRange(formats.length(time.mean), formats.length(Math.max(0, time.low)), formats.length(time.high)) : none}
      </td>
    </tr>
  );
}

/** The rate as a dot on the line where it lies with 95 %; few calls draw a long line. */
function Range({ rate, interval, most, isChosen }: { rate: number; interval: Interval; most: number; isChosen: boolean }) {
  const words = useWords().scripts;
  const formats = useFormats();
  const at = (value: number) => `${Math.min(100, (value / most) * 100)}%`;
  const said = words.between(formats.percent(interval.low), formats.percent(interval.high));
  return (
    <span className={styles.range} role="img" aria-label={said} title={said} data-chosen={isChosen || undefined}>
      <i style={{ left: at(interval.low), width: `${Math.min(100, ((interval.high - interval.low) / most) * 100)}%` }} />
      <b style={{ left: at(rate) }} />
    </span>
  );
}

/** The two newest versions with calls, compared in words: larger than chance would give, or not to be told yet. */
function Difference({ versions, counted }: Pick<FiguresPanelProps, 'versions' | 'counted'>) {
  const words = useWords().scripts;
  const formats = useFormats();
  const used = versions.flatMap((script) => {
    const figures = counted?.figures.get(script.id);
    return figures && figures.reached > 0 ? [{ script, hits: figures.qualified, tries: figures.reached }] : [];
  });
  const [newer, older] = used;
  const difference = newer && older && rateDifference(newer, older);
  if (!difference) return null;
  const points = (share: number) => formats.decimal(share * 100, 0);
  const names = [words.version(newer.script.version), words.version(older.script.version)] as const;
  const range = words.points(points(difference.low), points(difference.high));
  if (difference.low <= 0 && difference.high >= 0) return <>{words.couldBeChance(...names, range)}</>;
  return <>{difference.difference > 0 ? words.isBetter(...names, range) : words.isWorse(...names, range)}</>;
}
