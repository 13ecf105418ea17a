import type { ScriptStep } from '../../../../shared/domain/script.ts';
import { lettersOfStep } from '../../../../shared/domain/script-facts.ts';
import { goToStep, type ScriptPlace, type ScriptTalk } from '../../../../shared/domain/script-walk.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { useSay } from './merge-values.ts';
import styles from './script.module.css';

const shownAhead = 2;

type ScriptAheadProps = { talk: ScriptTalk; place: ScriptPlace; steps: readonly ScriptStep[]; walked: number };

/** The next questions, so that the one asked now can lead up to them; a click jumps there. */
export function ScriptAhead({ talk, place, steps, walked }: ScriptAheadProps) {
  const words = useWords().call.script;
  const formats = useFormats();
  const say = useSay();
  const { session } = useCall();
  if (steps.length === 0) return null;
  return (
    <div className={styles.ahead}>
      <h3>{words.comingUp}</h3>
      <ol>
        {steps.slice(0, shownAhead).map((step, index) => (
          <li key={step.id}>
            <button type="button" onClick={() => session.walkTo(goToStep(talk, place, step.id))}>
              <b>{walked + 2 + index}</b>
              <span className="cut">{say(step.say)}</span>
              <span className="t3 sm cut">{[step.title, formats.list(lettersOfStep(step))].filter(Boolean).join(', ')}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
