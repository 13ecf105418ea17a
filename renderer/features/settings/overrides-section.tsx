import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Attempt } from '../../../shared/domain/call.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { isKnownZone, placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useDrillDown } from '../../data/drill-down.ts';
import { useNow } from '../../data/use-now.ts';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import table from '../../ui/table.module.css';
import { useFormats, useWords } from '../../words/words.tsx';
import { ScrollBox } from './scroll-box.tsx';
import styles from './settings.module.css';

const periods = ['7', '30', '90'] as const;
type Period = (typeof periods)[number];
const dayMs = 86_400_000;

/** Calls that were made against a rule: who, whom, what stood against it, and the reason they gave. */
export function OverridesSection() {
  const words = useWords().settings.overrides;
  const { db } = useDesk();
  const now = useNow(60_000);
  const [period, setPeriod] = useState<Period>('30');
  const since = Math.floor(now / dayMs) * dayMs - Number(period) * dayMs;
  const attempts = useLiveQuery(
    () =>
      db.attempts
        .where('startedAt')
        .aboveOrEqual(since)
        .filter((each) => each.overrideReason !== null)
        .reverse()
        .sortBy('startedAt'),
    [db, since],
  );
  return (
    <Panel
      title={words.title}
      count={attempts && words.count(attempts.length)}
      className={`${styles.tall} ${styles.wide}`}
      right={
        <Segmented
          label={words.period}
          value={period}
          items={periods.map((value) => ({ value, label: words.days(Number(value)) }))}
          onChange={setPeriod}
        />
      }
    >
      <p className={`${styles.hint} ${styles.lead}`}>{words.hint}</p>
      {attempts?.length === 0 && <p className={`t2 ${styles.lead}`}>{words.none}</p>}
      {attempts && attempts.length > 0 && (
        <ScrollBox label={words.title}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words.when}</th>
                <th>{words.rep}</th>
                <th>{words.lead}</th>
                <th>{words.against}</th>
                <th>{words.reason}</th>
                <th>{words.outcome}</th>
              </tr>
            </thead>
            <tbody>
              {attempts.map((attempt) => (
                <OverrideRow key={attempt.id} attempt={attempt} now={now} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  );
}

function OverrideRow({ attempt, now }: { attempt: Attempt; now: number }) {
  const words = useWords().settings.overrides;
  const formats = useFormats();
  const { leads, users, dispositions } = useWholeCache();
  const { open } = useDrillDown();
  const [, navigate] = useLocation();
  const lead = leads.get(attempt.leadId);
  const zone = lead?.zones.find(isKnownZone);
  const show = () => {
    open({ title: words.title, leadIds: [attempt.leadId] });
    navigate('/leads');
  };
  const against = words.rules[(attempt.overriddenRule ?? 'unknown') as keyof typeof words.rules] ?? words.rules.unknown;
  return (
    <tr>
      <td className="nowrap">
        {formats.shortDayAndTime(attempt.startedAt, now)}
        {zone && <span className="t3 sm"> {words.theirs(formats.time(attempt.startedAt, zone), placeOfZone(zone))}</span>}
      </td>
      <td className="nowrap">{users.get(attempt.userId)?.name ?? words.somebody}</td>
      <td className="nowrap">
        {lead ? (
          <button type="button" className={styles.figure} onClick={show}>
            {leadName(lead)}
          </button>
        ) : (
          words.somebody
        )}
      </td>
      <td className="t2 nowrap">{against}</td>
      <td>{attempt.overrideReason}</td>
      <td className="t2 nowrap">{dispositions.get(attempt.dispositionCode ?? '')?.label ?? words.noOutcome}</td>
    </tr>
  );
}
