import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Script } from '../../../../shared/domain/call.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { useSay } from './merge-values.ts';
import styles from './script.module.css';

/** Letters of titles that fit in one line at the reference width. */
const lineBudget = 56;

const fitting = (titles: readonly string[]): number => {
  let letters = 0;
  const index = titles.findIndex((title) => {
    letters += title.length + 3;
    return letters > lineBudget;
  });
  return index < 0 ? titles.length : Math.max(1, index);
};

/** Objections, one key away from every step; the reply shows below, and Escape goes back to where one was. */
export function ScriptObjections({ script }: { script: Script }) {
  const words = useWords().call;
  const say = useSay();
  const { lead } = useCall();
  const [openAt, setOpenAt] = useState<number | null>(null);
  const [isExpanded, setIsExpanded] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const replyId = useId();
  const { objections } = script;
  const close = () => {
    setOpenAt(null);
    setIsExpanded(false);
    document.querySelector<HTMLElement>('[data-keys-home]')?.focus({ preventScroll: true });
  };
  // The keyboard follows in the same commit that shows the reply: a later frame could take it back from a closed row.
  const [keysAt, setKeysAt] = useState<{ index: number } | null>(null);
  useLayoutEffect(() => {
    if (keysAt) row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[keysAt.index]?.focus();
  }, [keysAt]);
  const open = (index: number) => {
    setOpenAt(index);
    setIsExpanded(true);
    setKeysAt({ index });
  };
  useKeys([
    {
      keys: 'x',
      label: words.script.objections,
      group: words.groups.script,
      isDisabled: objections.length === 0,
      run: () => open(openAt ?? 0),
    },
    { keys: 'Escape', label: words.script.closeObjections, isHidden: true, isDisabled: openAt === null, run: close },
  ]);
  if (objections.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) open(((openAt ?? 0) + step + objections.length) % objections.length);
  };
  const shown = isExpanded ? objections.length : fitting(objections.map(({ title }) => title));
  const reply = openAt === null ? undefined : objections[openAt];
  return (
    <div className={styles.objections}>
      <div className={styles.chips}>
        <h3 id={`${replyId}-head`}>
          <span className="cut">{words.script.ifTheySay(lead.firstName || leadName(lead))}</span> <KeyCap keys="x" />
        </h3>
        <div
          ref={row}
          role="tablist"
          aria-labelledby={`${replyId}-head`}
          aria-keyshortcuts={ariaKeys('x')}
          onKeyDown={onKeyDown}
          className={styles.tabs}
        >
          {objections.slice(0, shown).map(({ title }, index) => (
            <button
              key={title}
              type="button"
              role="tab"
              className={styles.chip}
              id={`${replyId}-${index}`}
              aria-selected={openAt === index}
              aria-controls={openAt === index ? replyId : undefined}
              tabIndex={index === (openAt ?? 0) ? 0 : -1}
              onClick={() => (openAt === index ? close() : setOpenAt(index))}
            >
              {title}
            </button>
          ))}
        </div>
        {shown < objections.length && (
          <button type="button" className={styles.chip} onClick={() => setIsExpanded(true)}>
            {words.script.moreObjections(objections.length - shown)}
          </button>
        )}
      </div>
      {reply && (
        <p id={replyId} role="tabpanel" aria-labelledby={`${replyId}-${openAt}`} className={styles.reply}>
          {words.script.quoted(say(reply.reply))} <span>{words.script.thenBack}</span>
        </p>
      )}
    </div>
  );
}
