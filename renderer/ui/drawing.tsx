import type { ReactNode } from 'react';

type DrawingProps = {
  width: number;
  height?: number;
  /** Units of the drawing when it is scaled: `[14, 14]`. */
  box?: readonly [width: number, height: number];
  /** Read out as an image. Without it the drawing is decoration and hidden from screen readers. */
  label?: string | undefined;
  children: ReactNode;
};

/** Frame of every small drawing: right size in flex rows, and either named or hidden, never half of both. */
export function Drawing({ width, height = width, box = [width, height], label, children }: DrawingProps) {
  const spoken = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label or hidden, see above; a title element would pop up as a tooltip
    <svg width={width} height={height} viewBox={`0 0 ${box[0]} ${box[1]}`} style={{ flex: 'none', display: 'block' }} {...spoken}>
      {children}
    </svg>
  );
}
