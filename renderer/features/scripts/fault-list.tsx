import { IconAlertTriangle } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import type { ScriptFault } from '../../../shared/domain/script-checks.ts';
import { useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';

/** Words for what a check found in the script that is open. */
const FaultWordsContext = createContext<(fault: ScriptFault) => string>((fault) => fault.code);
export const FaultWordsProvider = FaultWordsContext.Provider;
export const useSaidFault = (): ((fault: ScriptFault) => string) => useContext(FaultWordsContext);

/** What keeps the script from being published, where it is to be mended. */
export function FaultList({ faults }: { faults: readonly ScriptFault[] }) {
  const words = useWords().scripts;
  const said = useSaidFault();
  if (faults.length === 0) return null;
  return (
    <ul className={styles.faults} aria-label={words.edit.toMend}>
      {faults.map((fault) => (
        <li key={JSON.stringify(fault)} className={styles.check}>
          <IconAlertTriangle size={15} className="warn" aria-hidden />
          <span className="warn">{said(fault)}</span>
        </li>
      ))}
    </ul>
  );
}
