import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Script, ScriptStep } from '../../../shared/domain/call.ts';
import { flowKey, type ScriptFigures } from '../../../shared/domain/script-figures.ts';
import { lettersOfStep } from '../../../shared/domain/script-walk.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { box, layOut, type MapBox, type MapWay } from './map-layout.ts';
import styles from './scripts.module.css';
import { stepNumbers } from './step-names.ts';

type ScriptMapProps = {
  script: Script;
  figures: ScriptFigures | undefined;
  chosenId: string;
  /** Steps with something wrong. */
  faulty: ReadonlySet<string>;
  onChoose: (stepId: string) => void;
};

/** The script from top to bottom: steps as buttons, ways as lines as wide as the calls that went along them. */
export function ScriptMap({ script, figures, chosenId, faulty, onChoose }: ScriptMapProps) {
  const map = useMemo(() => layOut(script), [script]);
  const numbers = useMemo(() => stepNumbers(script), [script]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = root.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(chosenId)}"]`);
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (root.current?.contains(document.activeElement)) chosen?.focus();
  }, [chosenId]);
  return (
    <div className={styles.map} ref={root}>
      <div className={styles.canvas} style={{ width: map.width, height: map.height }}>
        <svg width={map.width} height={map.height} aria-hidden="true">
          {map.ways.map((way) => (
            <Way key={flowKey(way.from, way.to)} way={way} figures={figures} isOn={way.from === chosenId} />
          ))}
        </svg>
        {map.boxes.map((place) => {
          const step = script.steps.find(({ id }) => id === place.id);
          return (
            step && (
              <Node
                key={place.id}
                place={place}
                step={step}
                number={numbers.get(step.id) ?? null}
                isStart={step.id === script.startStepId}
                share={figures && figures.reached > 0 ? (figures.seen.get(step.id) ?? 0) / figures.reached : null}
                isChosen={step.id === chosenId}
                isFaulty={faulty.has(step.id)}
                onChoose={() => onChoose(step.id)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Widest and narrowest line, px. */
const lines = { thin: 1.5, thick: 9 };

const widthOf = ({ from, to }: MapWay, figures: ScriptFigures | undefined): number => {
  const share = figures && figures.reached > 0 ? (figures.flows.get(flowKey(from, to)) ?? 0) / figures.reached : 0;
  return lines.thin + Math.min(1, share) * (lines.thick - lines.thin);
};

/** Straight through the lane beside a box, in a calm S between two layers. */
const pathOf = ({ points, isBack }: MapWay): string => {
  const [first, ...rest] = points;
  if (!first) return '';
  const last = points.at(-1) ?? first;
  if (isBack) {
    const aside = Math.max(first.x, last.x) + box.width * 0.62;
    return `M${first.x} ${first.y}C${aside} ${first.y + 40} ${aside} ${last.y - 40} ${last.x} ${last.y}`;
  }
  let from = first;
  let path = `M${first.x} ${first.y}`;
  for (const to of rest) {
    const middle = (from.y + to.y) / 2;
    path += from.x === to.x ? `V${to.y}` : `C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
    from = to;
  }
  return path;
};

function Way({ way, figures, isOn }: { way: MapWay; figures: ScriptFigures | undefined; isOn: boolean }) {
  return (
    <path
      d={pathOf(way)}
      className={styles.way}
      data-on={isOn || undefined}
      data-back={way.isBack || undefined}
      strokeWidth={widthOf(way, figures)}
    />
  );
}

type NodeProps = {
  place: MapBox;
  step: ScriptStep;
  number: number | null;
  isStart: boolean;
  share: number | null;
  isChosen: boolean;
  isFaulty: boolean;
  onChoose: () => void;
};

function Node({ place, step, number, isStart, share, isChosen, isFaulty, onChoose }: NodeProps) {
  const words = useWords().scripts;
  const formats = useFormats();
  const letters = lettersOfStep(step);
  const does =
    step.kind === 'end' ? words.ends : isStart ? words.starts : letters.length > 0 ? words.fills(letters.join(' ')) : words.fillsNothing;
  return (
    <button
      type="button"
      className={styles.node}
      style={{ left: place.x, top: place.y, width: box.width, height: box.height }}
      data-step={step.id}
      data-end={step.kind === 'end' || undefined}
      aria-pressed={isChosen}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
    >
      <b className="cut">
        {number !== null && <i>{number}</i>} {step.title}
        {isFaulty && (
          <>
            {' '}
            <IconAlertTriangle size={13} className={styles.fault} aria-hidden />
            <span className="vh">{words.faulty}</span>
          </>
        )}
      </b>
      <small>
        <span>{does}</span> {share !== null && <span title={words.seen(formats.percent(share))}>{formats.percent(share)}</span>}
      </small>
    </button>
  );
}
