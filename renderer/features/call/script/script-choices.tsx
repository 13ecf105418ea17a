import type { Script, ScriptStep } from '../../../../shared/domain/call.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import { answerStep, chosenAt, type ScriptPlace, stepOf } from '../../../../shared/domain/script-walk.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { sayStep, useSay } from './merge-values.ts';
import styles from './script.module.css';

/** Left of the letters' keys, then what is free in that row. */
export const choiceKeys = ['q', 'w', 'e', 'r', 'u', 'i', 'p', 'l'] as const;

type Choice = ScriptStep['choices'][number];
type ChoicesProps = { script: Script; step: ScriptStep; place: ScriptPlace };

/** What the lead may say to this step: one key records it with the letters it fills, and goes on. */
export function ScriptChoices({ script, step, place }: ChoicesProps) {
  const words = useWords().call;
  const { session, answers, lead } = useCall();
  const say = sayStep(useSay());
  const chosen = chosenAt(step, place.path);
  const choose = (index: number) => {
    const choice = step.choices[index];
    if (!choice) return;
    if (index !== chosen) session.fill(choice.fills, answers);
    session.walkTo(answerStep(script, place, index, say));
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
          className={styles.choice}
          aria-keyshortcuts={choiceKeys[index] && ariaKeys(choiceKeys[index])}
          onClick={() => choose(index)}
        >
          <KeyCap keys={choiceKeys[index] ?? '·'} />
          <span className={styles.radio} aria-hidden />
          <span className="cut">{choice.label}</span>
          <Consequence choice={choice} next={stepOf(script, choice.goTo)} />
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
