import { Button } from '@mantine/core';
import { useDrillDown } from '../../data/drill-down.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './leads.module.css';

/** Says which number's leads these are, in place of views and filters, and lets them go. */
export function DrillDownBar({ title, missing }: { title: string; missing: number }) {
  const words = useWords().leads.drillDown;
  const { close } = useDrillDown();
  useKeys([{ keys: 'Escape', label: words.close, run: close }]);
  return (
    <div className={styles.drillDown} role="status">
      <span>
        {words.behind} <b className="b">{title}</b>
      </span>
      {missing > 0 && <span className="t3">{words.missing(missing)}</span>}
      <Button size="xs" onClick={close} rightSection={<KeyCap keys="Escape" />}>
        {words.close}
      </Button>
    </div>
  );
}
