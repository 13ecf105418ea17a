import { useMemo } from 'react';
import { answerClock, type Handoff, isPastAnswerTime } from '../../../shared/domain/handoff.ts';
import { type HandoffStanding, standingOf } from '../../../shared/domain/handoff-log.ts';
import { whyRouted } from '../../../shared/domain/routing.ts';
import type { Stage } from '../../../shared/domain/stage.ts';
import { useWholeCache } from '../../data/desk.ts';
import { StageTag } from '../../data/stage-tag.tsx';
import type { TableColumn } from '../../ui/table-columns.ts';
import { reasonLabel, reasonsOfSales } from '../../words/reason-label.ts';
import { useFormats, useWords } from '../../words/words.tsx';

const stageOf: Record<HandoffStanding, Stage> = {
  waiting: 'handedOff',
  late: 'handedOff',
  accepted: 'accepted',
  rejected: 'working',
  won: 'won',
  lost: 'lost',
};
const toneOf: Record<HandoffStanding, string> = { waiting: '', late: 'bad', accepted: '', rejected: 'warn', won: '', lost: '' };

/** Columns of the log as drawn in the visual target: when, who, to whom, what came of it. */
export const useLogColumns = (now: number): readonly TableColumn<Handoff>[] => {
  const words = useWords().handoffs;
  const loop = useWords().handoffLoop;
  const formats = useFormats();
  const { users, settings } = useWholeCache();
  return useMemo(() => {
    const nameOf = (userId: string, outside: string) => users.get(userId)?.name ?? (outside || '–');
    const reasons = reasonsOfSales(settings);
    const labelOf = (code: string | null) => reasonLabel(code, reasons, loop) ?? code ?? '';
    const answered = (each: Handoff): string => {
      if (each.answeredAt !== null) return words.inTime(formats.length(each.answeredAt - each.handedOffAt));
      if (isPastAnswerTime(each, now)) return words.over(formats.length(answerClock(each, now) - each.answerDueAt));
      if (each.answer === 'waiting' && each.askedAt !== null) return loop.waitsFor(nameOf(each.repId, each.outsideRep).split(' ')[0] ?? '');
      return words.due(formats.dayAndTime(each.answerDueAt, now));
    };
    const reasonOrNext = (each: Handoff): string => {
      if (each.outcome === 'won') return words.contract(each.closedOn ? formats.date(each.closedOn) : '', each.contractNumber);
      if (each.outcome === 'lost') return labelOf(each.lostReason);
      if (each.answer === 'rejected') return [labelOf(each.rejectReason), each.answerNote].filter(Boolean).join(': ');
      return each.answerNote || whyRouted(each).join(', ');
    };
    const columns: TableColumn<Handoff>[] = [
      {
        id: 'when',
        header: words.columns.when,
        width: 118,
        cell: (each) => <span className="t2">{formats.shortDayAndTime(each.handedOffAt, now)}</span>,
      },
      {
        id: 'lead',
        header: words.columns.lead,
        width: { min: 160, grow: 3 },
        cell: (each) => (
          <span className="cut">
            <span className="b">{each.package.name}</span> <span className="t3 sm">{each.package.companyName}</span>
          </span>
        ),
      },
      {
        id: 'rep',
        header: words.columns.rep,
        width: 116,
        cell: (each) => <span className="t2 cut">{nameOf(each.repId, each.outsideRep)}</span>,
      },
      {
        id: 'sales',
        header: words.columns.sales,
        width: 116,
        cell: (each) => <span className="t2 cut">{nameOf(each.salespersonId, each.outsideSalesperson)}</span>,
      },
      {
        id: 'answer',
        header: words.columns.answer,
        width: 116,
        cell: (each) => {
          const standing = standingOf(each, now);
          return (
            <span className="row" style={{ gap: 6 }}>
              <StageTag stage={stageOf[standing]} isBare isInRow />
              <span className={toneOf[standing]}>{words.standing[standing]}</span>
            </span>
          );
        },
      },
      {
        id: 'answered',
        header: words.columns.answered,
        width: 146,
        cell: (each) => <span className={standingOf(each, now) === 'late' ? 'bad' : 't2'}>{answered(each)}</span>,
      },
      {
        id: 'reason',
        header: words.columns.reason,
        width: { min: 140, grow: 2 },
        cell: (each) => <span className="t2 cut">{reasonOrNext(each)}</span>,
      },
      {
        id: 'value',
        header: words.columns.value,
        width: 92,
        isNumeric: true,
        cell: (each) => (each.value === null || !each.currency ? '–' : formats.money(each.value, each.currency)),
      },
    ];
    return columns;
  }, [words, loop, formats, users, settings, now]);
};
