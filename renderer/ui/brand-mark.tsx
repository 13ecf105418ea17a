import { Drawing } from './drawing.tsx';
import { cssColor } from './tokens.ts';

/** The product's mark: a funnel. Decorative; the name stands beside it. */
export function BrandMark({ size = 18 }: { size?: number }) {
  return (
    <Drawing width={size} box={[18, 18]}>
      <path d="M2 3h14l-5 6.4V15l-4 1.5V9.4z" fill={cssColor('accent-fill')} />
      <path d="M4.6 5h8.8" stroke="#fff" strokeWidth="1.3" opacity=".75" />
    </Drawing>
  );
}
