import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Script, ScriptStep } from '../../../shared/domain/call.ts';
import { answerStep, goBack, goForward, type ScriptPlace, startOfScript, stepOf } from '../../../shared/domain/script-walk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { LetterStrip } from '../../ui/letter-glyph.tsx';
import { useWords } from '../../words/words.tsx';
import { choiceKeys } from './choice-keys.ts';
import { Objections } from './objections.tsx';
import styles from './scripts.module.css';
import { lettersOf } from './trial-letters.ts';
import { TryLead } from './try-lead.tsx';
import { useFirstLead } from './use-trial-lead.ts';
import { useTrialSay } from './use-trial-say.ts';

/** Walks a script as in a call, said to a lead of the center. Writes nothing. */
export function TryDialog({ script, isOpen, onClose }: { script: Script; isOpen: boolean; onClose: () => void }) {
  const words = useWords().scripts;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.tryTitle(script.name, script.version)}
      right={<span className="t3 sm">{words.trial.nothing}</span>}
      width={680}
    >
      {isOpen && <Trial key={script.id} script={script} />}
    </Dialog>
  );
}

const plain = (step: ScriptStep) => step.say;

function Trial({ script }: { script: Script }) {
  const words = useWords().scripts.trial;
  const first = useFirstLead(script);
  const [leadId, setLeadId] = useState(first);
  const [place, setPlace] = useState<ScriptPlace>(() => startOfScript(script, plain));
  const say = useTrialSay(leadId);
  const step = stepOf(script, place.stepId);
  const back = () => setPlace(goBack(place));
  const onward = () => setPlace(goForward(script, place, plain));
  useKeys([
    { keys: 'ArrowLeft', label: words.back, run: back },
    { keys: 'ArrowRight', label: words.on, run: onward },
  ]);
  if (!step) return null;
  const at = place.path.findIndex(({ stepId }) => stepId === step.id) + 1;
  return (
    <div className={styles.trial}>
      <TryLead leadId={leadId} onChoose={setLeadId} />
      <section aria-live="polite" aria-label={words.step(at, step.title)}>
        <h3 className={styles.label}>{words.step(at, step.title)}</h3>
        <p className={styles.aloud}>{say(step.say)}</p>
        {step.hint && <p className="t2">{step.hint}</p>}
      </section>
      <Choices step={step} onChoose={(index) => setPlace(answerStep(script, place, index, plain))} />
      {step.kind === 'end' && <p className="t2">{words.done}</p>}
      {script.objections.length > 0 && (
        <div>
          <h3 className={styles.label}>{words.objections}</h3>
          <Objections objections={script.objections} show={say} />
        </div>
      )}
      <div className={styles.trialFoot}>
        <Button onClick={back} disabled={at <= 1} rightSection={<KeyCap keys="ArrowLeft" />} aria-keyshortcuts={ariaKeys('ArrowLeft')}>
          {words.back}
        </Button>
        {step.kind === 'end' ? (
          <Button onClick={() => setPlace(startOfScript(script, plain))}>{words.again}</Button>
        ) : (
          <Button onClick={onward} rightSection={<KeyCap keys="ArrowRight" />} aria-keyshortcuts={ariaKeys('ArrowRight')}>
            {words.on}
          </Button>
        )}
        <span className="grow" />
        <span className="t3 sm">{words.filled}</span>
        <LetterStrip marks={lettersOf(script, place)} />
      </div>
    </div>
  );
}

function Choices({ step, onChoose }: { step: ScriptStep; onChoose: (index: number) => void }) {
  const words = useWords().scripts.trial;
  useKeys(
    step.choices
      .slice(0, choiceKeys.length)
      .map(({ label }, index) => ({ keys: choiceKeys[index] ?? '', label, run: () => onChoose(index) })),
  );
  if (step.choices.length === 0) return null;
  return (
    <fieldset className={styles.choices} aria-label={words.whatTheySay}>
      {step.choices.map(({ label }, index) => (
        <button
          key={label}
          type="button"
          className={styles.choice}
          aria-keyshortcuts={choiceKeys[index] && ariaKeys(choiceKeys[index])}
          onClick={() => onChoose(index)}
        >
          <KeyCap keys={choiceKeys[index] ?? '·'} />
          {label}
        </button>
      ))}
    </fieldset>
  );
}
