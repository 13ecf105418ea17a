import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { type LetterState, letterStates } from '../../../shared/domain/bantfo.ts';
import type { LetterDraft } from '../../data/db.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { LetterGlyph } from '../../ui/letter-glyph.tsx';
import { useAnswerLine } from '../../words/answer-line.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { type StateHint, withSaid } from './letter-draft.ts';
import { LetterValue } from './letter-value.tsx';
import styles from './letters.module.css';
import { useLetters } from './letters-context.ts';

/** Fields of one letter. Saved by itself: after a short pause, on leaving, before the outcome. ↵ in a line of text is done. */
export function LetterEditor({ draft, onDone }: { draft: LetterDraft; onDone: () => void }) {
  const words = useWords().call.letters;
  const { edit: editLetter } = useLetters();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    fields.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus({ preventScroll: true });
  }, []);
  const edit = (change: Partial<LetterDraft>, hint?: StateHint) => editLetter((letter) => withSaid(letter, change, hint));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isLine = event.target instanceof HTMLInputElement && event.target.type !== 'radio' && event.target.type !== 'checkbox';
    if (event.key !== 'Enter' || !isLine || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onDone();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in any of the lines below means done
    <div ref={fields} className={styles.edit} onKeyDown={onKeyDown}>
      <StateSegments draft={draft} onChoose={(state) => editLetter((letter) => ({ ...letter, state }))} />
      <LetterValue draft={draft} onSay={edit} />
      <div className={styles.pair}>
        <TextInput
          aria-label={words.words}
          placeholder={words.words}
          value={draft.words}
          onChange={(event) => edit({ words: event.currentTarget.value })}
        />
        <InlineSelect
          label={words.confidence}
          tone="field"
          width={78}
          value={draft.confidence}
          options={(['sure', 'likely', 'guess'] as const).map((value) => ({ value, label: words.sureness[value] }))}
          onChange={(confidence) => editLetter((letter) => ({ ...letter, confidence }))}
        />
      </div>
      <Earlier draft={draft} />
    </div>
  );
}

/** ○ Open  ⊘ No  ◐ Partly  ● Yes: arrows move, as in any radio group. */
function StateSegments({ draft, onChoose }: { draft: LetterDraft; onChoose: (state: LetterState) => void }) {
  const words = useWords();
  const name = useId();
  return (
    <div className={styles.segments} role="radiogroup" aria-label={words.call.letters.stateOf(words.states.letterName[draft.letter])}>
      {letterStates.map((state) => (
        <label key={state} data-state={state} data-chosen={draft.state === state || undefined}>
          <input type="radio" className="vh" name={name} checked={draft.state === state} onChange={() => onChoose(state)} />
          <LetterGlyph state={state} size={12} isDecorative />
          {words.call.letters.states[state]}
        </label>
      ))}
    </div>
  );
}

/** What was said before: never overwritten, always readable. */
function Earlier({ draft }: { draft: LetterDraft }) {
  const words = useWords().call.letters;
  const formats = useFormats();
  const line = useAnswerLine();
  const { answers, now } = useLetters();
  const ofLetter = answers.filter((each) => each.letter === draft.letter).toReversed();
  // The newest is what stands in the fields, until something else is said.
  const earlier = ofLetter.slice(1);
  if (earlier.length === 0) return null;
  return (
    <details className={styles.earlier}>
      <summary>{words.earlier(earlier.length)}</summary>
      <ul>
        {earlier.map((each) => (
          <li key={each.id}>
            <LetterGlyph state={each.state} size={12} />
            <span>{line(each)}</span>
            <span className="t3 nowrap">{formats.shortDay(each.answeredAt, now)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
