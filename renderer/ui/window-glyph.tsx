import { Drawing } from './drawing.tsx';
import { cssColor, type TokenName } from './tokens.ts';

/** `closing`: open, but shut within the hour. `unknown`: no zone, so nobody can say. */
export type WindowState = 'open' | 'closing' | 'shut' | 'unknown';

const tokenOf: Record<WindowState, TokenName> = { open: 'ok', closing: 'warn', shut: 'text-3', unknown: 'warn' };

/** Calling window: a clock while it is open, a barred ring while it is shut. Decorative; local time and "till" or "opens" stand beside it. */
export function WindowGlyph({ state }: { state: WindowState }) {
  const color = cssColor(tokenOf[state]);
  return (
    <Drawing width={13}>
      <circle
        cx="6.5"
        cy="6.5"
        r="5.2"
        fill="none"
        stroke={color}
        strokeWidth="1.4"
        strokeDasharray={state === 'unknown' ? '2.2 2' : undefined}
      />
      {(state === 'open' || state === 'closing') && (
        <path d="M6.5 3.6v3l2 1.3" fill="none" stroke={color} strokeWidth="1.4" strokeLinecap="round" />
      )}
      {state === 'shut' && <path d="M3.8 6.5h5.4" stroke={color} strokeWidth="1.6" />}
      {state === 'unknown' && <path d="M6.5 3.8v3.2M6.5 8.6v.9" stroke={color} strokeWidth="1.5" />}
    </Drawing>
  );
}
