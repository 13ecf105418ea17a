import type { VerdictKind } from '../../../shared/domain/verdict.ts';
import { Drawing } from '../../ui/drawing.tsx';
import { StageGlyph } from '../../ui/stage-glyph.tsx';
import { cssColor } from '../../ui/tokens.ts';
import { useWords } from '../../words/words.tsx';
import styles from './letters.module.css';
import { type Judged, useShortWord, useVerdictSentences } from './verdict-words.ts';

/** What letters and score say together, why, and what to ask next. It advises and blocks nothing. `question`: the script's own words. */
export function VerdictHead({ question, ...judged }: Judged & { question: string | null }) {
  const words = useWords();
  const { verdict } = judged;
  const sentences = useVerdictSentences(judged);
  const isOpen = verdict.kind === 'keepWorking' && verdict.nextLetter !== null;
  const next = verdict.nextLetter ? words.states.letterName[verdict.nextLetter] : '';
  return (
    <div className={styles.verdict} aria-live="polite">
      <h2>
        <VerdictGlyph kind={verdict.kind} />
        {words.call.verdict.kinds[verdict.kind]} <span className={`t3 ${styles.short}`}>{useShortWord(verdict)}</span>
      </h2>
      <p>
        {sentences.join(' ')} {isOpen && (question ? words.call.verdict.ask(question) : words.call.verdict.askFor(next))}
      </p>
    </div>
  );
}

export function VerdictGlyph({ kind }: { kind: VerdictKind }) {
  if (kind === 'qualify') return <StageGlyph stage="qualified" />;
  if (kind === 'nurture') return <StageGlyph stage="nurture" />;
  if (kind === 'disqualify') return <StageGlyph stage="disqualified" />;
  return (
    <Drawing width={14}>
      <path d="M7 1.2 12.8 7 7 12.8 1.2 7z" fill="none" stroke={cssColor('warn')} strokeWidth="1.5" />
      <path d="M7 4.2v3.2M7 9.2v.9" stroke={cssColor('warn')} strokeWidth="1.5" />
    </Drawing>
  );
}
