import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import type { Attempt } from '../../../shared/domain/call.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { isKnownZone, placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { everyRow } from '../../data/rows.ts';
import { useNow } from '../../data/use-now.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
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
  const now = useNow(60_000);
  const [period, setPeriod] = useState<Period>('30');
  const since = Math.floor(now / dayMs) * dayMs - Number(period) * dayMs;
  const attempts = useOverrides(since);
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
      {attempts === undefined && <p className={`t3 ${styles.lead}`}>{words.reading}</p>}
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

const isOverride = ({ overrideReason }: Attempt): boolean => overrideReason !== null;

/** Newest first; undefined until all that this machine holds has been looked through once. What comes later is followed live. */
const useOverrides = (since: number): Attempt[] | undefined => {
  const { db } = useDesk();
  const [earlier, setEarlier] = useState<Attempt[]>();
  const recent = useLiveQuery(() => db.attempts.where('startedAt').aboveOrEqual(since).filter(isOverride).toArray(), [db, since]);
  useEffect(() => {
    let isLeft = false;
    const walk = async () => {
      const found: Attempt[] = [];
      for await (const some of everyRow(db, 'attempts')) {
        if (isLeft) return;
        found.push(...some.filter(isOverride));
      }
      setEarlier(found);
    };
    void walk();
    return () => {
      isLeft = true;
    };
  }, [db]);
  return useMemo(() => {
    if (!earlier || !recent) return undefined;
    const all = new Map([...earlier, ...recent].map((attempt) => [attempt.id, attempt]));
    return [...all.values()].filter(({ startedAt }) => startedAt >= since).sort((a, b) => b.startedAt - a.startedAt);
  }, [earlier, recent, since]);
};

function OverrideRow({ attempt, now }: { attempt: Attempt; now: number }) {
  const words = useWords().settings.overrides;
  const { later } = useWords().logCall;
  const formats = useFormats();
  const { leads, users, dispositions } = useWholeCache();
  const showLeads = useShowLeads();
  const lead = leads.get(attempt.leadId);
  const zone = lead?.zones.find(isKnownZone);
  const show = () => {
    showLeads({ title: words.title, leadIds: [attempt.leadId] });
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
      <td>{[attempt.overrideReason, attempt.loggedAt && later].filter(Boolean).join(' · ')}</td>
      <td className="t2 nowrap">{dispositions.get(attempt.dispositionCode ?? '')?.label ?? words.noOutcome}</td>
    </tr>
  );
}
