import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Table } from '../../../../shared/domain/import/read-table.ts';
import { refusedFile } from '../../../../shared/domain/import/refused-file.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import type { MatchedOutcome } from '../../../../shared/domain/outcomes/match-outcomes.ts';
import { faultyRows, type OutcomePlan } from '../../../../shared/domain/outcomes/read-outcome-file.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import table from '../../../ui/table.module.css';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from './outcomes.module.css';

const views = ['new', 'change', 'same', 'faults'] as const;
type View = (typeof views)[number];
const shownAtMost = 200;

type Props = { plan: OutcomePlan; table: Table; fileName: string };

/** Every row of the file with what stands here beside it, by what taking it in would do. */
export function OutcomeTable({ plan, table: file, fileName }: Props) {
  const words = useWords().outcomeFile;
  const formats = useFormats();
  const counts: Record<View, number> = {
    new: plan.matched.filter(({ effect }) => effect === 'new').length,
    change: plan.matched.filter(({ effect }) => effect === 'change').length,
    same: plan.matched.filter(({ effect }) => effect === 'same').length,
    faults: plan.faults.length,
  };
  const [chosen, setChosen] = useState<View | null>(null);
  const view = chosen ?? (counts.change > 0 ? 'change' : counts.new > 0 ? 'new' : 'faults');
  const shown = Math.min(counts[view], shownAtMost);
  return (
    <section aria-label={words.table} className={styles.rows}>
      <div className="row" style={{ gap: 10 }}>
        <Segmented
          label={words.view}
          value={view}
          items={views.map((value) => ({ value, label: `${words.views[value]} ${formats.count(counts[value])}` }))}
          onChange={setChosen}
        />
        <span className="grow" />
        {counts[view] > shownAtMost && <span className="t3 sm">{words.shownOf(shown, counts[view])}</span>}
        {view === 'faults' && counts.faults > 0 && <Download plan={plan} table={file} fileName={fileName} />}
      </div>
      {counts[view] === 0 ? (
        <EmptyState isSmall title={words.none} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        <section className={styles.scroll} tabIndex={0} aria-label={words.views[view]}>
          {view === 'faults' ? (
            <Faults plan={plan} file={file} />
          ) : (
            <Matched rows={plan.matched.filter(({ effect }) => effect === view).slice(0, shownAtMost)} />
          )}
        </section>
      )}
    </section>
  );
}

function Matched({ rows }: { rows: readonly MatchedOutcome[] }) {
  const words = useWords().outcomeFile;
  const leads = useCache((cache) => cache.leads);
  const companies = useCache((cache) => cache.companies);
  const { here, there } = useStandings();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th className="num">{words.heads.row}</th>
          <th>{words.heads.who}</th>
          <th>{words.heads.by}</th>
          <th>{words.heads.here}</th>
          <th>{words.heads.there}</th>
          <th>{words.heads.sales}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((each) => {
          const lead = leads.get(each.leadId);
          return (
            <tr key={each.of.row}>
              <td className="num">{each.of.row}</td>
              <td>
                {lead ? leadName(lead) : each.leadId} <span className="t3 sm">{companies.get(lead?.companyId ?? '')?.name}</span>
              </td>
              <td className="t2">{words.by[each.by]}</td>
              <td className="t2">{here(each)}</td>
              <td>{there(each)}</td>
              <td className="t2">{each.of.salesperson}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How a handoff stands here, and how the file has it, in one line each. */
const useStandings = () => {
  const words = useWords().outcomeFile;
  const formats = useFormats();
  const lostReasons = useCache((cache) => cache.settings?.lostReasons) ?? [];
  const money = (value: number | null, currency: string | null) => (value === null || !currency ? '' : formats.money(value, currency));
  const reason = (code: string | null) => lostReasons.find((each) => each.code === code)?.label ?? code ?? '';
  return {
    here: ({ handoff }: MatchedOutcome): string => {
      if (!handoff) return words.neverHandedOff;
      const { outcome, answer, closedOn, value, currency, opportunityStage, lostReason } = handoff;
      if (outcome === 'open')
        return answer === 'waiting' ? words.waiting : words.standing(words.accepted, opportunityStage ?? '', money(value, currency));
      return words.standing(
        words.meanings[outcome],
        closedOn ? formats.date(closedOn) : '',
        outcome === 'won' ? money(value, currency) : reason(lostReason),
      );
    },
    there: ({ of }: MatchedOutcome): string => {
      if (of.outcome === 'open')
        return words.standing(
          words.openStage(of.status),
          of.expectedCloseOn ? formats.date(of.expectedCloseOn) : '',
          money(of.value, of.currency),
        );
      return words.standing(
        words.meanings[of.outcome],
        of.closedOn ? formats.date(of.closedOn) : '',
        of.outcome === 'won' ? money(of.value, of.currency) : of.lostReason,
      );
    },
  };
};

function Faults({ plan, file }: { plan: OutcomePlan; file: Table }) {
  const words = useWords().outcomeFile;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th className="num">{words.heads.row}</th>
          <th>{words.heads.why}</th>
          <th>{words.heads.cells}</th>
        </tr>
      </thead>
      <tbody>
        {faultyRows(file, plan.faults.slice(0, shownAtMost), '').map(({ row, reason, cells }) => (
          <tr key={row}>
            <td className="num">{row}</td>
            <td>{words.faults[reason]}</td>
            <td className="t2">
              {cells
                .filter((cell) => cell !== '')
                .join(' · ')
                .slice(0, 160)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Download({ plan, table: file, fileName }: Props) {
  const words = useWords().outcomeFile;
  const { platform } = useDesk();
  const download = async () => {
    const data = refusedFile(
      faultyRows(file, plan.faults, fileName).map((each) => ({ ...each, cells: [...each.cells] })),
      file.headers,
      {
        rowHeader: words.rowHeader,
        reasonHeader: words.reasonHeader,
        reason: (code) => words.faults[code as keyof typeof words.faults] ?? code,
      },
    );
    const outcome = await platform.exportFile({ name: words.fileOfFaults(fileName), mime: 'text/csv;charset=utf-8', data });
    if (outcome.kind === 'saved') showToast({ message: words.downloaded(outcome.path ?? words.downloads) });
    if (outcome.kind === 'failed') showToast({ message: words.downloadFailed, tone: 'bad' });
  };
  return (
    <Button size="xs" onClick={() => void download()} leftSection={<IconDownload size={14} stroke={1.6} aria-hidden />}>
      {words.download}
    </Button>
  );
}
