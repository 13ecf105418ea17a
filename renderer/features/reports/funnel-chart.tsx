import { cssColor } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import type { FunnelCounts } from './funnel-counts.ts';

const width = 1052;
const labelWidth = 132;
const barWidth = 58;
const top = 44;
const height = 132;

type Part = { kind: string; count: number; fill: string; stroke?: string };

const partsOf = (column: FunnelCounts): Part[] => [
  { kind: 'movedOn', count: column.movedOn, fill: cssColor('accent') },
  { kind: 'stillHere', count: column.stillHere, fill: cssColor(column.step === 'won' ? 'ok' : 'line-strong') },
  { kind: 'leak', count: column.leak, fill: 'url(#funnel-leak)' },
  { kind: 'resting', count: column.resting, fill: 'url(#funnel-resting)' },
  { kind: 'left', count: column.left, fill: 'none', stroke: cssColor('line-strong') },
];

/** The funnel on a linear scale: a thin ribbon is the message. Patterns tell the parts apart without colour. */
export function FunnelChart({ columns }: { columns: readonly FunnelCounts[] }) {
  const words = useWords().reports;
  const formats = useFormats();
  const takenIn = Math.max(1, columns[0]?.reached ?? 1);
  const step = (width - labelWidth) / columns.length;
  const said = columns.map((column) => words.chartPart(formats.count(column.reached), words.steps[column.step]));
  return (
    <svg
      width="100%"
      viewBox={`0 0 ${width} ${top + height + 6}`}
      role="img"
      aria-label={words.chart(said.join(', '))}
      style={{ display: 'block' }}
    >
      <Patterns />
      <text x="0" y="34" fontSize="12" fill={cssColor('text-3')}>
        {words.reached}
      </text>
      {columns.map((column, index) => (
        <g key={column.step} transform={`translate(${labelWidth + index * step} 0)`}>
          <Column column={column} scale={height / takenIn} nextX={step} />
        </g>
      ))}
    </svg>
  );
}

function Patterns() {
  return (
    <defs>
      <pattern id="funnel-leak" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill={cssColor('bad-soft')} />
        <rect width="2.6" height="5" fill={cssColor('bad')} />
      </pattern>
      <pattern id="funnel-resting" width="4" height="4" patternUnits="userSpaceOnUse">
        <rect width="4" height="4" fill={cssColor('hover')} />
        <circle cx="2" cy="2" r=".9" fill={cssColor('text-3')} />
      </pattern>
    </defs>
  );
}

function Column({ column, scale, nextX }: { column: FunnelCounts; scale: number; nextX: number }) {
  const words = useWords().reports;
  const formats = useFormats();
  const movedOn = column.movedOn * scale;
  const rate = column.reached > 0 ? column.movedOn / column.reached : 0;
  let y = top;
  return (
    <>
      {column.movedOn > 0 && (
        <path d={`M${barWidth} ${top} H${nextX} V${top + movedOn} H${barWidth} Z`} fill={cssColor('accent')} opacity=".16" />
      )}
      {partsOf(column).map((part) => {
        const from = y;
        y += part.count * scale;
        return part.count === 0 ? null : (
          <rect
            key={part.kind}
            x="0"
            y={from}
            width={barWidth}
            height={Math.max(1, part.count * scale)}
            fill={part.fill}
            stroke={part.stroke}
          />
        );
      })}
      <text x="0" y="13" fontSize="12" fill={cssColor('text-2')}>
        {words.steps[column.step]}
      </text>
      <text x="0" y="34" fontSize="18" fontWeight="600" letterSpacing="-.02em" fill={cssColor('text')}>
        {formats.count(column.reached)}
      </text>
      {rate > 0 && (
        <text
          x={(barWidth + nextX) / 2}
          y={movedOn > 26 ? top + 17 : top + Math.max(movedOn, 4) + 15}
          textAnchor="middle"
          fontSize="12"
          fontWeight="560"
          fill={cssColor('accent')}
        >
          {formats.percent(rate)}
        </text>
      )}
    </>
  );
}
