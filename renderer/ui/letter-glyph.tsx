import { type Letter, type LetterState, letters, stateOfLetter } from '../../shared/domain/bantfo.ts';
import { useWords } from '../words/words.tsx';
import { Drawing } from './drawing.tsx';
import { cssColor } from './tokens.ts';

const colorOf: Record<LetterState, string> = {
  unknown: cssColor('text-3'),
  unfavourable: cssColor('bad'),
  partly: cssColor('warn'),
  favourable: cssColor('ok'),
};

/** ○ unknown (dashed)  ⊘ unfavourable  ◐ partly  ● favourable. `isDecorative` when the word stands beside it. */
export function LetterGlyph({ state, size = 14, isDecorative = false }: { state: LetterState; size?: number; isDecorative?: boolean }) {
  const words = useWords();
  const color = colorOf[state];
  return (
    <Drawing width={size} box={[14, 14]} label={isDecorative ? undefined : words.states.letter[state]}>
      <circle
        cx="7"
        cy="7"
        r="5"
        fill={state === 'favourable' ? color : 'none'}
        stroke={color}
        strokeWidth="1.5"
        strokeDasharray={state === 'unknown' ? '2.2 2' : undefined}
      />
      {state === 'partly' && <path d="M7 2a5 5 0 0 1 0 10z" fill={color} />}
      {state === 'unfavourable' && <path d="M4 10 10 4" stroke={color} strokeWidth="1.5" />}
    </Drawing>
  );
}

function LetterMark({ letter, state, x }: { letter: Letter; state: LetterState; x: number }) {
  const color = colorOf[state];
  const isKnown = state !== 'unknown';
  return (
    <g>
      <text x={x + 6.5} y="10" textAnchor="middle" fontSize="11" fontWeight={isKnown ? 620 : 450} fill={color}>
        {letter}
      </text>
      {isKnown ? (
        <rect x={x + 1} y="13" width={state === 'partly' ? 5.5 : 11} height="2" rx="1" fill={color} />
      ) : (
        <rect x={x + 1} y="13" width="11" height="2" rx="1" fill={cssColor('line-strong')} opacity=".55" />
      )}
      {state === 'unfavourable' && <path d={`M${x + 2} 10.5 L${x + 11} 2.5`} stroke={color} strokeWidth="1.3" />}
    </g>
  );
}

/** The six letters in the width of a word, for tables. `marks` is the domain's letter string, such as `fpfuuu`. */
export function LetterStrip({ marks }: { marks: string }) {
  const words = useWords();
  const spoken = letters.map((letter) => `${letter} ${words.states.letter[stateOfLetter(marks, letter)]}`).join(', ');
  return (
    <Drawing width={83} height={16} label={spoken}>
      {letters.map((letter, index) => (
        <LetterMark key={letter} letter={letter} state={stateOfLetter(marks, letter)} x={index * 14} />
      ))}
    </Drawing>
  );
}
