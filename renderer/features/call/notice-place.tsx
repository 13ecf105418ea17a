import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../../words/words.tsx';
import styles from './notice-place.module.css';

const PlaceContext = createContext<HTMLElement | null>(null);

/**
 * Gives what is to be known of a call its room in the top bar, over the line that says who comes next. Such a notice comes and goes by
 * itself, in mid-sentence: anywhere else it would move what is being read or pressed.
 */
export function NoticesInHead({ children }: { children: (notices: ReactNode) => ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return <PlaceContext value={place}>{children(<HeadPlace onPlace={setPlace} />)}</PlaceContext>;
}

/** In a narrow window, where the bar has no room for words, they stand where they are written. */
export function InNoticePlace({ children }: { children: ReactNode }) {
  const place = useContext(PlaceContext);
  const isNarrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  return place && !isNarrow ? createPortal(children, place) : <div className={styles.inFlow}>{children}</div>;
}

/** The height of the bar, less a little: two lines of words. */
const heightPx = 38;

const isClamped = (words: Element): boolean => words.scrollHeight > words.clientHeight + 1;

function HeadPlace({ onPlace }: { onPlace: (place: HTMLElement | null) => void }) {
  const words = useWords().call.notices;
  const list = useRef<HTMLDivElement | null>(null);
  const [isCut, setIsCut] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const { current } = list;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => {
      const isOver = current.offsetHeight > heightPx || [...current.querySelectorAll(':scope > * > span')].some(isClamped);
      setIsCut(isOver);
      if (!isOver) setIsOpen(false);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const takePlace = (element: HTMLDivElement | null) => {
    list.current = element;
    onPlace(element);
  };
  return (
    <div className={styles.place} data-open={isOpen || undefined} data-cut={isCut || undefined}>
      <div ref={takePlace} className={styles.list} />
      {isCut && (
        <button type="button" className={styles.more} aria-expanded={isOpen} aria-label={words.more} onClick={() => setIsOpen(!isOpen)}>
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </button>
      )}
    </div>
  );
}
