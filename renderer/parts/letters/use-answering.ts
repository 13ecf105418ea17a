import { useCallback, useEffect, useRef, useState } from 'react';
import { recordAnswer } from '../../../shared/commands/record-answer.ts';
import type { Answer, Letter } from '../../../shared/domain/bantfo.ts';
import type { LetterDraft } from '../../data/db.ts';
import { useDesk } from '../../data/desk.ts';
import { useTold } from '../../ui/use-told.ts';
import { openedLetter, saysTheSame } from './letter-draft.ts';

/** A pause in typing after which what was typed is written down. */
const idleMs = 500;

/**
 * Answers one letter of a lead outside of any call. Written down by itself: after a short pause, when the letter is closed, when the lead
 * is left, and when the page goes away.
 */
export const useAnswering = (leadId: string) => {
  const { run, newId } = useDesk();
  const told = useTold();
  const [draft, setDraft] = useState<LetterDraft | null>(null);
  const typed = useRef<LetterDraft | null>(null);
  const written = useRef<LetterDraft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = useCallback((next: LetterDraft | null) => {
    typed.current = next;
    setDraft(next);
  }, []);
  const write = useCallback(() => {
    clearTimeout(timer.current);
    const letter = typed.current;
    if (!letter || (written.current && saysTheSame(letter, written.current))) return;
    written.current = letter;
    void told(() => run(recordAnswer, { ...letter, leadId, attemptId: null })).then((isKept) => {
      // Not taken: whatever is typed next is tried again.
      if (!isKept && written.current === letter) written.current = null;
    });
  }, [leadId, run, told]);
  const edit = useCallback(
    (step: (letter: LetterDraft) => LetterDraft) => {
      if (!typed.current) return;
      show(step(typed.current));
      clearTimeout(timer.current);
      timer.current = setTimeout(write, idleMs);
    },
    [show, write],
  );
  const close = useCallback(() => {
    write();
    show(null);
  }, [show, write]);
  const open = useCallback(
    (letter: Letter, standing: Answer | undefined) => {
      write();
      const opened = openedLetter(letter, standing, newId());
      written.current = opened;
      show(opened);
    },
    [newId, show, write],
  );
  useEffect(() => {
    addEventListener('pagehide', write);
    return () => {
      removeEventListener('pagehide', write);
      write();
    };
  }, [write]);
  return { draft, edit, open, close };
};
