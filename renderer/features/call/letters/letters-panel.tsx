import { useMemo, useRef } from 'react';
import { type Letter, letters } from '../../../../shared/domain/bantfo.ts';
import { stepAskingFor } from '../../../../shared/domain/script-question.ts';
import { LetterRow } from '../../../parts/letters/letter-row.tsx';
import styles from '../../../parts/letters/letters.module.css';
import { LettersContext } from '../../../parts/letters/letters-context.ts';
import { VerdictHead } from '../../../parts/letters/verdict-head.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall, useCallState } from '../call-view.tsx';
import { useSay } from '../script/merge-values.ts';

/** The six letters: what is known, what is not, and the one being answered, in place. */
export function LettersPanel() {
  const words = useWords();
  const { session, draft, answers, rows, settings, now } = useCall();
  const list = useRef<HTMLUListElement>(null);
  const open = draft.openLetter;
  const ofLead = useMemo(
    () => ({ settings, answers: rows.answers, now, attemptId: draft.attemptId, edit: session.editLetter }),
    [settings, rows.answers, now, draft.attemptId, session],
  );
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
    <LettersContext value={ofLead}>
      <Panel label={words.call.letters.title} className={styles.panel}>
        <Verdict />
        <ul ref={list} className={styles.list} data-open={open ?? undefined}>
          {letters.map((letter) => (
            <CallLetter key={letter} letter={letter} onToggle={() => toggle(letter)} onDone={close} />
          ))}
        </ul>
      </Panel>
    </LettersContext>
  );
}

function Verdict() {
  const { verdict, settings, lead } = useCall();
  const question = useQuestion(verdict.nextLetter);
  return <VerdictHead verdict={verdict} settings={settings} lead={lead} question={question} />;
}

type CallLetterProps = { letter: Letter; onToggle: () => void; onDone: () => void };

function CallLetter({ letter, onToggle, onDone }: CallLetterProps) {
  const typed = useCallState((state) => (state.draft?.letter?.letter === letter ? state.draft.letter : null));
  const question = useQuestion(letter);
  return <LetterRow letter={letter} typed={typed} question={question} keys={letter.toLowerCase()} onToggle={onToggle} onDone={onDone} />;
}

/** The script's own question for a letter: of the step that asks for it most. */
const useQuestion = (letter: Letter | null): string | null => {
  const { script } = useCall();
  const say = useSay();
  const step = letter && script && stepAskingFor(script, letter);
  return step ? say(step.say) : null;
};
