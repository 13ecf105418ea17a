import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { KeyCap } from '../ui/key-cap.tsx';
import { ariaKeys } from '../ui/key-notation.ts';
import { useKeys } from '../ui/keys.tsx';
import { markedParts, matching } from '../ui/palette-match.ts';
import { type PaletteItem, usePalette } from '../ui/palette-source.tsx';
import { useWords } from '../words/words.tsx';
import styles from './palette.module.css';

const mostItems = 60;

/** Items in the order of their groups; a group stands where its first item stands. */
const inGroups = (items: readonly PaletteItem[]): PaletteItem[] =>
  [...Map.groupBy(items, (item) => item.group).values()].flat().slice(0, mostItems);

function Marked({ label, query }: { label: string; query: string }) {
  return markedParts(label, query).map((part) =>
    part.isHit ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
  );
}

type OptionProps = { item: PaletteItem; domId: string; query: string; isChosen: boolean; onPoint: () => void; onPick: () => void };

function Option({ item, domId, query, isChosen, onPoint, onPick }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  const Icon = item.icon ?? IconArrowRight;
  useLayoutEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the search field holds the focus and points here by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field's keys do the same
    <div
      ref={row}
      id={domId}
      role="option"
      aria-selected={isChosen}
      aria-keyshortcuts={item.keys && ariaKeys(item.keys)}
      className={styles.option}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <Icon size={16} stroke={1.6} aria-hidden />
      <span className="cut">
        <span className="b">
          <Marked label={item.label} query={query} />
        </span>
        {item.detail && <span className={styles.detail}> {item.detail}</span>}
      </span>
      {isChosen && !item.keys ? <KeyCap keys="Enter" /> : item.keys && <KeyCap keys={item.keys} />}
    </div>
  );
}

function Hints({ hasActions, note }: { hasActions: boolean; note: ReactNode }) {
  const words = useWords().shell.palette;
  return (
    <div className={styles.foot}>
      <span>
        <KeyCap keys="ArrowUp" />
        <KeyCap keys="ArrowDown" /> {words.move}
      </span>
      <span>
        <KeyCap keys="Enter" /> {words.open}
      </span>
      {hasActions && (
        <span>
          <KeyCap keys="Tab" /> {words.actions}
        </span>
      )}
      <span className={styles.note}>{note}</span>
    </div>
  );
}

type PaletteBoxProps = {
  /** Hands over what was typed before this box was there, and stops keeping it. */
  takeEarlyTyping: () => string;
  onClose: () => void;
  onRun: (item: PaletteItem) => void;
  note: ReactNode;
};

/** Search field, results in groups, hints. Tab goes into what can be done with the chosen item; Escape or ⌫ comes back. */
export function PaletteBox({ takeEarlyTyping, onClose, onRun, note }: PaletteBoxProps) {
  const words = useWords().shell;
  const { find } = usePalette();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [parent, setParent] = useState<PaletteItem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    setQuery(takeEarlyTyping());
  }, [takeEarlyTyping]);
  const items = useMemo(() => inGroups(parent?.actions ? matching(parent.actions(), query) : find(query)), [parent, query, find]);
  const current = items[Math.min(chosen, items.length - 1)];
  const optionId = (item: PaletteItem) => `${listId}-${items.indexOf(item)}`;

  const search = (next: string) => {
    setQuery(next);
    setChosen(0);
  };
  const enter = (item: PaletteItem | null) => {
    setParent(item);
    search('');
  };
  const move = (step: number) => setChosen((Math.min(chosen, items.length - 1) + step + items.length) % Math.max(1, items.length));
  useKeys([
    { keys: 'Escape', label: words.palette.close, run: () => (parent ? enter(null) : onClose()) },
    { keys: 'mod+k', label: words.palette.close, isHidden: true, run: onClose },
  ]);

  const act = (key: string): boolean => {
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Enter' && current) onRun(current);
    else if (key === 'Tab' && current?.actions) enter(current);
    else if (key === 'Backspace' && query === '' && parent) enter(null);
    else return key === 'Tab';
    return true;
  };
  const press = (event: KeyboardEvent) => {
    if (!event.nativeEvent.isComposing && act(event.key)) event.preventDefault();
  };
  return (
    <>
      <div className={styles.search}>
        <IconSearch size={18} stroke={1.7} className="t3" aria-hidden />
        {parent && <span className={styles.parent}>{parent.label}</span>}
        <input
          ref={field}
          data-autofocus
          data-quiet-focus
          role="combobox"
          aria-label={parent ? words.palette.doWith(parent.label) : words.findOrDo}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={current && optionId(current)}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.findOrDo}
          value={query}
          onChange={(event) => search(event.currentTarget.value)}
          onKeyDown={press}
        />
        <KeyCap keys="Escape" />
      </div>
      <div role="listbox" id={listId} aria-label={words.palette.results} className={styles.list}>
        {[...Map.groupBy(items, (item) => item.group)].map(([group, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox
          <div key={group} role="group" aria-label={group}>
            <div className={styles.group} aria-hidden>
              {group}
            </div>
            {members.map((item) => (
              <Option
                key={item.id}
                item={item}
                domId={optionId(item)}
                query={query}
                isChosen={item === current}
                onPoint={() => setChosen(items.indexOf(item))}
                onPick={() => onRun(item)}
              />
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <div className={styles.nothing}>
          <p className="b">{words.palette.nothing(query)}</p>
          <p className="t2">{words.palette.nothingHint}</p>
        </div>
      )}
      <div className="vh" role="status">
        {words.palette.found(items.length)}
      </div>
      <Hints hasActions={current?.actions !== undefined} note={note} />
    </>
  );
}
