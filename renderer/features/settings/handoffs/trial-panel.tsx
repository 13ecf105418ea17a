import { useMemo } from 'react';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { type TrialRow, tryRouting } from '../../../../shared/domain/routing-trial.ts';
import { useWholeCache } from '../../../data/desk.ts';
import { LeftOutLines } from '../../../parts/left-out-lines.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useFormats, useWords } from '../../../words/words.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import styles from '../settings.module.css';
import type { HandoffDraft } from './use-handoff-draft.ts';

const triedAtMost = 200;

/** The newest first, and before them those that would go to somebody else: they are what is looked for. */
const movedFirst = (rows: readonly TrialRow[]): TrialRow[] => {
  const isMoved = (row: TrialRow): boolean => row.hadId !== row.getsId;
  return rows.toReversed().sort((a, b) => Number(isMoved(b)) - Number(isMoved(a)));
};

/** Who would have got the last handoffs by the rules under the pen; tried anew with every change, and nothing moves. */
export function TrialPanel({ draft, settings }: { draft: HandoffDraft; settings: CenterSettings }) {
  const words = useWords().handoffLoop.settings;
  const formats = useFormats();
  const { handoffs, leads, companies, campaigns, users } = useWholeCache();
  const { routing: rules, weights } = draft.handoffs;
  const trial = useMemo(() => {
    const last = [...handoffs.values()]
      .filter(({ origin, leadId }) => origin !== 'outside' && leads.has(leadId))
      .sort((a, b) => b.handedOffAt - a.handedOffAt)
      .slice(0, triedAtMost);
    const tried = last.flatMap(({ id, salespersonId, handedOffAt, leadId }) => {
      const lead = leads.get(leadId);
      if (!lead) return [];
      const company = lead.companyId ? companies.get(lead.companyId) : undefined;
      const campaign = lead.campaignId ? campaigns.get(lead.campaignId) : undefined;
      return [{ id, salespersonId, handedOffAt, lead, company, campaign }];
    });
    return tryRouting(tried, { salespeople: [...users.values()], rules, weights, zone: settings.zone });
  }, [handoffs, leads, companies, campaigns, users, rules, weights, settings.zone]);
  const nameOf = (id: string | null) => (id === null ? words.noOne : (users.get(id)?.name ?? '–'));
  const moves = trial.rows.filter(({ hadId, getsId }) => hadId !== getsId).length;
  if (trial.rows.length === 0) {
    return (
      <Panel title={words.trial}>
        <EmptyState isSmall title={words.nothingToTry} />
      </Panel>
    );
  }
  return (
    <Panel title={words.trial} count={words.moves(moves)}>
      <p className={`${styles.hint} ${styles.lead}`}>
        {words.trialHint(trial.rows.length)} {trial.nobody > 0 && words.nobody(trial.nobody)}
      </p>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words.sales}</th>
            <th className="num">{words.had}</th>
            <th className="num">{words.gets}</th>
          </tr>
        </thead>
        <tbody>
          {trial.counts.map(({ salespersonId, had, gets }) => (
            <tr key={salespersonId}>
              <td className="b">{nameOf(salespersonId)}</td>
              <td className="num">{formats.count(had)}</td>
              <td className="num">{formats.count(gets)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div style={{ maxHeight: 260, display: 'flex' }}>
        <ScrollBox label={words.trial}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words.lead}</th>
                <th>{words.gets}</th>
                <th>{words.why}</th>
              </tr>
            </thead>
            <tbody>
              {movedFirst(trial.rows).map((row) => (
                <tr key={row.handoffId}>
                  <td>{handoffs.get(row.handoffId)?.package.name}</td>
                  <td className={row.hadId === row.getsId ? 't2' : 'b'}>
                    {nameOf(row.getsId)}
                    {row.hadId !== row.getsId && <div className="t3 sm">{words.insteadOf(nameOf(row.hadId))}</div>}
                  </td>
                  <td className="t2" style={{ whiteSpace: 'normal' }}>
                    {row.why.join(', ')}
                    {row.hadId !== row.getsId && <LeftOutLines leftOut={row.leftOut} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </div>
    </Panel>
  );
}
