import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Script, ScriptStep } from '../../../shared/domain/script.ts';
import type { ScriptFault } from '../../../shared/domain/script-checks.ts';
import { lettersOfStep } from '../../../shared/domain/script-facts.ts';
import type { ScriptFigures } from '../../../shared/domain/script-figures.ts';
import { stepOf } from '../../../shared/domain/script-walk.ts';
import { choiceKeys } from '../../ui/choice-keys.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { LetterGlyph } from '../../ui/letter-glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../words/words.tsx';
import { useSaidFault } from './fault-list.tsx';
import { Objections } from './objections.tsx';
import { SaidText } from './said-text.tsx';
import styles from './scripts.module.css';
import { stepNumbers } from './step-names.ts';
import { useConditionWords } from './use-condition-words.ts';

type StepPanelProps = {
  script: Script;
  step: ScriptStep;
  faults: readonly ScriptFault[];
  figures: ScriptFigures | undefined;
  onGoTo: (stepId: string) => void;
  /** Buttons for the version, at the foot. */
  acts: ReactNode;
};

/** The chosen step, read like a form: what is said, the hint, the answers with where they lead; under it what the checks found. */
export function StepPanel({ script, step, faults, figures, onGoTo, acts }: StepPanelProps) {
  const words = useWords().scripts;
  const letters = lettersOfStep(step);
  const number = stepNumbers(script).get(step.id) ?? null;
  const kind = step.kind === 'ask' && step.answerAs !== 'choice' ? words.asksFor[step.answerAs] : words.kinds[step.kind];
  return (
    <Panel
      title={words.step(number, step.title)}
      right={<Tag tone="line">{letters.length > 0 ? `${kind}, ${words.fills(letters.join(' '))}` : kind}</Tag>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.form} tabIndex={0} aria-label={words.details}>
        {step.kind !== 'branch' && <Text label={step.kind === 'note' ? words.edit.noteText : words.say} text={step.say} isSaid />}
        {step.hint && <Text label={words.hint} text={step.hint} />}
        {step.confirm && <Text label={words.edit.confirm} text={step.confirm} />}
        <Onward script={script} step={step} onGoTo={onGoTo} />
        {script.objections.length > 0 && (
          <div>
            <h3 className={styles.label}>{words.objections}</h3>
            <Objections key={script.id} objections={script.objections} figures={figures} show={(text) => <SaidText text={text} />} />
          </div>
        )}
        <Checks faults={faults} onGoTo={onGoTo} />
      </section>
      {acts}
    </Panel>
  );
}

function Text({ label, text, isSaid = false }: { label: string; text: string; isSaid?: boolean }) {
  return (
    <div>
      <h3 className={styles.label}>{label}</h3>
      <p className={isSaid ? styles.said : styles.field}>
        <SaidText text={text} />
      </p>
    </div>
  );
}

type OnwardProps = Pick<StepPanelProps, 'script' | 'step' | 'onGoTo'>;

function Onward({ script, step, onGoTo }: OnwardProps) {
  const words = useWords();
  const own = words.scripts;
  const clause = useConditionWords(script);
  if (step.choices.length === 0 && step.branches.length === 0 && step.goTo === null) return null;
  const title = step.kind === 'branch' ? own.edit.branches : step.choices.length > 0 ? own.answers : own.goesOn;
  return (
    <div>
      <h3 className={styles.label}>{title}</h3>
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
        {step.branches.map(({ when, goTo }) => (
          <li key={JSON.stringify(when)} className={styles.answer}>
            <span />
            <span>{clause(when)}</span>
            <StepLink script={script} stepId={goTo} onGoTo={onGoTo} />
          </li>
        ))}
        {step.goTo !== null && (
          <li className={styles.answer}>
            <span />
            <span className="t2">{step.kind === 'branch' && own.edit.otherwise}</span>
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

/** Everything the checks found in the script; each leads to where it is. */
export function Checks({ faults, onGoTo }: { faults: readonly ScriptFault[]; onGoTo: (stepId: string) => void }) {
  const words = useWords().scripts;
  const said = useSaidFault();
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
              <span className="warn">{said(fault)}</span>
            ) : (
              <button type="button" className="warn" onClick={() => fault.stepId && onGoTo(fault.stepId)}>
                {said(fault)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
