import type { Answer, Letter } from '../../../../shared/domain/bantfo.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { LetterGlyph } from '../../../ui/letter-glyph.tsx';
import { useAnswerLine } from '../../../words/answer-line.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall, useCallState } from '../call-view.tsx';
import { LetterEditor } from './letter-editor.tsx';
import styles from './letters.module.css';
import { useQuestion } from './verdict-head.tsx';

type Spoken = Pick<Answer, 'state' | 'value' | 'words'>;

/** One letter: its state, what is known and from where; opened, its editor in place. */
export function LetterRow({ letter, onToggle, onDone }: { letter: Letter; onToggle: () => void; onDone: () => void }) {
  const words = useWords();
  const line = useLetterLine(letter);
  const { answers } = useCall();
  const typed = useCallState((state) => (state.draft?.letter?.letter === letter ? state.draft.letter : null));
  const isOpen = typed !== null;
  const shown = typed ?? answers[letter];
  const state = shown?.state ?? 'unknown';
  const isKnown = shown !== undefined && (state !== 'unknown' || line(shown) !== words.states.letter.unknown);
  return (
    <li className={styles.letter} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles.head}
        data-letter={letter}
        aria-expanded={isOpen}
        aria-keyshortcuts={ariaKeys(letter.toLowerCase())}
        onClick={onToggle}
      >
        <KeyCap keys={letter.toLowerCase()} />
        <LetterGlyph state={state} />
        <span className={styles.what}>
          <b className="cut">{isKnown ? line(shown) : <span className="t2">{words.states.letterName[letter]}</span>}</b>
          <span className="t3 xs">{isKnown ? words.states.letterName[letter] : words.states.letter.unknown}</span>
        </span>
        {!isOpen && <Evidence letter={letter} />}
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
  const fits = useCall().settings.bantfo.fits?.length ?? 0;
  return (answer) => {
    const met = answer.value.fits?.length ?? 0;
    const isCounted = letter === 'F' && met > 0 && met <= fits;
    return isCounted ? words.fitsOf(met, fits, formats.list(answer.value.fits ?? [])) : line(answer);
  };
};

/** Their words, when and how sure; for a letter not asked yet, the script's question. */
function Evidence({ letter }: { letter: Letter }) {
  const words = useWords().call;
  const formats = useFormats();
  const line = useAnswerLine();
  const question = useQuestion(letter);
  const { answers, draft, now, settings } = useCall();
  const answer = answers[letter];
  const fits = letter === 'F' ? (settings.bantfo.fits ?? []) : [];
  if (!answer || answer.state === 'unknown') {
    const hint = question ? words.verdict.ask(question) : fits.length > 0 ? words.letters.open(formats.list(fits)) : '';
    return hint && <small className="cut">{hint}</small>;
  }
  const isNow = draft.attemptId !== null && answer.attemptId === draft.attemptId;
  const when = isNow ? words.letters.inThisCall : formats.shortDay(answer.answeredAt, now);
  const open = fits.filter((fit) => !answer.value.fits?.includes(fit));
  // Words that already are the headline are not said twice.
  const said = answer.words && answer.words !== line(answer) ? `${words.timeline.quoted(answer.words)}, ` : '';
  const missing = open.length > 0 && !said ? `${words.letters.open(formats.list(open))}, ` : '';
  return <small className="cut">{`${said}${missing}${when}, ${words.letters.sureness[answer.confidence]}`}</small>;
}
