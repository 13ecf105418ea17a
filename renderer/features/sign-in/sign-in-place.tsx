import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DesktopState } from '../../../shared/desktop.ts';
import type { Computer } from '../../platform/platform.ts';
import { useWords } from '../../words/words.tsx';
import styles from './sign-in.module.css';

/** A server on this computer may still be starting; what it begins with is known once it runs. */
const askAgainMs = 2000;

/** Where the desktop app works, asked until its own server says whom it knows. Null in a browser. */
export const useSignInPlace = (computer: Computer | null): DesktopState | null => {
  const [state, setState] = useState<DesktopState | null>(null);
  const isOver = computer === null || (state !== null && (state.server.from !== 'ownServer' || state.sampleSignIns.length > 0));
  useEffect(() => {
    if (isOver || !computer) return undefined;
    const ask = () => void computer.read().then(setState);
    ask();
    const timer = setInterval(ask, askAgainMs);
    return () => clearInterval(timer);
  }, [computer, isOver]);
  return state;
};

type PlaceProps = { server: DesktopState['server']; onMove: () => void };

/** Under the form: which server this is, and the way to another. An address given at the start of the app stays. */
export function SignInPlace({ server, onMove }: PlaceProps) {
  const words = useWords().signIn;
  return (
    <div className={styles.place}>
      <span className="t2">{words.at(server.url)}</span>
      {server.from !== 'environment' && <Button onClick={onMove}>{words.move}</Button>}
    </div>
  );
}
