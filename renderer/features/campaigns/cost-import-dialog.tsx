import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { enterCampaignCosts } from '../../../shared/commands/enter-campaign-costs.ts';
import { type CostFile, type CostLine, type DecimalMark, decimalMarks, readCostFile } from '../../../shared/domain/campaign-cost-file.ts';
import { type DateOrder, dateOrders } from '../../../shared/domain/import/dates.ts';
import { decodeFile } from '../../../shared/domain/import/decode.ts';
import { useDesk } from '../../data/desk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FileChoice, textTables } from '../../ui/file-choice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import table from '../../ui/table.module.css';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';
import type { CampaignRow } from './use-campaign-rows.ts';

const refusedShown = 5;
const costsToACommand = 250;

type Opened = { name: string; text: string };
type Props = { rows: readonly CampaignRow[]; onClose: () => void };

/** A file of costs: read, looked at, what reads two ways asked, and only then entered. */
export function CostImportDialog({ rows, onClose }: Props) {
  const words = useWords().campaigns.file;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [decimal, setDecimal] = useState<DecimalMark | null>(null);
  const [dateOrder, setDateOrder] = useState<DateOrder | null>(null);
  const [asked, setAsked] = useState<CostFile['ask'] | null>(null);
  const campaigns = useMemo(() => rows.map(({ campaign }) => campaign), [rows]);
  const known = useMemo(() => rows.flatMap(({ costs }) => costs), [rows]);
  const read = useMemo(
    () => (opened ? (readCostFile(opened.text, { campaigns, known, decimal, dateOrder }) ?? null) : undefined),
    [opened, campaigns, known, decimal, dateOrder],
  );
  const enter = useEnter(rows, opened?.name ?? '', onClose);
  const take = async (file: File) => {
    const decoded = decodeFile(new Uint8Array(await file.arrayBuffer()), (part, encoding, isStrict) =>
      new TextDecoder(encoding, { fatal: isStrict }).decode(part),
    );
    const text = 'refused' in decoded ? '' : decoded.text;
    setDecimal(null);
    setDateOrder(null);
    // What reads two ways stays on the screen with its answer, to be answered otherwise.
    setAsked(readCostFile(text, { campaigns, known, decimal: null, dateOrder: null })?.ask ?? null);
    setOpened({ name: file.name, text });
  };
  const isAsked = read ? read.ask.amount !== null || read.ask.date !== null : true;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title}
      width={560}
      footer={
        <>
          <Button onClick={onClose}>{words.close}</Button>
          <Button variant="filled" disabled={!read || isAsked || read.costs.length === 0} onClick={() => read && void enter(read.costs)}>
            {words.enter(read?.costs.length ?? 0)}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <FileChoice label={words.choose} hint={opened?.name ?? words.chooseHint} accept={textTables} onFile={(file) => void take(file)} />
        {read === null && (
          <p className="bad" role="alert">
            {words.noTable}
          </p>
        )}
        {asked?.amount && (
          <div className={styles.ask}>
            <p>{words.askAmount(asked.amount)}</p>
            <Segmented
              label={words.askAmount(asked.amount)}
              value={decimal ?? ''}
              items={decimalMarks.map((value) => ({ value, label: words.marks[value] }))}
              onChange={(value) => setDecimal(value as DecimalMark)}
            />
          </div>
        )}
        {asked?.date && <DateAsk asked={asked.date} value={dateOrder} onChange={setDateOrder} />}
        {read && !isAsked && <Found read={read} rows={rows} />}
      </div>
    </Dialog>
  );
}

type DateAskProps = { asked: NonNullable<CostFile['ask']['date']>; value: DateOrder | null; onChange: (order: DateOrder) => void };

function DateAsk({ asked, value, onChange }: DateAskProps) {
  const words = useWords().campaigns.file;
  const formats = useFormats();
  return (
    <div className={styles.ask}>
      <p>{words.askDate(asked.text)}</p>
      <Segmented
        label={words.askDate(asked.text)}
        value={value ?? ''}
        items={dateOrders.map((order) => ({ value: order, label: formats.date(asked[order]) }))}
        onChange={(order) => onChange(order as DateOrder)}
      />
    </div>
  );
}

/** What the file holds, by campaign, and how its lines add up. */
function Found({ read, rows }: { read: CostFile; rows: readonly CampaignRow[] }) {
  const words = useWords().campaigns.file;
  const formats = useFormats();
  const byCampaign = Map.groupBy(read.costs, ({ campaignId }) => campaignId);
  return (
    <>
      <p role="status">{words.adds(read.costs.length, read.known.length, read.refused.length, read.rows)}</p>
      {byCampaign.size > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <section className={styles.sums} tabIndex={0} aria-label={words.perCampaign}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words.perCampaign}</th>
                <th className="num">{words.sum}</th>
              </tr>
            </thead>
            <tbody>
              {rows.flatMap(({ campaign }) => {
                const own = byCampaign.get(campaign.id);
                if (!own) return [];
                return (
                  <tr key={campaign.id}>
                    <td>
                      {campaign.name} <span className="t3 sm">{words.lines(own.length)}</span>
                    </td>
                    <td className="num">{formats.money(sumOf(own), campaign.currency)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      {read.refused.length > 0 && (
        <div>
          <p className="b">{words.refusedTitle}</p>
          <ul className={styles.refused}>
            {read.refused.slice(0, refusedShown).map(({ row, text, why }) => (
              <li key={row}>{words.refusedLine(row, text, words.refused[why])}</li>
            ))}
            {read.refused.length > refusedShown && <li>{words.moreRefused(read.refused.length - refusedShown)}</li>}
          </ul>
        </div>
      )}
    </>
  );
}

const sumOf = (lines: readonly CostLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

const useEnter = (rows: readonly CampaignRow[], fileName: string, onDone: () => void) => {
  const words = useWords().campaigns.file;
  const formats = useFormats();
  const { run, newId } = useDesk();
  const told = useTold();
  return async (lines: readonly CostLine[]): Promise<void> => {
    const costs = lines.map(({ row: _, ...line }) => ({ id: newId(), ...line, fileName: fileName.slice(0, 300) }));
    for (let from = 0; from < costs.length; from += costsToACommand) {
      const part = costs.slice(from, from + costsToACommand);
      if (!(await told(() => run(enterCampaignCosts, { costs: part })))) return;
    }
    const currencyOf = new Map(rows.map(({ campaign }) => [campaign.id, campaign.currency]));
    const sums = [...Map.groupBy(lines, ({ campaignId }) => currencyOf.get(campaignId) ?? '')].map(([currency, of]) =>
      formats.money(sumOf(of), currency),
    );
    showToast({ message: words.entered(lines.length, formats.list(sums)) });
    onDone();
  };
};
