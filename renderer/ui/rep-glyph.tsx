import type { ReactNode } from 'react';
import { Drawing } from './drawing.tsx';
import { cssColor } from './tokens.ts';

/** What a rep is doing as the floor draws it; `offline` wins over the rest when the connection is gone. */
export type RepState = 'inCall' | 'wrapUp' | 'ready' | 'break' | 'offline' | 'absent';

const accent = cssColor('accent');
const drawing: Record<RepState, ReactNode> = {
  inCall: (
    <>
      <circle cx="6" cy="6" r="3" fill={accent} />
      <circle cx="6" cy="6" r="5" fill="none" stroke={accent} strokeWidth="1" opacity=".5" />
    </>
  ),
  wrapUp: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke={accent} strokeWidth="1.5" />
      <path d="M6 1.8a4.2 4.2 0 0 1 0 8.4z" fill={accent} />
    </>
  ),
  ready: <circle cx="6" cy="6" r="4.2" fill="none" stroke={cssColor('ok')} strokeWidth="1.6" />,
  break: <path d="M4 2.5v7M8 2.5v7" stroke={cssColor('text-3')} strokeWidth="2" />,
  offline: <path d="M6 1.5 11 10.5H1z" fill="none" stroke={cssColor('warn')} strokeWidth="1.4" strokeLinejoin="round" />,
  absent: <path d="m2.5 2.5 7 7M9.5 2.5l-7 7" stroke={cssColor('bad')} strokeWidth="1.8" />,
};

/** Decorative; the state's word (`words.states.rep[state]`) stands beside it. */
export function RepGlyph({ state }: { state: RepState }) {
  return <Drawing width={12}>{drawing[state]}</Drawing>;
}
