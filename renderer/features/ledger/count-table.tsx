import { useMemo } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Ledger, LedgerRow } from '../../../shared/domain/ledger.ts';
import { type Stage, stages } from '../../../shared/domain/stage.ts';
import { useWholeCache } from '../../data/desk.ts';
import { StageTag } from '../../data/stage-tag.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { LeadFigure } from './lead-figure.tsx';
import styles from './ledger.module.css';

const anyCampaign = Symbol('any');
type CampaignKey = string | null | typeof anyCampaign;

/** The conservation count per campaign and in all; each bin opens its leads. */
export function CountTable({ ledger, now }: { ledger: Ledger; now: number }) {
  const words = useWords();
  const own = words.ledger;
  const formats = useFormats();
  const { campaigns } = useWholeCache();
  const idsOf = useBins(now);
  const nameOf = (id: string | null) => (id === null ? own.noCampaign : (campaigns.get(id)?.name ?? id));
  const rows = ledger.byCampaign.toSorted((a, b) => b.takenIn - a.takenIn);
  const shown = stages.filter((stage) => ledger.all.counts[stage] > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className={styles.scroll} tabIndex={0} aria-label={words.settings.rowsOf(own.count)}>
      <table className={`${table.table} ${styles.counts}`}>
        <thead>
          <tr>
            <th>{own.campaign}</th>
            <th className="num">{own.takenIn}</th>
            {shown.map((stage) => (
              <th key={stage} className="num">
                <StageTag stage={stage} />
              </th>
            ))}
            <th className="num">{own.difference}</th>
          </tr>
        </thead>
        <tbody>
          <CountRow name={own.all} row={ledger.all} shown={shown} idsOf={(stage) => idsOf(anyCampaign, stage)} isAll />
          {rows.map((row) => (
            <CountRow
              key={row.campaignId ?? ''}
              name={nameOf(row.campaignId)}
              row={row}
              shown={shown}
              idsOf={(stage) => idsOf(row.campaignId, stage)}
            />
          ))}
        </tbody>
      </table>
      {!ledger.isBalanced && (
        <p className={styles.fault} role="alert">
          <b className="bad">{own.fault(ledger.all.difference)}</b> {own.faultHint}
        </p>
      )}
      <span className="vh">{formats.count(ledger.all.takenIn)}</span>
    </section>
  );
}

/** The leads of each bin, sorted out once for each count. */
const useBins = (now: number): ((campaign: CampaignKey, stage: Stage) => string[]) => {
  const { leads } = useWholeCache();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is changed in place; it is sorted out when it is counted
  const bins = useMemo(() => {
    const sorted = new Map<CampaignKey, Map<Stage, string[]>>();
    const add = (key: CampaignKey, { stage, id }: Lead) => {
      const own = sorted.get(key) ?? new Map<Stage, string[]>();
      sorted.set(key, own);
      const ids = own.get(stage);
      if (ids) ids.push(id);
      else own.set(stage, [id]);
    };
    for (const lead of leads.values()) {
      add(anyCampaign, lead);
      add(lead.campaignId, lead);
    }
    return sorted;
  }, [leads, now]);
  return (campaign, stage) => bins.get(campaign)?.get(stage) ?? [];
};

type CountRowProps = { name: string; row: LedgerRow; shown: readonly Stage[]; idsOf: (stage: Stage) => string[]; isAll?: boolean };

function CountRow({ name, row, shown, idsOf, isAll = false }: CountRowProps) {
  const words = useWords();
  const own = words.ledger;
  const formats = useFormats();
  return (
    <tr data-all={isAll || undefined}>
      <td className="b cut">{name}</td>
      <td className="num b">{formats.count(row.takenIn)}</td>
      {shown.map((stage) => (
        <td key={stage} className="num">
          <LeadFigure leadIds={idsOf(stage)} title={own.bin(name, words.states.stage[stage])} />
        </td>
      ))}
      <td className="num">
        {row.difference === 0 ? <span className="t3">0</span> : <Tag tone="bad">{formats.count(row.difference)}</Tag>}
      </td>
    </tr>
  );
}
