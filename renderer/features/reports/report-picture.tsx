import { BarChart, LineChart } from '@mantine/charts';
import type { ReportAnswer, RowAnswer, TableAnswer } from '../../../shared/domain/reports/answer.ts';
import { type ColumnId, specOf } from '../../../shared/domain/reports/columns.ts';
import { cssColor, type TokenName } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { sayFigure, useSayRow } from './figure-words.ts';
import { HeatPicture } from './heat-picture.tsx';
import { type Picture, pictures } from './pictures.ts';
import styles from './reports.module.css';
import { SummaryTiles } from './summary-tiles.tsx';

/** Told apart by pattern as well as by colour: filled, striped, dotted. */
const fills = ['url(#report-filled)', 'url(#report-striped)', 'url(#report-dotted)'] as const;
const lineColors: readonly TokenName[] = ['accent', 'warn', 'ok', 'bad', 'text-2', 'text-3'];
const dashes = [undefined, '6 4', '2 3', '8 3 2 3', '1 4', '10 6'] as const;

/** The picture of a report, with what it shows in words for who does not see it. Nothing moves in it. */
export function ReportPicture({ answer }: { answer: ReportAnswer }) {
  if (answer.name === 'funnel') return null;
  const picture: Picture = pictures[answer.name];
  const of = answer.tables.find(({ id }) => id === picture.table);
  if (!of || of.rows.length === 0) return null;
  if (picture.kind === 'tiles') return <SummaryTiles answer={answer} of={of} />;
  if (picture.kind === 'heat') return <HeatPicture answer={answer} of={of} column={picture.column} weight={picture.weight} />;
  return picture.kind === 'bars' ? <Bars answer={answer} of={of} picture={picture} /> : <Lines answer={answer} of={of} picture={picture} />;
}

const useSaid = (answer: ReportAnswer, of: TableAnswer, columns: readonly ColumnId[]): string => {
  const words = useWords().reports;
  const formats = useFormats();
  const sayRow = useSayRow();
  const parts = of.rows.slice(0, 12).map((row) => {
    const values = columns.flatMap((id) => {
      const figure = row.figures[id];
      return figure ? [`${words.columnTexts[id].label.toLowerCase()} ${sayFigure(id, figure, formats, words)}`] : [];
    });
    return words.picturePart(sayRow(of.rowsAre, row), values.join(', '));
  });
  return words.pictureOf(answer.title, parts.join('; '));
};

/** Values as they are drawn: money in whole units, shares in per cent, time in days. */
const drawn = (id: ColumnId, row: RowAnswer): number | null => {
  const value = row.figures[id]?.value ?? null;
  if (value === null) return null;
  const { unit } = specOf(id);
  if (unit === 'share') return value * 100;
  if (unit === 'money') return value / 100;
  return unit === 'time' ? value / 86_400_000 : value;
};

const useSayDrawn = (id: ColumnId, currency: string | undefined): ((value: number) => string) => {
  const formats = useFormats();
  const words = useWords().reports;
  const { unit } = specOf(id);
  if (unit === 'share') return (value) => formats.percent(value / 100, 1);
  if (unit === 'money' && currency) return (value) => formats.moneyShort(value * 100, currency);
  if (unit === 'times') return (value) => words.times(formats.decimal(value));
  return (value) => formats.decimal(value);
};

type Of<Kind extends Picture['kind']> = { answer: ReportAnswer; of: TableAnswer; picture: Extract<Picture, { kind: Kind }> };

function Bars({ answer, of, picture }: Of<'bars'>) {
  const words = useWords().reports;
  const sayRow = useSayRow();
  const { columns, isStacked = false, isAcross = false, most } = picture;
  const said = useSaid(answer, of, columns);
  const rows = of.rows.filter((row) => columns.some((id) => isDrawn(id, row))).slice(0, most);
  const first = columns[0] ?? 'leads';
  const say = useSayDrawn(first, rows.flatMap((row) => row.figures[first]?.currency ?? [])[0]);
  const data = rows.map((row) => ({
    row: sayRow(of.rowsAre, row),
    ...Object.fromEntries(columns.map((id) => [words.columnTexts[id].label, drawn(id, row)])),
  }));
  if (rows.length === 0) return null;
  return (
    <div role="img" aria-label={said} className={styles.picture}>
      <Patterns />
      {columns.length > 1 && <PatternLegend names={columns.map((id) => words.columnTexts[id].label)} />}
      <BarChart
        h={isAcross ? Math.min(420, 46 + rows.length * (isStacked ? 26 : 14 + 12 * columns.length)) : 240}
        data={data}
        dataKey="row"
        type={isStacked ? 'stacked' : 'default'}
        orientation={isAcross ? 'vertical' : 'horizontal'}
        series={columns.map((id, at) => ({ name: words.columnTexts[id].label, color: fills[at % fills.length] ?? fills[0] }))}
        withTooltip={false}
        tickLine="none"
        gridAxis={isAcross ? 'y' : 'x'}
        yAxisProps={isAcross ? { width: 190, tickFormatter: shorten, tick: axisText } : { tickFormatter: say, width: 64, tick: axisText }}
        xAxisProps={isAcross ? { tickFormatter: say, tick: axisText } : { tick: axisText, tickFormatter: shorten }}
        barProps={{ isAnimationActive: false, fillOpacity: 1 }}
        maxBarWidth={34}
        tabIndex={-1}
        barChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}

/** Nothing counted leaves a picture empty; a rate or return of nothing is what it is there to show. */
const isDrawn = (id: ColumnId, { figures }: RowAnswer): boolean => {
  const value = figures[id]?.value ?? null;
  return value !== null && (value !== 0 || specOf(id).counting === 'quotient');
};

function PatternLegend({ names }: { names: readonly string[] }) {
  return (
    <ul className={styles.keys}>
      {names.map((name, at) => (
        <li key={name}>
          <svg width="12" height="12" aria-hidden>
            <rect width="12" height="12" rx="2" fill={fills[at % fills.length] ?? fills[0]} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

const axisText = { fontSize: 12, fill: cssColor('text-2') };
const shorten = (text: string): string => (text.length > 28 ? `${text.slice(0, 27)}…` : text);

function Patterns() {
  return (
    <svg width="0" height="0" aria-hidden data-patterns className={styles.patterns}>
      <defs>
        <pattern id="report-filled" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" fill={cssColor('accent')} />
        </pattern>
        <pattern id="report-striped" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill={cssColor('warn-soft')} />
          <rect width="3" height="6" fill={cssColor('warn')} />
        </pattern>
        <pattern id="report-dotted" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill={cssColor('hover')} />
          <circle cx="2.5" cy="2.5" r="1.2" fill={cssColor('text-3')} />
        </pattern>
      </defs>
    </svg>
  );
}

/** A line for each of the last months, its share by age; or one for each column over the rows. */
function Lines({ answer, of, picture }: { answer: ReportAnswer; of: TableAnswer; picture: Extract<Picture, { kind: 'lines' | 'ages' }> }) {
  const words = useWords().reports;
  const formats = useFormats();
  const sayRow = useSayRow();
  const said = useSaid(answer, of, picture.columns);
  const byAge = picture.kind === 'ages' ? picture.of : null;
  const rows = byAge ? of.rows.filter(({ key }) => key !== '').slice(-lineColors.length) : of.rows;
  const names = byAge ? rows.map((row) => sayRow(of.rowsAre, row)) : picture.columns.map((id) => words.columnTexts[id].label);
  const data = byAge
    ? picture.columns.map((id) => ({
        row: words.columnTexts[id].label,
        ...Object.fromEntries(rows.map((row, at) => [names[at] ?? '', shareOf(row, id, byAge)])),
      }))
    : rows.map((row) => ({
        row: sayRow(of.rowsAre, row),
        ...Object.fromEntries(picture.columns.map((id) => [words.columnTexts[id].label, drawn(id, row)])),
      }));
  if (data.every(({ row: _, ...values }) => Object.values(values).every((value) => value === null)))
    return <p className={`t2 ${styles.calm}`}>{byAge ? words.tooYoung : words.empty.title}</p>;
  return (
    <div role="img" aria-label={said} className={styles.picture}>
      <LineChart
        h={240}
        data={data}
        dataKey="row"
        series={names.map((name, at) => ({
          name,
          color: cssColor(lineColors[at % lineColors.length] ?? 'accent'),
          ...(dashes[at] ? { strokeDasharray: dashes[at] } : {}),
        }))}
        curveType="linear"
        withLegend
        legendProps={{ verticalAlign: 'top', height: 32 }}
        withTooltip={false}
        tickLine="none"
        gridAxis="x"
        xAxisProps={{ tick: axisText }}
        yAxisProps={{
          tick: axisText,
          width: 64,
          tickFormatter: (value: number) => (byAge ? formats.percent(value / 100) : formats.decimal(value)),
        }}
        lineProps={{ isAnimationActive: false }}
        tabIndex={-1}
        lineChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}

const shareOf = (row: RowAnswer, id: ColumnId, of: ColumnId): number | null => {
  const [part, whole] = [row.figures[id]?.value ?? null, row.figures[of]?.value ?? null];
  return part === null || !whole ? null : (part / whole) * 100;
};
