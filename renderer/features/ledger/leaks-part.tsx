import { Button } from '@mantine/core';
import { useState } from 'react';
import { mendOf } from '../../../shared/domain/mending.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { useFormats, useWords } from '../../words/words.tsx';
import { LeadFigure } from './lead-figure.tsx';
import styles from './ledger.module.css';
import { MendDialog, useMendFacts } from './mend-dialog.tsx';
import { planMend } from './mend-plan.ts';
import type { LeakRow } from './use-ledger.ts';

type LeaksPartProps = { leaks: readonly LeakRow[]; now: number; onMended: () => void };

/** Leads nobody would miss until it is too late, by kind, each with the one thing that mends it. */
export function LeaksPart({ leaks, now, onMended }: LeaksPartProps) {
  const words = useWords().ledger;
  const [mending, setMending] = useState<LeakRow | null>(null);
  const count = leaks.reduce((sum, { leads }) => sum + leads.length, 0);
  return (
    <Panel title={words.leaks} count={count > 0 ? words.leakCount(count) : undefined}>
      {leaks.length === 0 && <EmptyState title={words.noLeaks} isSmall />}
      {leaks.length > 0 && (
        <table className={`${table.table} ${styles.leaks}`}>
          <thead>
            <tr>
              <th>{words.kind}</th>
              <th className="num">{words.leads}</th>
              <th>{words.oldest}</th>
              <th>{words.mendColumn}</th>
            </tr>
          </thead>
          <tbody>
            {leaks.map((row) => (
              <KindRow key={row.kind} row={row} now={now} onMend={() => setMending(row)} />
            ))}
          </tbody>
        </table>
      )}
      {mending && (
        <MendDialog
          leak={mending}
          onClose={() => {
            setMending(null);
            onMended();
          }}
        />
      )}
    </Panel>
  );
}

function KindRow({ row, now, onMend }: { row: LeakRow; now: number; onMend: () => void }) {
  const words = useWords().ledger;
  const formats = useFormats();
  const { name, means } = words.kinds[row.kind];
  const { act } = words.mends[mendOf[row.kind]];
  return (
    <tr>
      <td>
        <span className="b">{name}</span>
        <div className="t3 sm">{means}</div>
        {row.kind === 'handoffUnanswered' && <Reminded leads={row.leads} />}
      </td>
      <td className="num">
        <LeadFigure leadIds={row.leads.map(({ id }) => id)} title={name} isBig />
      </td>
      <td className="t2 nowrap">{formats.age(row.oldestSinceAt, now)}</td>
      <td>
        <Button size="xs" onClick={onMend} aria-label={words.mendOf(act, name)}>
          {act}
        </Button>
      </td>
    </tr>
  );
}

/** A reminder does not end the silence: that it was sent is said, so that nobody wonders whether the press did anything. */
function Reminded({ leads }: Pick<LeakRow, 'leads'>) {
  const words = useWords().ledger;
  const facts = useMendFacts();
  const count = planMend('remindSales', leads, facts).left.filter(({ why }) => why === 'remindedAlready').length;
  return count > 0 && <div className="t2 sm">{words.reminded(count)}</div>;
}
