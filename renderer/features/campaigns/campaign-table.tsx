import { type ReactNode, useEffect, useRef } from 'react';
import type { Campaign } from '../../../shared/domain/people.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { Meter } from '../../ui/meter.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { cssColor } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';
import type { CampaignRow } from './use-campaign-rows.ts';

type CampaignTableProps = { rows: readonly CampaignRow[]; chosenId: string; onChoose: (id: string) => void; actions: ReactNode };

/** Every campaign on a line: when, what it brought of what was expected, what was spent of what may be. */
export function CampaignTable({ rows, chosenId, onChoose, actions }: CampaignTableProps) {
  const words = useWords().campaigns.list;
  const chosen = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is when to look
  useEffect(() => {
    void chosen.current?.scrollIntoView?.({ block: 'nearest' });
  }, [chosenId]);
  return (
    <Panel title={words.label} count={rows.length} right={actions}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.label}>
        <table className={`${table.table} ${styles.list}`}>
          <thead>
            <tr>
              <th>{words.campaign}</th>
              <th>{words.runs}</th>
              <th className="num">{words.leads}</th>
              <th className="num">{words.spent}</th>
              <th className={`num ${styles.wideOnly}`}>{words.perLead}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.campaign.id}
                ref={row.campaign.id === chosenId ? chosen : undefined}
                data-selected={row.campaign.id === chosenId || undefined}
                onClick={() => onChoose(row.campaign.id)}
              >
                <Cells row={row} isChosen={row.campaign.id === chosenId} onChoose={() => onChoose(row.campaign.id)} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function Cells({ row, isChosen, onChoose }: { row: CampaignRow; isChosen: boolean; onChoose: () => void }) {
  const words = useWords().campaigns;
  const formats = useFormats();
  const { campaign, leadIds, spent } = row;
  const isOver = campaign.budget !== null && spent > campaign.budget;
  const money = (minor: number) => formats.money(Math.round(minor / 100) * 100, campaign.currency);
  return (
    <>
      <td>
        <button type="button" className={styles.name} aria-current={isChosen || undefined} title={campaign.name} onClick={onChoose}>
          {campaign.name}
          <span className="t3 sm" style={{ display: 'block', fontWeight: 400 }}>
            {words.channels[campaign.channel]}
          </span>
        </button>
      </td>
      <td className="t2">{useRun(campaign)}</td>
      <td className="num">
        <Leads row={row} />
        {campaign.expectedLeads > 0 && <span className="t3 sm"> / {formats.count(campaign.expectedLeads)}</span>}
      </td>
      <td className="num">
        <span className={styles.spent}>
          <span className={isOver ? 'bad b' : undefined}>{spent === 0 ? words.none : money(spent)}</span>
          {campaign.budget !== null && (
            <Meter
              height={4}
              max={campaign.budget}
              parts={[{ value: spent, color: cssColor(isOver ? 'bad' : 'accent') }]}
              label={words.budgetMeter(money(spent), money(campaign.budget))}
            />
          )}
        </span>
      </td>
      <td className={`num t2 ${styles.wideOnly}`}>{leadIds.length > 0 && spent > 0 ? money(spent / leadIds.length) : words.none}</td>
    </>
  );
}

function Leads({ row: { campaign, leadIds } }: { row: CampaignRow }) {
  const words = useWords().campaigns;
  const formats = useFormats();
  const showLeads = useShowLeads();
  if (leadIds.length === 0) return <span className="t3">{words.none}</span>;
  const show = () => {
    showLeads({ title: campaign.name, leadIds });
  };
  const count = formats.count(leadIds.length);
  return (
    <button type="button" className={styles.figure} aria-label={words.list.showLeads(count, campaign.name)} onClick={show}>
      {count}
    </button>
  );
}

const useRun = ({ startsOn, endsOn }: Campaign): string => {
  const words = useWords().campaigns.list;
  const formats = useFormats();
  if (startsOn && endsOn) return words.between(formats.date(startsOn), formats.date(endsOn));
  if (startsOn) return words.from(formats.date(startsOn));
  return endsOn ? words.till(formats.date(endsOn)) : words.noDates;
};
