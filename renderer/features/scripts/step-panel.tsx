import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import type { Script, ScriptStep } from '../../../shared/domain/call.ts';
import type { ScriptFault } from '../../../shared/domain/script-checks.ts';
import { lettersOfStep, stepOf } from '../../../shared/domain/script-walk.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { LetterGlyph } from '../../ui/letter-glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../words/words.tsx';
import { choiceKeys } from './choice-keys.ts';
import { Objections } from './objections.tsx';
import { SaidText } from './said-text.tsx';
import styles from './scripts.module.css';
import { stepNumbers } from './step-names.ts';
import { useFaultWords } from './use-fault-words.ts';

type StepPanelProps = {
  script: Script;
  step: ScriptStep;
  faults: readonly ScriptFault[];
  onGoTo: (stepId: string) => void;
  onTry: () => void;
};

/** The chosen step, read like a form: what is said, the hint, the answers with where they lead; under it what the checks found. */
export function StepPanel({ script, step, faults, onGoTo, onTry }: StepPanelProps) {
  const words = useWords().scripts;
  const letters = lettersOfStep(step);
  const number = stepNumbers(script).get(step.id) ?? null;
  const kind = words.kinds[step.kind];
  return (
    <Panel
      title={words.step(number, step.title)}
      right={<Tag tone="line">{letters.length > 0 ? `${kind}, ${words.fills(letters.join(' '))}` : kind}</Tag>}
      className={styles.stepPanel}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.form} tabIndex={0} aria-label={words.details}>
        <div>
          <h3 className={styles.label}>{words.say}</h3>
          <p className={styles.said}>
            <SaidText text={step.say} />
          </p>
        </div>
        {step.hint && (
          <div>
            <h3 className={styles.label}>{words.hint}</h3>
            <p className={styles.field}>{step.hint}</p>
          </div>
        )}
        <Onward script={script} step={step} onGoTo={onGoTo} />
        {script.objections.length > 0 && (
          <div>
            <h3 className={styles.label}>{words.objections}</h3>
            <Objections key={script.id} objections={script.objections} show={(text) => <SaidText text={text} />} />
          </div>
        )}
        <Checks script={script} faults={faults} onGoTo={onGoTo} />
      </section>
      <footer className={styles.acts}>
        <Button
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          rightSection={<KeyCap keys="p" />}
          aria-keyshortcuts={ariaKeys('p')}
          onClick={onTry}
        >
          {words.tryIt}
        </Button>
      </footer>
    </Panel>
  );
}

type OnwardProps = Pick<StepPanelProps, 'script' | 'step' | 'onGoTo'>;

function Onward({ script, step, onGoTo }: OnwardProps) {
  const words = useWords();
  const own = words.scripts;
  if (step.choices.length === 0 && step.goTo === null) return null;
  return (
    <div>
      <h3 className={styles.label}>{step.choices.length > 0 ? own.answers : own.goesOn}</h3>
      <ul>
        {step.choices.map((choice, index) => (
          <li key={choice.label} className={styles.answer}>
            <KeyCap keys={choiceKeys[index] ?? '·'} />
            <span>
              {choice.label}
              <span className={styles.fills}>
                {choice.fills.map(({ letter, state }) => (
                  <span key={letter} title={own.letterState(words.states.letterName[letter], words.states.letter[state])}>
                    <LetterGlyph state={state} size={12} /> {letter}
                  </span>
                ))}
              </span>
            </span>
            <StepLink script={script} stepId={choice.goTo} onGoTo={onGoTo} />
          </li>
        ))}
        {step.goTo !== null && (
          <li className={styles.answer}>
            <span />
            <span />
            <StepLink script={script} stepId={step.goTo} onGoTo={onGoTo} />
          </li>
        )}
      </ul>
    </div>
  );
}

function StepLink({ script, stepId, onGoTo }: { script: Script; stepId: string; onGoTo: (stepId: string) => void }) {
  const words = useWords().scripts;
  const step = stepOf(script, stepId);
  if (!step) return <span className="warn sm">{words.nowhere}</span>;
  return (
    <button type="button" className={styles.link} onClick={() => onGoTo(stepId)}>
      {words.step(stepNumbers(script).get(stepId) ?? null, step.title)}
    </button>
  );
}

function Checks({ script, faults, onGoTo }: { script: Script; faults: readonly ScriptFault[]; onGoTo: (stepId: string) => void }) {
  const words = useWords().scripts;
  const wordsOf = useFaultWords(script);
  return (
    <div>
      <h3 className={styles.label}>{words.checks}</h3>
      {faults.length === 0 && (
        <p className={styles.check}>
          <IconCheck size={15} className="ok" aria-hidden />
          <span className="t2">{words.allWell}</span>
        </p>
      )}
      <ul>
        {faults.map((fault) => (
          <li key={JSON.stringify(fault)} className={styles.check}>
            <IconAlertTriangle size={15} className="warn" aria-hidden />
            {fault.stepId === null ? (
              <span className="warn">{wordsOf(fault)}</span>
            ) : (
              <button type="button" className="warn" onClick={() => onGoTo(fault.stepId)}>
                {wordsOf(fault)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
