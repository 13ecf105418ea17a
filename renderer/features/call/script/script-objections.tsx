import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { foldWords } from '../../../../shared/domain/fold-words.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import type { ScriptObjection } from '../../../../shared/domain/script.ts';
import { type ScriptPlace, type ScriptTalk, stepOf, withObjection } from '../../../../shared/domain/script-walk.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { goHome } from '../../../ui/key-target.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { useStable } from '../use-stable.ts';
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

/** Places of the objections whose title or reply holds every word begun. */
const findObjections = (objections: readonly ScriptObjection[], query: string): number[] => {
  const wanted = foldWords(query).split(' ');
  return objections.flatMap(({ title, reply }, index) => {
    const text = ` ${foldWords(`${title} ${reply}`)}`;
    return wanted.every((word) => text.includes(` ${word}`)) ? [index] : [];
  });
};

/** The search after a key: letters, and spaces between them; ⌫ takes one back. Null for all others: digits give the outcome as ever. */
const typedInto = (query: string, event: KeyboardEvent): string | null => {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'Backspace') return query === '' ? null : query.slice(0, -1);
  return /^\p{L}$/u.test(event.key) || (event.key === ' ' && query !== '') ? query + event.key : null;
};

/** The search as it is typed; `missed`: what was typed last and is in none. */
type Search = { query: string; missed: string };
const noSearch: Search = { query: '', missed: '' };

/**
 * Objections, one key away from every step; letters narrow them down, the reply shows below, and Escape goes back to where one was.
 * ↵ goes on to where a reply leads, else back as well. What was raised is kept in the call's path, at the step at which it was.
 */
export function ScriptObjections({ talk, place }: { talk: ScriptTalk; place: ScriptPlace }) {
  const words = useWords().call;
  const say = useSay();
  const { session, lead } = useCall();
  const [openAt, setOpenAt] = useState<number | null>(null);
  const [isExpanded, setIsExpanded] = useState(false);
  const [search, setSearch] = useState(noSearch);
  /** An objection was looked for and is what they said; the first one, shown unasked, may be a slip of the key. */
  const [isSaid, setIsSaid] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const replyId = useId();
  const { objections } = talk.script;
  /** Writes down what they objected, and goes where its reply leads, if `isGoingOn`. */
  const keep = (index: number | null, isGoingOn: boolean) => {
    const raised = index === null ? undefined : objections[index];
    if (raised) session.walkTo(withObjection(talk, place, { title: raised.title, goTo: isGoingOn ? raised.goTo : null }));
  };
  const keepSaid = useStable(() => {
    if (isSaid) keep(openAt, false);
    setIsSaid(false);
  });
  // The outcome may be given while the reply is still shown.
  useEffect(() => session.beforeEnd(keepSaid), [session, keepSaid]);
  const close = () => {
    keepSaid();
    putAway();
  };
  const putAway = () => {
    setOpenAt(null);
    setIsSaid(false);
    setIsExpanded(false);
    setSearch(noSearch);
    goHome();
  };
  // The keyboard follows in the same commit that shows the reply: a later frame could take it back from a closed row.
  const [keysAt, setKeysAt] = useState<{ index: number } | null>(null);
  useLayoutEffect(() => {
    if (keysAt) row.current?.querySelector<HTMLElement>(`[data-at="${keysAt.index}"]`)?.focus();
  }, [keysAt]);
  const choose = (index: number) => {
    open(index);
    setIsSaid(true);
  };
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
  const found = search.query === '' ? objections.map((_, index) => index) : findObjections(objections, search.query);
  const find = (query: string, typed: string) => {
    const next = query.trim() === '' ? [] : findObjections(objections, query);
    if (query.trim() !== '' && next.length === 0) return setSearch({ ...search, missed: typed });
    setSearch({ query, missed: '' });
    const first = next[0];
    if (first !== undefined) choose(openAt !== null && next.includes(openAt) ? openAt : first);
  };
  const step = (by: number) => choose(found[(found.indexOf(openAt ?? 0) + by + found.length) % found.length] ?? 0);
  const goOn = () => {
    if (openAt === null) return false;
    keep(openAt, true);
    putAway();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'ArrowRight') return step(1);
    if (event.key === 'ArrowLeft') return step(-1);
    if (event.key === 'Enter') return goOn() ? event.preventDefault() : undefined;
    const query = typedInto(search.query, event);
    if (query === null) return;
    event.preventDefault();
    event.stopPropagation();
    find(query, query);
  };
  const shown = isExpanded ? found : found.slice(0, fitting(objections.map(({ title }) => title)));
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
          {shown.map((index) => (
            <button
              key={objections[index]?.title}
              type="button"
              role="tab"
              className={styles.chip}
              id={`${replyId}-${index}`}
              data-at={index}
              aria-selected={openAt === index}
              aria-controls={openAt === index ? replyId : undefined}
              tabIndex={index === (openAt ?? found[0]) ? 0 : -1}
              onClick={() => (openAt === index ? close() : choose(index))}
            >
              {objections[index]?.title}
            </button>
          ))}
        </div>
        {shown.length < found.length && (
          <button type="button" className={styles.chip} onClick={() => setIsExpanded(true)}>
            {words.script.moreObjections(found.length - shown.length)}
          </button>
        )}
        {openAt !== null && <Searched search={search} found={found.length} of={objections.length} />}
      </div>
      {reply && (
        <p id={replyId} role="tabpanel" aria-labelledby={`${replyId}-${openAt}`} className={styles.reply}>
          {words.script.quoted(say(reply.reply))} <Then talk={talk} goTo={reply.goTo} />
        </p>
      )}
    </div>
  );
}

/** What was searched for and how much was found; read out as it changes. */
function Searched({ search: { query, missed }, found, of }: { search: Search; found: number; of: number }) {
  const words = useWords().call.script;
  const said = missed ? words.noObjectionWith(missed) : query ? words.objectionsFound(found, of, query) : words.findObjection;
  return (
    <span className={styles.searched} role="status" data-missed={missed !== '' || undefined}>
      {said}
    </span>
  );
}

function Then({ talk, goTo }: { talk: ScriptTalk; goTo: string | null }) {
  const words = useWords().call.script;
  const step = stepOf(talk.script, goTo);
  return (
    <span>
      {step ? words.thenOnTo(step.title) : words.thenBack} <KeyCap keys="Enter" />
    </span>
  );
}
