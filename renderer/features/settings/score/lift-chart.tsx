import type { Decile } from '../../../../shared/domain/score-outcomes.ts';
import { cssColor } from '../../../ui/tokens.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from './score-editor.module.css';

const [width, height, foot, head] = [300, 116, 16, 14];
const column = width / 10;

/** The share that was won in each tenth of the leads, highest scores first; the line is the share of all. The table under it says the same. */
export function LiftChart({ name, deciles, base }: { name: string; deciles: readonly Decile[]; base: number }) {
  const words = useWords().scoreModel.outcomes;
  const formats = useFormats();
  const most = Math.max(base, ...deciles.map(({ rate }) => rate), 0.01);
  const yOf = (rate: number) => head + (1 - rate / most) * (height - foot - head);
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      {deciles.map(({ decile, rate }) => (
        <g key={decile}>
          <rect
            x={(decile - 1) * column + 3}
            y={yOf(rate)}
            width={column - 6}
            height={Math.max(height - foot - yOf(rate), 1)}
            rx="2"
            fill={cssColor(rate > base ? 'accent' : 'line-strong')}
          />
          <text x={(decile - 0.5) * column} y={yOf(rate) - 3} textAnchor="middle">
            {formats.percent(rate)}
          </text>
          <text x={(decile - 0.5) * column} y={height - 4} textAnchor="middle">
            {formats.count(decile)}
          </text>
        </g>
      ))}
      <line x1="0" x2={width} y1={yOf(base)} y2={yOf(base)} stroke={cssColor('text-3')} strokeDasharray="3 3" />
      <title>{`${words.lift}; ${words.all}: ${formats.percent(base)}`}</title>
    </svg>
  );
}
