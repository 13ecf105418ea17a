import { useRef } from 'react';
import { type Letter, letters } from '../../../../shared/domain/bantfo.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { LetterRow } from './letter-row.tsx';
import styles from './letters.module.css';
import { VerdictHead } from './verdict-head.tsx';

/** The six letters: what is known, what is not, and the one being answered, in place. */
export function LettersPanel() {
  const words = useWords();
  const { session, draft, answers } = useCall();
  const list = useRef<HTMLUListElement>(null);
  const open = draft.openLetter;
  const close = () => {
    if (open === null) return;
    // Before its editor is gone, so that the keyboard is never nowhere.
    list.current?.querySelector<HTMLElement>(`[data-letter="${open}"]`)?.focus();
    session.closeLetter();
  };
  const toggle = (letter: Letter) => (letter === open ? close() : session.openLetter(letter, answers[letter]));
  useKeys([
    ...letters.map((letter) => ({
      keys: letter.toLowerCase(),
      label: words.states.letterName[letter],
      group: words.call.groups.letters,
      run: () => toggle(letter),
    })),
    { keys: 'Escape', label: words.call.letters.close, isHidden: true, isDisabled: open === null, run: close },
  ]);
  return (
    <Panel label={words.call.letters.title} className={styles.panel}>
      <VerdictHead />
      <ul ref={list} className={styles.list} data-open={open ?? undefined}>
        {letters.map((letter) => (
          <LetterRow key={letter} letter={letter} onToggle={() => toggle(letter)} onDone={close} />
        ))}
      </ul>
    </Panel>
  );
}
