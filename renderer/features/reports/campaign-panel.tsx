import type { CampaignReturn } from '../../../shared/domain/campaign-return.ts';
import { useCache } from '../../data/desk.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { LeadFigure } from './lead-figure.tsx';
import styles from './reports.module.css';

/** What each campaign cost and what came back, best first. */
export function CampaignPanel({ campaigns }: { campaigns: readonly CampaignReturn[] }) {
  const words = useWords().reports;
  const { columns } = words;
  const best = Math.max(1, ...campaigns.map((each) => each.ratio ?? 0));
  return (
    <Panel title={words.campaigns} count={words.campaignsSub} right={<span className="t3 sm">{words.breakEven}</span>}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.campaigns}>
        <table className={`${table.table} ${styles.tight}`}>
          <thead>
            <tr>
              <th>{columns.campaign}</th>
              {(['cost', 'leads', 'qsos', 'perQso', 'won', 'value'] as const).map((column) => (
                <th key={column} className="num">
                  {columns[column]}
                </th>
              ))}
              <th style={{ width: 170 }}>{columns.ratio}</th>
            </tr>
          </thead>
          <tbody>
            {campaigns.map((each) => (
              <CampaignRow key={each.campaignId ?? 'none'} of={each} best={best} />
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function CampaignRow({ of, best }: { of: CampaignReturn; best: number }) {
  const words = useWords().reports;
  const formats = useFormats();
  const name = useCache((cache) => cache.campaigns.get(of.campaignId ?? '')?.name) ?? words.noCampaign;
  const money = (minor: number | null) => (minor === null ? words.none : formats.money(Math.round(minor / 100) * 100, of.currency));
  return (
    <tr>
      <td className="b">
        {name} {of.campaignId === null && <Tag tone="warn">{words.askMarketing}</Tag>}
      </td>
      <td className="num t2">{money(of.cost)}</td>
      <td className="num">
        <LeadFigure leadIds={of.leadIds} title={name} />
      </td>
      <td className="num">
        <LeadFigure leadIds={of.qsoIds} title={`${name}, ${words.columns.qsos}`} />
      </td>
      <td className="num t2">{money(of.costPerQso)}</td>
      <td className="num">
        <LeadFigure leadIds={of.wonIds} title={`${name}, ${words.columns.won.toLowerCase()}`} />
      </td>
      <td className="num">{of.value > 0 ? money(of.value) : words.none}</td>
      <td>{of.ratio !== null && <Ratio ratio={of.ratio} best={best} />}</td>
    </tr>
  );
}

function Ratio({ ratio, best }: { ratio: number; best: number }) {
  const words = useWords().reports;
  const formats = useFormats();
  const isLoss = ratio < 1;
  return (
    <span className={styles.ratio}>
      <span className={isLoss ? 'bad' : undefined}>{words.times(formats.decimal(ratio))}</span>
      <span className={styles.track} aria-hidden>
        <i data-loss={isLoss || undefined} style={{ width: `${(ratio / best) * 100}%` }} />
        <s style={{ left: `${100 / best}%` }} />
      </span>
    </span>
  );
}
