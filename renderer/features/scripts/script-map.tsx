import { IconAlertTriangle, IconArrowsSplit2, IconFlag, IconHelp, IconMessage, IconNote } from '@tabler/icons-react';
import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Script, ScriptStep, StepKind } from '../../../shared/domain/script.ts';
import { lettersOfStep } from '../../../shared/domain/script-facts.ts';
import { flowKey, type ScriptFigures } from '../../../shared/domain/script-figures.ts';
import type { Words } from '../../words/en.ts';
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
  /** 1 is as designed; null: as large as the width allows, up to that. */
  zoom: number | null;
  /** The size it is drawn at. */
  onDrawn: (zoom: number) => void;
  onChoose: (stepId: string) => void;
};

/** The script from top to bottom: steps as buttons, ways as lines as wide as the calls that went along them. */
export function ScriptMap({ script, figures, chosenId, faulty, zoom, onDrawn, onChoose }: ScriptMapProps) {
  const map = useMemo(() => layOut(script), [script]);
  const numbers = useMemo(() => stepNumbers(script), [script]);
  const root = useRef<HTMLDivElement>(null);
  const fitting = useFitting(root, map.width);
  const drawn = zoom ?? fitting;
  useEffect(() => onDrawn(drawn), [drawn, onDrawn]);
  useEffect(() => {
    const chosen = root.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(chosenId)}"]`);
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (root.current?.contains(document.activeElement)) chosen?.focus();
  }, [chosenId]);
  return (
    <div className={styles.map} ref={root} onPointerDown={pan}>
      <div className={styles.canvas} style={{ width: map.width, height: map.height, zoom: drawn }}>
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
                share={figures && figures.reached > 0 && step.kind !== 'branch' ? (figures.seen.get(step.id) ?? 0) / figures.reached : null}
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

/** Smaller than this nothing can be read; the map is scrolled then. */
const smallest = 0.7;
const marginPx = 26;

/** The size at which the whole width of the map is in view. */
const useFitting = (root: RefObject<HTMLDivElement | null>, width: number): number => {
  const [room, setRoom] = useState<number | null>(null);
  useLayoutEffect(() => {
    const ground = root.current;
    if (!ground || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setRoom(ground.clientWidth - marginPx));
    observer.observe(ground);
    return () => observer.disconnect();
  }, [root]);
  return room === null || room <= 0 ? 1 : Math.max(smallest, Math.min(1, Math.floor((room / width) * 100) / 100));
};

/** Dragging the ground moves the map, as in any map; boxes are pressed. */
const pan = (event: PointerEvent<HTMLDivElement>): void => {
  const ground = event.currentTarget;
  if (event.button !== 0 || (event.target as Element).closest('button')) return;
  const from = { x: event.clientX + ground.scrollLeft, y: event.clientY + ground.scrollTop };
  const move = (moved: globalThis.PointerEvent) => ground.scrollTo(from.x - moved.clientX, from.y - moved.clientY);
  const stop = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', stop);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', stop);
};

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
  const Icon = kindIcons[step.kind];
  return (
    <button
      type="button"
      className={styles.node}
      style={{ left: place.x, top: place.y, width: box.width, height: box.height }}
      data-step={step.id}
      data-kind={step.kind}
      aria-pressed={isChosen}
      data-keys-home={isChosen || undefined}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
    >
      <b className="cut">
        <Icon size={13} stroke={1.7} className={styles.kindIcon} aria-hidden />
        {number !== null && <i>{number}</i>} {step.title || words.edit.untitled}
        {isFaulty && (
          <>
            {' '}
            <IconAlertTriangle size={13} className={styles.fault} aria-hidden />
            <span className="vh">{words.faulty}</span>
          </>
        )}
      </b>
      <small>
        <span className="cut">{does(step, isStart, words)}</span>{' '}
        {share !== null && <span title={words.seen(formats.percent(share))}>{formats.percent(share)}</span>}
      </small>
    </button>
  );
}

const kindIcons: Record<StepKind, typeof IconFlag> = {
  say: IconMessage,
  ask: IconHelp,
  branch: IconArrowsSplit2,
  note: IconNote,
  end: IconFlag,
};

/** What a step does, in the few words a box has room for. */
const does = (step: ScriptStep, isStart: boolean, words: Words['scripts']): string => {
  if (step.kind === 'end') return words.ends;
  if (step.kind === 'branch') return words.branchesBy(step.branches.length + 1);
  if (step.kind === 'note') return words.notes;
  const letters = lettersOfStep(step);
  if (letters.length > 0) return words.fills(letters.join(' '));
  return isStart ? words.starts : words.fillsNothing;
};
