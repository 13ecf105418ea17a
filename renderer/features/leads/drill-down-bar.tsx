import { Button } from '@mantine/core';
import { type DrillDown, useDrillDown } from '../../data/drill-down.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './leads.module.css';

type DrillDownBarProps = { drillDown: DrillDown; missing: number; shown: readonly string[] };

/** Says which number's leads these are and how it comes of them, in place of views and filters, and lets them go. */
export function DrillDownBar({ drillDown, missing, shown }: DrillDownBarProps) {
  const words = useWords().leads.drillDown;
  const { close } = useDrillDown();
  const { title, note, leadIds, parts } = drillDown;
  useKeys([{ keys: 'Escape', label: words.close, run: close }]);
  const sumOver = (of: readonly string[]): string =>
    parts?.sumUp(
      of.flatMap((id) => parts.amounts.get(id) ?? []),
      of.length,
    ) ?? '';
  return (
    <div className={styles.drillDown} role="status">
      <span>
        {words.behind} <b className="b">{title}</b>
        {note && <span className="t2"> ({note})</span>}
      </span>
      {parts && <span>{sumOver(leadIds)}</span>}
      {parts && shown.length < leadIds.length && <span className="t2">{words.listed(sumOver(shown))}</span>}
      {missing > 0 && <span className="t3">{words.missing(missing)}</span>}
      <Button size="xs" onClick={close} rightSection={<KeyCap keys="Escape" />}>
        {words.close}
      </Button>
    </div>
  );
}
