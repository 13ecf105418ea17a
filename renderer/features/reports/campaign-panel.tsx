import type { ReportAnswer, RowAnswer } from '../../../shared/domain/reports/answer.ts';
import type { ColumnId } from '../../../shared/domain/reports/columns.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { FigureLinks } from './figure-links.tsx';
import { useSayRow } from './figure-words.ts';
import styles from './reports.module.css';

/** What each campaign cost and what came back, best first. */
export function CampaignPanel({ campaigns }: { campaigns: ReportAnswer }) {
  const words = useWords().reports;
  const { columns } = words;
  const rows = campaigns.tables[0]?.rows ?? [];
  const best = Math.max(1, ...rows.map(({ figures }) => figures.ratio?.value ?? 0));
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
              <th style={{ width: 128 }}>{columns.ratio}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <CampaignRow key={row.key} row={row} best={best} />
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function CampaignRow({ row, best }: { row: RowAnswer; best: number }) {
  const words = useWords().reports;
  const name = useSayRow()('campaign', row);
  const figure = (column: ColumnId) => {
    const found = row.figures[column];
    const behind = { table: 'campaigns', row: row.key, column };
    return found ? <FigureLinks name="campaigns" behind={behind} figure={found} rowName={name} isRound /> : words.none;
  };
  const ratio = row.figures.ratio?.value ?? null;
  return (
    <tr>
      <td className={`b ${styles.campaignName}`}>
        {name} {row.key === '' && <Tag tone="warn">{words.askMarketing}</Tag>}
      </td>
      {(['cost', 'leads', 'qsos', 'costPerQso', 'won', 'value'] as const).map((column) => (
        <td key={column} className="num">
          {figure(column)}
        </td>
      ))}
      <td>{ratio !== null && <Ratio ratio={ratio} best={best} />}</td>
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
