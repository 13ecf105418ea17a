import { Button } from '@mantine/core';
import { recordAnswer } from '../../../../shared/commands/record-answer.ts';
import { type Answer, currentAnswers, letters } from '../../../../shared/domain/bantfo.ts';
import { useDesk } from '../../../data/desk.ts';
import { LetterGlyph } from '../../../ui/letter-glyph.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
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
  const current = currentAnswers(rows.answers);
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
              {index > 0 && <SayAgain answer={each} standing={current[letter]} />}
            </li>
          ))}
      </ul>
    </section>
  ));
}

/** An older answer counts again: said anew, so that what it replaces stays as well. */
function SayAgain({ answer, standing }: { answer: Answer; standing: Answer | undefined }) {
  const words = useWords();
  const line = useAnswerLine();
  const told = useTold();
  const { run, newId } = useDesk();
  const { leadId, letter, state, value, words: said, confidence } = answer;
  const field = words.states.letterName[letter];
  const again = async () => {
    const statement = {
      answerId: newId(),
      leadId,
      letter,
      state,
      value,
      words: said,
      confidence,
      attemptId: null,
      baseAnswerId: standing?.id ?? null,
    };
    if (await told(() => run(recordAnswer, statement))) showToast({ message: words.corrections.restored(field, line(answer)) });
  };
  return (
    <Button
      size="xs"
      className={styles.again}
      onClick={() => void again()}
      aria-label={words.corrections.restoreNamed(field, line(answer))}
    >
      {words.corrections.restore}
    </Button>
  );
}
