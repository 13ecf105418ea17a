import { leadName } from '../../../../shared/domain/lead.ts';
import type { ScriptStep } from '../../../../shared/domain/script.ts';
import { answerStep, chosenAt, type ScriptPlace, type ScriptTalk, stepAfter, withAnswer } from '../../../../shared/domain/script-walk.ts';
import { choiceKeys } from '../../../ui/choice-keys.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './script.module.css';
import { useRecordDetail } from './use-record-answer.ts';

type Choice = ScriptStep['choices'][number];
type ChoicesProps = { talk: ScriptTalk; step: ScriptStep; place: ScriptPlace; knownChoice: number };

/** What the lead may say to this step: one key records it with what it fills, and goes on. */
export function ScriptChoices({ talk, step, place, knownChoice }: ChoicesProps) {
  const words = useWords().call;
  const { session, answers, lead } = useCall();
  const recordDetail = useRecordDetail();
  const chosen = chosenAt(step, place.path);
  const choose = (index: number) => {
    const choice = step.choices[index];
    if (!choice) return;
    if (index !== chosen) {
      session.fill(choice.fills, answers);
      if (step.detail) recordDetail(step.detail, choice.label);
    }
    session.walkTo(answerStep(talk, place, index));
  };
  useKeys(
    step.choices.slice(0, choiceKeys.length).map((choice, index) => ({
      keys: choiceKeys[index] ?? '',
      label: choice.label,
      group: words.groups.script,
      run: () => choose(index),
    })),
  );
  if (step.choices.length === 0) return null;
  return (
    <fieldset className={styles.choices} aria-label={words.script.whatTheySay(lead.firstName || leadName(lead))}>
      {step.choices.map((choice, index) => (
        <button
          key={choice.label}
          type="button"
          aria-pressed={index === chosen}
          data-known={(chosen < 0 && index === knownChoice) || undefined}
          className={styles.choice}
          aria-keyshortcuts={choiceKeys[index] && ariaKeys(choiceKeys[index])}
          onClick={() => choose(index)}
        >
          <KeyCap keys={choiceKeys[index] ?? '·'} />
          <span className={styles.radio} aria-hidden />
          <span className="cut">{choice.label}</span>
          <Consequence choice={choice} next={stepAfter(talk, step, withAnswer(place, { answer: choice.label }).path)} />
        </button>
      ))}
    </fieldset>
  );
}

/** "fills N, then Size the loss". */
function Consequence({ choice, next }: { choice: Choice; next: ScriptStep | undefined }) {
  const words = useWords().call.script;
  const formats = useFormats();
  const filled = choice.fills.filter((each) => each.state !== 'unknown').map((each) => each.letter);
  const open = choice.fills.filter((each) => each.state === 'unknown').map((each) => each.letter);
  const what = filled.length > 0 ? words.fills(formats.list(filled)) : open.length > 0 ? words.staysOpen(formats.list(open)) : '';
  return (
    <em className="cut">
      {what}
      {what && next && words.joint}
      {next && (
        <>
          {words.leadsTo} <span className="t2">{next.title}</span>
        </>
      )}
    </em>
  );
}
