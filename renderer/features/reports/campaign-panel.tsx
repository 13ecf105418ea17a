import type { ReportAnswer, RowAnswer } from '../../../shared/domain/reports/answer.ts';
import type { ColumnId } from '../../../shared/domain/reports/columns.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { sayFigure, useSayRow } from './figure-words.ts';
import { LeadFigure } from './lead-figure.tsx';
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
              <th style={{ width: 170 }}>{columns.ratio}</th>
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
  const formats = useFormats();
  const name = useSayRow()('campaign', row);
  const figure = (column: ColumnId, title: string) => (
    <LeadFigure
      name="campaigns"
      behind={{ table: 'campaigns', row: row.key, column }}
      count={row.figures[column]?.leads ?? 0}
      title={title}
    />
  );
  const money = (column: ColumnId) => {
    const found = row.figures[column];
    return found?.value ? sayFigure(column, { ...found, value: Math.round(found.value / 100) * 100 }, formats, words) : words.none;
  };
  const ratio = row.figures.ratio?.value ?? null;
  return (
    <tr>
      <td className="b">
        {name} {row.key === '' && <Tag tone="warn">{words.askMarketing}</Tag>}
      </td>
      <td className="num t2">{money('cost')}</td>
      <td className="num">{figure('leads', name)}</td>
      <td className="num">{figure('qsos', `${name}, ${words.columns.qsos}`)}</td>
      <td className="num t2">{money('costPerQso')}</td>
      <td className="num">{figure('won', `${name}, ${words.columns.won.toLowerCase()}`)}</td>
      <td className="num">{money('value')}</td>
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
