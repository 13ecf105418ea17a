import { Drawing } from './drawing.tsx';
import { cssColor } from './tokens.ts';

/** `sent`: the server has it. `waiting`: on its way when there is a line. `parked`: needs a person. */
export type SyncState = 'sent' | 'waiting' | 'parked';

/** Tick, broken ring with an arrow, triangle. Never a spinner. Decorative; words stand beside it. */
export function SyncGlyph({ state, size = 14 }: { state: SyncState; size?: number }) {
  const color = cssColor(state === 'sent' ? 'ok' : 'warn');
  return (
    <Drawing width={size} box={[14, 14]}>
      {state === 'parked' ? (
        <path d="M7 1.8 12.6 12H1.4z" fill="none" stroke={color} strokeWidth="1.4" strokeLinejoin="round" />
      ) : (
        <circle
          cx="7"
          cy="7"
          r="5.4"
          fill="none"
          stroke={color}
          strokeWidth="1.4"
          strokeDasharray={state === 'waiting' ? '3 2' : undefined}
        />
      )}
      {state === 'sent' && <path d="m4.6 7.2 1.7 1.7 3.2-3.6" fill="none" stroke={color} strokeWidth="1.4" />}
      {state === 'waiting' && <path d="M7 9.6V5M5 6.6l2-2 2 2" fill="none" stroke={color} strokeWidth="1.4" />}
      {state === 'parked' && <path d="M7 5.4v3.2M7 9.9v1" stroke={color} strokeWidth="1.5" />}
    </Drawing>
  );
}
