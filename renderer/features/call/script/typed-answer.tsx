import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { detailOf } from '../../../../shared/domain/lead-details.ts';
import type { AnswerKind, ScriptStep } from '../../../../shared/domain/script.ts';
import { stateOfTyped } from '../../../../shared/domain/script-facts.ts';
import { answerAt, goForward, type ScriptPlace, type ScriptTalk, withAnswer } from '../../../../shared/domain/script-walk.ts';
import { readTyped, type TypedAnswer } from '../../../../shared/domain/typed-answer.ts';
import { choiceKeys } from '../../../ui/choice-keys.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { goHome } from '../../../ui/key-target.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { useStable } from '../use-stable.ts';
import styles from './script.module.css';
import { useRecordTyped } from './use-record-answer.ts';
import { useTypedClock } from './use-script-talk.ts';

type TypedStep = ScriptStep & { answerAs: Exclude<AnswerKind, 'choice'> };
type TypedAnswerProps = { talk: ScriptTalk; step: TypedStep; place: ScriptPlace };

/**
 * An answer in the lead's own words: a number, a sum, a date, a text. Kept with every letter; written down as its letter and field
 * when it is complete: on ↵, on leaving the field, on going elsewhere. What is not understood stays as it was said.
 */
export function TypedAnswerField({ talk, step, place }: TypedAnswerProps) {
  const words = useWords().call;
  const { session } = useCall();
  const clock = useTypedClock();
  const field = useRef<HTMLInputElement>(null);
  const text = answerAt(step.id, place.path);
  const [firstKey] = choiceKeys;
  const stoodThere = useRef(text);
  const type = (answer: string) => {
    isTyped.current = true;
    const size = readTyped(step.answerAs, answer, clock)?.size;
    session.walkTo(withAnswer(place, { answer, size }, stoodThere.current));
  };
  /** What comes without typing is what was known, confirmed: it is on record with its letters. */
  const isTyped = useRef(text !== '');
  const writeDown = useWriteDown(step, isTyped);
  useKeys([{ keys: firstKey, label: words.script.answer, group: words.groups.script, run: () => field.current?.focus() }]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    writeDown();
    session.walkTo(goForward(talk, place));
    goHome();
  };
  return (
    <div className={styles.typed}>
      <TextInput
        ref={field}
        aria-label={words.script.answerAs[step.answerAs]}
        aria-keyshortcuts={ariaKeys(firstKey)}
        placeholder={words.script.answerHint[step.answerAs]}
        leftSection={<KeyCap keys={firstKey} />}
        leftSectionWidth={36}
        rightSection={step.unit ? <span className="t3 sm">{step.unit}</span> : <KeyCap keys="Enter" on="bare" />}
        rightSectionWidth={step.unit ? Math.min(180, step.unit.length * 7 + 20) : 32}
        maxLength={step.answerAs === 'text' ? 2000 : 120}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onFocus={() => {
          stoodThere.current = text;
        }}
        onBlur={writeDown}
        onKeyDown={onKeyDown}
      />
      <Understood step={step} text={text} />
    </div>
  );
}

/** Writes the answer down once, as it stands; also when the step is left by a key or a click elsewhere. */
const useWriteDown = (step: TypedStep, isTyped: RefObject<boolean>): (() => void) => {
  const { session, answers, lead, draft } = useCall();
  const clock = useTypedClock();
  const record = useRecordTyped();
  const written = useRef<string | null>(null);
  const writeDown = useStable(() => {
    if (!isTyped.current) return;
    const text = answerAt(step.id, session.store.getState().draft?.path ?? []);
    const typed = readTyped(step.answerAs, text, clock);
    if (!typed || written.current === text) return;
    written.current = text;
    const standing = step.fills && answers[step.fills.letter];
    const isWritten = standing?.attemptId === draft.attemptId && standing?.words.startsWith(text.trim());
    const isDetailWritten = !step.detail || detailOf(lead, step.detail) === text.trim();
    if (!(isWritten || !step.fills) || !isDetailWritten) record(step, text, typed);
  });
  useEffect(() => {
    const forget = session.beforeEnd(writeDown);
    return () => {
      writeDown();
      forget();
    };
  }, [session, writeDown]);
  return writeDown;
};

/** "€40,000 to €60,000, fills B": what was understood, or that nothing was. */
function Understood({ step, text }: { step: TypedStep; text: string }) {
  const words = useWords().call.script;
  const { settings } = useCall();
  const clock = useTypedClock();
  const inWords = useTypedWords();
  const typed = readTyped(step.answerAs, text, clock);
  if (text.trim() === '') return <p className="t3 sm">{words.answerExample[step.answerAs]}</p>;
  if (!typed) return <p className="warn sm">{words.notUnderstood[step.answerAs]}</p>;
  const filled = stateOfTyped(step, typed.size, settings.bantfo.horizonMonths);
  return (
    <p className="t2 sm" aria-live="polite">
      {[inWords(typed, step.unit), filled && words.fills(filled.letter)].filter(Boolean).join(words.joint)}
    </p>
  );
}

const useTypedWords = (): ((typed: TypedAnswer, unit: string) => string) => {
  const words = useWords().answers;
  const formats = useFormats();
  const range = (from: string, to: string) => (from === to ? from : words.amount(from, to));
  return (typed, unit) => {
    switch (typed.kind) {
      case 'number':
        return [range(formats.decimal(typed.from, 2), formats.decimal(typed.to, 2)), unit].filter(Boolean).join(' ');
      case 'amount':
        return range(formats.money(typed.from, typed.currency), formats.money(typed.to, typed.currency));
      case 'date':
        return typed.neededOn ? words.neededOn(formats.date(typed.neededOn)) : words.horizon(typed.horizonMonths);
      case 'text':
        return '';
    }
  };
};
