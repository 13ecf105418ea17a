import { type Answer, currentAnswers, type Letter } from '../../../shared/domain/bantfo.ts';
import { type Staleness, stalenessOf } from '../../../shared/domain/bantfo-policy.ts';
import type { LetterDraft } from '../../data/db.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { LetterGlyph } from '../../ui/letter-glyph.tsx';
import { useAnswerLine } from '../../words/answer-line.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { LetterEditor } from './letter-editor.tsx';
import styles from './letters.module.css';
import { useLetters } from './letters-context.ts';

type Spoken = Pick<Answer, 'state' | 'value' | 'words'>;

type LetterRowProps = {
  letter: Letter;
  /** What is being typed for it; null: it is closed. */
  typed: LetterDraft | null;
  /** The script's question for it, where there is one. */
  question: string | null;
  /** The key that opens it, where the screen has one. */
  keys?: string;
  onToggle: () => void;
  onDone: () => void;
};

/** One letter: its state, what is known and from where; opened, its editor in place. */
export function LetterRow({ letter, typed, question, keys, onToggle, onDone }: LetterRowProps) {
  const words = useWords();
  const line = useLetterLine(letter);
  const { answers, settings, now } = useLetters();
  const standing = currentAnswers(answers)[letter];
  const isOpen = typed !== null;
  const shown = typed ?? standing;
  const staleness = isOpen ? null : stalenessOf(standing, settings, now);
  const state = shown?.state ?? 'unknown';
  const isKnown = shown !== undefined && (state !== 'unknown' || line(shown) !== words.states.letter.unknown);
  return (
    <li className={styles.letter} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles.head}
        data-letter={letter}
        aria-expanded={isOpen}
        aria-keyshortcuts={keys && ariaKeys(keys)}
        onClick={onToggle}
      >
        {keys ? <KeyCap keys={keys} /> : <b className="t3">{letter}</b>}
        <LetterGlyph state={state} />
        <span className={styles.what}>
          <b className="cut">{isKnown ? line(shown) : <span className="t2">{words.states.letterName[letter]}</span>}</b>
          <span className="t3 xs">{isKnown ? words.states.letterName[letter] : words.states.letter.unknown}</span>
        </span>
        {!isOpen && <Evidence letter={letter} answer={standing} question={question} staleness={staleness} />}
      </button>
      {typed && <LetterEditor key={typed.answerId} draft={typed} onDone={onDone} />}
    </li>
  );
}

/** An answer in one line; fit by how much of the center's checklist it meets. */
const useLetterLine = (letter: Letter): ((answer: Spoken) => string) => {
  const words = useWords().call.letters;
  const formats = useFormats();
  const line = useAnswerLine();
  const fits = useLetters().settings.bantfo.fits ?? [];
  return (answer) => {
    const met = answer.value.fits ?? [];
    const isCounted = letter === 'F' && met.length > 0 && fits.length > 0;
    return isCounted ? words.fitsOf(met.length, new Set([...fits, ...met]).size, formats.list(met)) : line(answer);
  };
};

type EvidenceProps = { letter: Letter; answer: Answer | undefined; question: string | null; staleness: Staleness | null };

/** Their words, when and how sure; whether it is too old to count; for a letter not asked yet, the script's question. */
function Evidence({ letter, answer, question, staleness }: EvidenceProps) {
  const words = useWords().call;
  const formats = useFormats();
  const line = useAnswerLine();
  const { attemptId, now, settings } = useLetters();
  const fits = letter === 'F' ? (settings.bantfo.fits ?? []) : [];
  if (!answer || answer.state === 'unknown') {
    const hint = question ? words.verdict.ask(question) : fits.length > 0 ? words.letters.open(formats.list(fits)) : '';
    return hint && <small className="cut">{hint}</small>;
  }
  const isNow = attemptId !== null && answer.attemptId === attemptId;
  const when = isNow ? words.letters.inThisCall : formats.shortDay(answer.answeredAt, now);
  const open = fits.filter((fit) => !answer.value.fits?.includes(fit));
  // Words that already are the headline are not said twice.
  const said = answer.words && answer.words !== line(answer) ? `${words.timeline.quoted(answer.words)}, ` : '';
  const missing = open.length > 0 && !said ? `${words.letters.open(formats.list(open))}, ` : '';
  return (
    <small className="cut">
      {staleness && <span className="warn">{words.letters.stale[staleness.cause]} </span>}
      {`${said}${missing}${when}, ${words.letters.sureness[answer.confidence]}`}
    </small>
  );
}
