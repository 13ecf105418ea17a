import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { noLetters } from '../../../shared/domain/bantfo.ts';
import type { Script, ScriptStep } from '../../../shared/domain/script.ts';
import { lettersAfter } from '../../../shared/domain/script-facts.ts';
import {
  answerAt,
  answerStep,
  confirmKnown,
  goBack,
  goForward,
  type ScriptPlace,
  startOfScript,
  stepOf,
  withAnswer,
} from '../../../shared/domain/script-walk.ts';
import { readTyped } from '../../../shared/domain/typed-answer.ts';
import { choiceKeys } from '../../ui/choice-keys.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { LetterStrip } from '../../ui/letter-glyph.tsx';
import { useWords } from '../../words/words.tsx';
import { Objections } from './objections.tsx';
import styles from './scripts.module.css';
import { TryLead } from './try-lead.tsx';
import { useFirstLead } from './use-trial-lead.ts';
import { type TrialTalk, useTrialTalk } from './use-trial-talk.ts';

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

function Trial({ script }: { script: Script }) {
  const first = useFirstLead(script);
  const [leadId, setLeadId] = useState(first);
  return (
    <div className={styles.trial}>
      <TryLead leadId={leadId} onChoose={setLeadId} />
      <Walk key={leadId} script={script} leadId={leadId} />
    </div>
  );
}

function Walk({ script, leadId }: { script: Script; leadId: string | null }) {
  const words = useWords().scripts.trial;
  const trial = useTrialTalk(script, leadId);
  const { talk, say } = trial;
  const [place, setPlace] = useState<ScriptPlace>(() => startOfScript(talk));
  const step = stepOf(script, place.stepId);
  const back = () => setPlace(goBack(place));
  const onward = () => setPlace(goForward(talk, place));
  useKeys([
    { keys: 'ArrowLeft', label: words.back, run: back },
    { keys: 'ArrowRight', label: words.on, run: onward },
  ]);
  if (!step) return <p className="t2">{words.nothingToShow}</p>;
  const at = place.path.findIndex(({ stepId }) => stepId === step.id) + 1;
  const known = trial.knownOf(step, place.path);
  const text = known && step.confirm.trim() !== '' ? say(step.confirm, known.line) : say(step.say);
  return (
    <>
      <section aria-live="polite" aria-label={words.step(at, step.title)}>
        <h3 className={styles.label}>{words.step(at, step.title)}</h3>
        {step.kind === 'note' ? <p className={styles.noted}>{text}</p> : <p className={styles.aloud}>{text}</p>}
        {step.hint && <p className="t2">{say(step.hint)}</p>}
      </section>
      {known && (
        <StillSo
          line={known.line}
          onConfirm={() => setPlace(confirmKnown(talk, place, known.known, { answer: known.line, size: known.size }))}
        />
      )}
      {step.kind === 'ask' && step.answerAs !== 'choice' ? (
        <Typed key={step.id} trial={trial} step={step} place={place} onPlace={setPlace} />
      ) : (
        <Choices step={step} chosen={answerAt(step.id, place.path)} onChoose={(index) => setPlace(answerStep(talk, place, index))} />
      )}
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
          <Button onClick={() => setPlace(startOfScript(talk))}>{words.again}</Button>
        ) : (
          <Button onClick={onward} rightSection={<KeyCap keys="ArrowRight" />} aria-keyshortcuts={ariaKeys('ArrowRight')}>
            {words.on}
          </Button>
        )}
        <span className="grow" />
        <span className="t3 sm">{words.filled}</span>
        <LetterStrip marks={lettersAfter(script, place.path, { letters: noLetters, horizonMonths: talk.facts.horizonMonths })} />
      </div>
    </>
  );
}

function StillSo({ line, onConfirm }: { line: string; onConfirm: () => void }) {
  const words = useWords().call.script;
  useKeys([{ keys: 's', label: words.stillSo, run: onConfirm }]);
  return (
    <button type="button" className={styles.choice} aria-keyshortcuts={ariaKeys('s')} onClick={onConfirm}>
      <KeyCap keys="s" />
      <span className="b">{words.stillSo}</span>
      <span className="t3 sm">{words.known(line, '')}</span>
    </button>
  );
}

type TypedProps = { trial: TrialTalk; step: ScriptStep; place: ScriptPlace; onPlace: (place: ScriptPlace) => void };

function Typed({ trial, step, place, onPlace }: TypedProps) {
  const words = useWords().call.script;
  if (step.answerAs === 'choice') return null;
  const as = step.answerAs;
  const text = answerAt(step.id, place.path);
  const read = readTyped(as, text, trial.clock);
  const type = (answer: string) => onPlace(withAnswer(place, { answer, size: readTyped(as, answer, trial.clock)?.size }, ''));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onPlace(goForward(trial.talk, place));
  };
  return (
    <TextInput
      label={words.answerAs[as]}
      description={text && !read ? words.notUnderstood[as] : words.answerExample[as]}
      placeholder={words.answerHint[as]}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

function Choices({ step, chosen, onChoose }: { step: ScriptStep; chosen: string; onChoose: (index: number) => void }) {
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
          // biome-ignore lint/suspicious/noArrayIndexKey: a draft may have two answers with the same words
          key={index}
          type="button"
          className={styles.choice}
          aria-pressed={chosen !== '' && chosen === label}
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
