import styles from './meter.module.css';

export type MeterPart = { value: number; color: string; isHatched?: boolean };

type MeterProps = {
  /** Parts from left to right, in the unit of `max`. `color` is a CSS colour, best `cssColor('accent')`. */
  parts: readonly MeterPart[];
  max: number;
  height?: number;
  /** A tick at this value: capacity, goal. */
  mark?: number;
  /** Read out instead of the drawing. Leave out when the numbers stand beside it. */
  label?: string;
};

const share = (value: number, max: number): string => `${max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0}%`;

/** Bar of shares; hatched parts are planned or leaking, so they also differ without colour. */
export function Meter({ parts, max, height = 6, mark, label }: MeterProps) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <span className={styles.frame} {...spoken}>
      <span className={styles.meter} style={{ height, borderRadius: height / 2 }}>
        {parts.map((part, index) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
            key={index}
            data-hatched={part.isHatched || undefined}
            style={{ width: share(part.value, max), ['--part' as string]: part.color }}
          />
        ))}
      </span>
      {mark !== undefined && <span className={styles.mark} style={{ insetInlineStart: share(mark, max) }} />}
    </span>
  );
}
