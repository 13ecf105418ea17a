import type { Script, ScriptStep } from '../../../../shared/domain/call.ts';
import { goToStep, lettersOfStep } from '../../../../shared/domain/script-walk.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { sayStep, useSay } from './merge-values.ts';
import styles from './script.module.css';

const shownAhead = 2;

/** The next questions, so that the one asked now can lead up to them; a click jumps there. */
export function ScriptAhead({ script, steps, walked }: { script: Script; steps: readonly ScriptStep[]; walked: number }) {
  const words = useWords().call.script;
  const formats = useFormats();
  const say = useSay();
  const { session, draft } = useCall();
  const jump = (stepId: string) => session.walkTo(goToStep(script, { stepId: draft.stepId ?? '', path: draft.path }, stepId, sayStep(say)));
  if (steps.length === 0) return null;
  return (
    <div className={styles.ahead}>
      <h3>{words.comingUp}</h3>
      <ol>
        {steps.slice(0, shownAhead).map((step, index) => (
          <li key={step.id}>
            <button type="button" onClick={() => jump(step.id)}>
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
