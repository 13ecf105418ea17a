import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

/** The codes sales chooses from when a handoff comes back or is lost. */
export function ReasonsSection({ settings }: { settings: CenterSettings }) {
  const words = useWords().settings.reasons;
  return (
    <div className={styles.two}>
      <Panel title={words.reject}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.reason}</th>
              <th>{words.backTo}</th>
            </tr>
          </thead>
          <tbody>
            {settings.rejectReasons.map(({ code, label, backTo }) => (
              <tr key={code}>
                <td className="b">{label}</td>
                <td className="t2">{words.backs[backTo]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={words.lost}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {settings.lostReasons.map(({ code, label }) => (
              <tr key={code}>
                <td className="b">{label}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  );
}
