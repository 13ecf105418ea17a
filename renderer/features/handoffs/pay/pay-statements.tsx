import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { payRep } from '../../../../shared/commands/pay-statement.ts';
import { type PayLine, quarterOf, type Statement, statementOf } from '../../../../shared/domain/compensation.ts';
import { handoffAgreementsOf } from '../../../../shared/domain/handoff-agreements.ts';
import type { PayStatement } from '../../../../shared/domain/pay-statement.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { CommandRefused } from '../../../data/run-command.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from './pay.module.css';

const quartersShown = 8;

/** What a rep earned in a quarter, each line with the handoff behind it; locked once it was paid. */
export function PayStatements() {
  const words = useWords().handoffLoop.pay;
  const { user, now, db, zone } = useDesk();
  const { users, handoffs, settings } = useWholeCache();
  const { compare } = useFormats();
  const reps = [...users.values()].filter((each) => each.role === 'rep' && (user.role !== 'rep' || each.id === user.userId));
  reps.sort((a, b) => compare(a.name, b.name));
  const home = settings?.zone ?? zone;
  const [repId, setRepId] = useState(user.role === 'rep' ? user.userId : (reps[0]?.id ?? ''));
  const [quarter, setQuarter] = useState(() => quarterOf(now(), home));
  const paid = useLiveQuery(() => db.payStatements.get(`${repId}.${quarter}`), [db, repId, quarter]);
  const { compensation } = handoffAgreementsOf(settings);
  const running = useMemo(
    () => statementOf(compensation, handoffs.values(), { repId, quarter, zone: home, homeCurrency: settings?.currency ?? 'EUR' }),
    [compensation, handoffs, repId, quarter, home, settings],
  );
  const isAgreed = compensation.perAccepted > 0 || compensation.wonShareBasisPoints > 0;
  return (
    <div className={styles.stack}>
      <div className="row" style={{ gap: 8 }}>
        {user.role !== 'rep' && (
          <InlineSelect
            label={words.rep}
            value={repId}
            options={reps.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setRepId}
          />
        )}
        <InlineSelect
          label={words.quarter}
          value={quarter}
          options={lastQuarters(now(), home).map((value) => ({ value, label: value.replace('-', ' ') }))}
          onChange={setQuarter}
        />
        <PaidTag paid={paid} />
      </div>
      {!isAgreed && !paid && <p className="t2">{words.noFormula}</p>}
      <StatementTable of={paid ?? running} />
      <MarkPaid statement={running} isPaid={paid !== undefined} />
      <p className="t3 sm">{words.hint}</p>
    </div>
  );
}

const quarterMs = 91 * 86_400_000;

const lastQuarters = (at: number, zone: string): string[] => [
  ...new Set(Array.from({ length: quartersShown }, (_, back) => quarterOf(at - back * quarterMs, zone))),
];

function PaidTag({ paid }: { paid: PayStatement | undefined }) {
  const words = useWords().handoffLoop.pay;
  const formats = useFormats();
  return paid ? <Tag tone="ok">{words.paid(formats.date(new Date(paid.paidAt).toISOString().slice(0, 10)))}</Tag> : <Tag>{words.open}</Tag>;
}

function StatementTable({ of }: { of: Pick<Statement, 'lines' | 'total' | 'currency'> }) {
  const words = useWords().handoffLoop.pay;
  const formats = useFormats();
  if (of.lines.length === 0) return <EmptyState isSmall title={words.none} />;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{words.handoff}</th>
          <th>{words.line}</th>
          <th>{words.when}</th>
          <th className="num">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {of.lines.map((line) => (
          <Line key={`${line.handoffId}.${line.kind}`} line={line} currency={of.currency} />
        ))}
        <tr className={styles.total}>
          <td colSpan={3}>{words.total}</td>
          <td className="num">{formats.money(of.total, of.currency)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Line({ line, currency }: { line: PayLine; currency: string }) {
  const words = useWords().handoffLoop.pay;
  const formats = useFormats();
  const { now } = useDesk();
  const { handoffs } = useWholeCache();
  const handoff = handoffs.get(line.handoffId);
  return (
    <tr>
      <td>
        {handoff ? (
          <>
            <span className="b">{handoff.package.name}</span> <span className="t3 sm">{handoff.number}</span>
          </>
        ) : (
          line.handoffId || '–'
        )}
      </td>
      <td className="t2">{words.kinds[line.kind]}</td>
      <td className="t2">{line.handoffId ? formats.shortDay(line.at, now()) : ''}</td>
      <td className="num">{formats.money(line.amount, currency)}</td>
    </tr>
  );
}

function MarkPaid({ statement, isPaid }: { statement: Statement; isPaid: boolean }) {
  const words = useWords();
  const { user, run } = useDesk();
  const { users } = useWholeCache();
  if (isPaid || (user.role !== 'manager' && user.role !== 'admin') || statement.lines.length === 0) return null;
  const { repId, quarter, lines } = statement;
  const pay = async () => {
    try {
      await run(payRep, { repId, quarter, lines });
      showToast({ message: words.handoffLoop.pay.markedPaid(users.get(repId)?.name ?? '') });
    } catch (error) {
      showToast({ message: error instanceof CommandRefused ? words.handoffLoop.pay.changed : words.handoffs.notSaved, tone: 'bad' });
    }
  };
  return (
    <Button variant="filled" onClick={() => void pay()}>
      {words.handoffLoop.pay.markPaid}
    </Button>
  );
}
