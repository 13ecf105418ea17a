import { useWords } from '../words/words.tsx';
import { Drawing } from './drawing.tsx';
import styles from './score.module.css';
import { cssColor } from './tokens.ts';

export type Band = 'cold' | 'warm' | 'hot';
const stepsOf: Record<Band, number> = { cold: 1, warm: 2, hot: 3 };

/** Three steps in ink, not in traffic-light colours. */
export function BandGlyph({ band, isDecorative = false }: { band: Band; isDecorative?: boolean }) {
  const words = useWords();
  return (
    <Drawing width={15} height={12} label={isDecorative ? undefined : words.states.band[band]}>
      {[0, 1, 2].map((step) => (
        <rect
          key={step}
          x={step * 5}
          y={8 - step * 3}
          width="3.4"
          height={4 + step * 3}
          rx="1"
          fill={cssColor(step < stepsOf[band] ? 'text' : 'line-strong')}
        />
      ))}
    </Drawing>
  );
}

/** Score as number and band; the number does the talking. `withWord` writes the band out. */
export function Score({ value, band, withWord = false }: { value: number; band: Band; withWord?: boolean }) {
  const words = useWords();
  return (
    <span className={styles.score}>
      <span className={styles.value}>{value}</span>
      <BandGlyph band={band} isDecorative={withWord} />
      {withWord && words.states.band[band]}
    </span>
  );
}
