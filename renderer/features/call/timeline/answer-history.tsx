import { letters } from '../../../../shared/domain/bantfo.ts';
import { LetterGlyph } from '../../../ui/letter-glyph.tsx';
import { useAnswerLine } from '../../../words/answer-line.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './timeline.module.css';
import { usePersonName } from './timeline-entry.tsx';

/** Every answer ever given, by letter, the newest on top; older ones stay readable. */
export function AnswerHistory() {
  const words = useWords();
  const formats = useFormats();
  const line = useAnswerLine();
  const nameOf = usePersonName();
  const { rows, now } = useCall();
  const answered = letters.filter((letter) => rows.answers.some((each) => each.letter === letter));
  if (answered.length === 0) return <p className={styles.empty}>{words.call.timeline.noAnswers}</p>;
  return answered.map((letter) => (
    <section key={letter}>
      <h3 className={styles.day}>{words.states.letterName[letter]}</h3>
      <ul>
        {rows.answers
          .filter((each) => each.letter === letter)
          .toReversed()
          .map((each, index) => (
            <li key={each.id} className={styles.entry} data-old={index > 0 || undefined}>
              <LetterGlyph state={each.state} />
              <span>{line(each)}</span>
              <span className="t3 sm nowrap">{formats.shortDay(each.answeredAt, now)}</span>
              <small>
                {each.words && `${words.call.timeline.quoted(each.words)} `}
                {words.call.timeline.saidTo(nameOf(each.authorId), words.call.letters.sureness[each.confidence])}
              </small>
            </li>
          ))}
      </ul>
    </section>
  ));
}
