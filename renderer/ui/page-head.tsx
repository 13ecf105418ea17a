import { createContext, type ReactNode, useContext, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../words/words.tsx';
import styles from './page-head.module.css';

const SlotContext = createContext<HTMLElement | null>(null);

/** Holds the place in the top bar into which the mounted screen writes its head. The shell renders both. */
export function PageHeadSlot({ children }: { children: (slot: ReactNode) => ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return <SlotContext value={slot}>{children(<div ref={setSlot} className={styles.slot} />)}</SlotContext>;
}

type PageHeadProps = {
  /** Name of the screen: the page's h1 and the window's title. */
  title: string;
  /** One quiet line: counts, a date, whose data. Two lines where there is little room, left out on a phone: say nothing here alone. */
  sub?: ReactNode;
  /** Stands over the sub title, where it has something to say: in the room up to the actions, which it may grow out of downwards. */
  notice?: ReactNode;
  /** Buttons of the whole screen, left of the search field. */
  actions?: ReactNode;
};

/**
 * A screen's title, sub title and actions, shown in the shell's top bar.
 *
 * @example <PageHead title={words.title} sub={words.shown(12, 131)} actions={<Button>…</Button>} />
 */
export function PageHead({ title, sub, notice, actions }: PageHeadProps) {
  const words = useWords().shell;
  const slot = useContext(SlotContext);
  if (!slot) return null;
  return createPortal(
    <>
      <title>{words.windowTitle(title)}</title>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.line}>
        {sub !== undefined && <span className={styles.sub}>{sub}</span>}
        {notice}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </>,
    slot,
  );
}
