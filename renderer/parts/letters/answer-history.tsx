import { Button } from '@mantine/core';
import { recordAnswer } from '../../../shared/commands/record-answer.ts';
import { type Answer, currentAnswers, letters } from '../../../shared/domain/bantfo.ts';
import { stalenessOf } from '../../../shared/domain/bantfo-policy.ts';
import type { Attempt } from '../../../shared/domain/call.ts';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import { useDesk } from '../../data/desk.ts';
import entryStyles from '../../ui/entries.module.css';
import { LetterGlyph } from '../../ui/letter-glyph.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useAnswerLine } from '../../words/answer-line.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { usePersonName } from '../use-person-name.ts';
import styles from './answer-history.module.css';

type HistoryProps = {
  /** The oldest first. */
  answers: readonly Answer[];
  attempts: readonly Attempt[];
  settings: CenterSettings;
  now: number;
};

/** Every answer ever given, by letter, the newest on top: who was told what, in which call, how sure. Older ones stay readable. */
export function AnswerHistory({ answers, attempts, settings, now }: HistoryProps) {
  const words = useWords();
  const current = currentAnswers(answers);
  const answered = letters.filter((letter) => answers.some((each) => each.letter === letter));
  if (answered.length === 0) return <p className={entryStyles.empty}>{words.call.timeline.noAnswers}</p>;
  return answered.map((letter) => {
    const staleness = stalenessOf(current[letter], settings, now);
    return (
      <section key={letter}>
        <h3 className={entryStyles.heading}>
          {words.states.letterName[letter]} {staleness && <span className="warn">{words.call.letters.stale[staleness.cause]}</span>}
        </h3>
        <ul>
          {answers
            .filter((each) => each.letter === letter)
            .toReversed()
            .map((each, index) => (
              <li key={each.id} className={`${entryStyles.entry} ${styles.entry}`} data-old={index > 0 || undefined}>
                <Said answer={each} attempt={attempts.find(({ id }) => id === each.attemptId)} now={now} />
                {index > 0 && <SayAgain answer={each} standing={current[letter]} />}
              </li>
            ))}
        </ul>
      </section>
    );
  });
}

function Said({ answer, attempt, now }: { answer: Answer; attempt: Attempt | undefined; now: number }) {
  const words = useWords().call;
  const formats = useFormats();
  const line = useAnswerLine();
  const nameOf = usePersonName();
  const told = words.timeline.saidTo(nameOf(answer.authorId), words.letters.sureness[answer.confidence]);
  const where =
    answer.attemptId === null
      ? words.letters.outsideOfCall
      : words.letters.inCallOf(attempt ? formats.shortDayAndTime(attempt.startedAt, now) : '');
  return (
    <>
      <LetterGlyph state={answer.state} />
      <span>{line(answer)}</span>
      <span className="t3 sm nowrap">{formats.shortDay(answer.answeredAt, now)}</span>
      <small>
        {answer.words && `${words.timeline.quoted(answer.words)} `}
        {told}, {where}
      </small>
    </>
  );
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
