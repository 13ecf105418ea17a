import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { keepFocus } from '../../../ui/key-target.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from './outcome.module.css';

export type AskAction = {
  label: string;
  run: () => void;
  isReady: boolean;
  tone?: 'bad' /** Works besides ↵: the second press of the same key. */;
  alsoKeys?: string;
};

type AskPaneProps = {
  title: string;
  /** The key that asked, drawn before the title. */
  keys?: string;
  /** What will happen, in words, before it does. */
  effect?: ReactNode;
  action?: AskAction | undefined;
  onClose: () => void;
  children?: ReactNode;
};

const isLineOfText = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type) && target.getAttribute('aria-haspopup') !== 'listbox';

/** Something asked in the foot, where the outcomes were: no dialog, the call stays in view. ↵ does it, Escape goes back. */
export function AskPane({ title, keys, effect, action, onClose, children }: AskPaneProps) {
  const words = useWords().call;
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const wanted = pane.current?.querySelector<HTMLElement>('[data-autofocus]') ?? pane.current;
    wanted?.focus({ preventScroll: true });
    return () => {
      requestAnimationFrame(keepFocus);
    };
  }, []);
  const confirm = () => {
    if (action?.isReady) action.run();
  };
  useKeys([
    {
      keys: ['Enter', ...(action?.alsoKeys ? [action.alsoKeys] : [])],
      label: action?.label ?? '',
      group: words.groups.outcome,
      isDisabled: !action,
      run: confirm,
    },
    { keys: 'Escape', label: words.outcome.back, group: words.groups.outcome, run: onClose },
  ]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || !isLineOfText(event.target)) return;
    event.preventDefault();
    confirm();
  };
  return (
    <section ref={pane} className={styles.ask} aria-label={title} tabIndex={-1} data-quiet-focus onKeyDown={onKeyDown}>
      <header className={styles.askHead}>
        <h3>
          {keys && <KeyCap keys={keys} />} {title}
        </h3>
        {effect && (
          <p className="t2 sm" aria-live="polite">
            {effect}
          </p>
        )}
      </header>
      <div className={styles.askBody}>{children}</div>
      <div className={styles.askActions}>
        {action && (
          <Button
            variant="filled"
            {...(action.tone === 'bad' ? { color: 'brick' } : {})}
            disabled={!action.isReady}
            onClick={confirm}
            aria-keyshortcuts={ariaKeys('Enter')}
            rightSection={<KeyCap keys={action.alsoKeys ?? 'Enter'} on="fill" />}
          >
            {action.label}
          </Button>
        )}
        <Button onClick={onClose} aria-keyshortcuts={ariaKeys('Escape')} rightSection={<KeyCap keys="Escape" />}>
          {words.outcome.back}
        </Button>
      </div>
    </section>
  );
}
