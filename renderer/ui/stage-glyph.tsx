import type { ReactNode } from 'react';
import type { Stage } from '../../shared/domain/stage.ts';
import { Drawing } from './drawing.tsx';
import { cssColor } from './tokens.ts';

/** How far the ring has filled; stages off the main way have their own mark. */
const fillOf: Partial<Record<Stage, number>> = {
  touch: 0,
  contact: 0.2,
  lead: 0.4,
  working: 0.6,
  qualified: 0.8,
  handedOff: 1,
  accepted: 1,
  won: 1,
};

const cross = (color: string): ReactNode => <path d="m5 5 4 4M9 5 5 9" stroke={color} strokeWidth="1.4" />;
const tick: ReactNode = <path d="m4.5 7.2 1.8 1.8 3.3-3.6" fill="none" stroke={cssColor('surface')} strokeWidth="1.4" />;
const quiet = cssColor('text-3');

const markOf: Partial<Record<Stage, ReactNode>> = {
  handedOff: <path d="M4.6 7h4.6M7.4 5 9.4 7 7.4 9" fill="none" stroke={cssColor('surface')} strokeWidth="1.3" />,
  accepted: tick,
  won: tick,
  nurture: <path d="M5.6 5v4M8.4 5v4" stroke={quiet} strokeWidth="1.5" />,
  keepInformed: <path d="M4.6 7h4.8M4.6 9h3" stroke={quiet} strokeWidth="1.4" />,
  lost: cross(quiet),
  disqualified: cross(quiet),
  merged: <path d="M4.6 4.8 7 7.4l2.4-2.6M7 7.4v2.4" fill="none" stroke={quiet} strokeWidth="1.3" />,
  purged: <path d="M4.6 7h4.8" stroke={quiet} strokeWidth="1.5" />,
};

const colorOf = (stage: Stage): string => {
  if (stage === 'won' || stage === 'accepted') return cssColor('ok');
  return fillOf[stage] === undefined ? quiet : cssColor('accent');
};

const wedge = (part: number): string => {
  const angle = part * 2 * Math.PI;
  const end = `${(7 + 3.4 * Math.sin(angle)).toFixed(2)} ${(7 - 3.4 * Math.cos(angle)).toFixed(2)}`;
  return `M7 7V3.6A3.4 3.4 0 ${part > 0.5 ? 1 : 0} 1 ${end}z`;
};

/** The refinery fills: the ring closes stage by stage. Decorative; the stage's word stands beside it. */
export function StageGlyph({ stage }: { stage: Stage }) {
  const color = colorOf(stage);
  const part = fillOf[stage] ?? 0;
  const isDashed = stage === 'touch' || stage === 'purged' || stage === 'merged';
  return (
    <Drawing width={14}>
      <circle
        cx="7"
        cy="7"
        r="5.6"
        fill={part === 1 ? color : 'none'}
        stroke={color}
        strokeWidth="1.4"
        strokeDasharray={isDashed ? '2 1.8' : undefined}
      />
      {part > 0 && part < 1 && <path d={wedge(part)} fill={color} />}
      {markOf[stage]}
    </Drawing>
  );
}
