import { useEffect, useRef } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import type { ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import { type ReportName, reportNames } from '../../../shared/domain/reports/report.ts';
import { reportDefinitions } from '../../../shared/domain/reports/run-report.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { StillComing } from '../../parts/still-coming.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { matching } from '../../ui/palette-match.ts';
import { usePaletteSource } from '../../ui/palette-source.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { FunnelPage, funnelNames } from './funnel-page.tsx';
import { useReportChoice } from './report-choice.ts';
import { ReportExport } from './report-export.tsx';
import { ReportFilters, useChosenWords } from './report-filters.tsx';
import { ReportPicture } from './report-picture.tsx';
import { Definitions, ReportTableView } from './report-table.tsx';
import { ReportViewContext } from './report-view.ts';
import styles from './reports.module.css';
import { TargetPanel } from './target-panel.tsx';
import { useReports } from './use-report.ts';

const pathOf = (name: ReportName): string => (name === 'funnel' ? '/reports' : `/reports/${name}`);
const order: readonly ReportName[] = ['funnel', ...reportNames.filter((name) => name !== 'funnel')];

/** Where leads come from, where they are lost, what they earn. A list of reports, one of them open: picture first, the table under it. */
export function ReportsScreen() {
  const words = useWords().reports;
  const [, navigate] = useLocation();
  const [, params] = useRoute('/reports/:report?');
  const name = order.find((each) => each === params?.report) ?? 'funnel';
  const page = useRef<HTMLDivElement>(null);
  usePaletteSource((query) =>
    matching(
      order.map((each) => ({
        id: `report ${each}`,
        group: words.group,
        label: words.texts[each].title,
        detail: words.texts[each].about,
        run: () => navigate(pathOf(each)),
      })),
      query,
    ),
  );
  const go = (step: 1 | -1) => navigate(pathOf(order[(order.indexOf(name) + step + order.length) % order.length] ?? 'funnel'));
  useKeys([
    { keys: ']', label: words.keys.next, run: () => go(1) },
    { keys: '[', label: words.keys.previous, run: () => go(-1) },
  ]);
  return (
    <div className={styles.page} ref={page}>
      <ReportList current={name} />
      <OpenReport key={name} name={name} />
    </div>
  );
}

function ReportList({ current }: { current: ReportName }) {
  const words = useWords().reports;
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[href$="${pathOf(current)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className={styles.list} aria-label={words.list} ref={list}>
      {order.map((name) => (
        <Link key={name} href={pathOf(name)} className={styles.link} aria-current={name === current ? 'page' : undefined}>
          {words.texts[name].title}
        </Link>
      ))}
    </nav>
  );
}

function OpenReport({ name }: { name: ReportName }) {
  const words = useWords().reports;
  const { choice, change } = useReportChoice();
  const names = name === 'funnel' ? funnelNames : only[name];
  const state = useReports(names, choice);
  const answer = state.answers?.[0];
  const sub = useSub(answer, state.fault !== null);
  const actions = (
    <>
      <InlineSelect
        label={words.countedBy}
        value={choice.countedBy}
        options={(['machine', 'server'] as const).map((value) => ({ value, label: words.counters[value] }))}
        onChange={(countedBy) => change({ countedBy })}
      />
      {answer && <ReportExport answer={answer} />}
    </>
  );
  return (
    <ReportViewContext value={state}>
      <PageHead title={words.title} sub={sub} actions={actions} />
      <div className={styles.report} data-report={name} aria-busy={state.isCounting}>
        <ReportFilters name={name} />
        {choice.countedBy === 'machine' && <StillComing />}
        {answer && <PrintHead title={answer.title} sub={sub} />}
        {(name === 'return' || name === 'plan') && <TargetPanel />}
        {state.fault && <Fault fault={state.fault} again={state.again} />}
        {!state.fault && !answer && <p className="t3">{words.counting}</p>}
        {answer && state.answers && <Counted answers={state.answers} answer={answer} />}
      </div>
    </ReportViewContext>
  );
}

/** What stands on paper where the screen has its bar and its filters. */
function PrintHead({ title, sub }: { title: string; sub: string }) {
  const words = useWords().reports;
  const { settings } = useWholeCache();
  const chosen = useChosenWords();
  return (
    <p className={styles.printHead} aria-hidden>
      <strong>
        {settings?.name ?? ''} · {title}
      </strong>{' '}
      {sub}. {chosen.length > 0 ? words.printedOnly(chosen) : words.printedAll}
    </p>
  );
}

/** One array for each name, so that a report is not asked for anew with every drawing. */
const only = Object.fromEntries(reportNames.map((name) => [name, [name]])) as unknown as Record<ReportName, readonly ReportName[]>;

/** What was counted where and when; nothing of what could not be. */
const useSub = (answer: ReportAnswer | undefined, isFaulty: boolean): string => {
  const words = useWords().reports;
  const formats = useFormats();
  const { choice } = useReportChoice();
  if (!answer) return isFaulty ? '' : words.counting;
  const say = choice.countedBy === 'server' ? words.onServer : words.onThisMachine;
  return say(answer.leads, formats.time(answer.at));
};

function Fault({ fault, again }: { fault: 'unreachable' | 'failed'; again: () => void }) {
  const words = useWords().reports;
  const { change } = useReportChoice();
  const act = fault === 'unreachable' ? () => change({ countedBy: 'machine' }) : again;
  return (
    <Panel label={words[fault].title}>
      <EmptyState title={words[fault].title} actions={[{ label: words[fault].act, run: act }]}>
        {words[fault].body}
      </EmptyState>
    </Panel>
  );
}

function Counted({ answers, answer }: { answers: readonly ReportAnswer[]; answer: ReportAnswer }) {
  const words = useWords().reports;
  const { clear } = useReportChoice();
  const [, navigate] = useLocation();
  const { user } = useDesk();
  const dated = usePeriodWords(answer);
  const period = reportDefinitions[answer.name].basis === 'now' ? words.basis.now : dated;
  if (answer.tables.every(({ rows }) => rows.every(isNothing))) {
    const toImport = { label: words.empty.import, run: () => navigate('/import') };
    const actions = [{ label: words.empty.clear, run: clear }, ...(user.role === 'manager' || user.role === 'teamLead' ? [toImport] : [])];
    return (
      <Panel label={answer.title}>
        <EmptyState title={words.empty.title} actions={actions}>
          {words.empty.body}
        </EmptyState>
      </Panel>
    );
  }
  const countedOver = period === answer.counts ? period : `${answer.counts} ${period}.`;
  return (
    <>
      {answer.name === 'funnel' ? (
        <FunnelPage answers={answers} period={period} />
      ) : (
        <Panel title={answer.title} count={words.texts[answer.name].about} right={<span className="t3 sm">{period}</span>}>
          <ReportPicture answer={answer} />
        </Panel>
      )}
      {answer.name !== 'summary' && <Tables answer={answer} />}
      <Panel label={words.definitions}>
        <Definitions tables={answer.tables} countedOver={countedOver} />
      </Panel>
    </>
  );
}

type Row = ReportAnswer['tables'][number]['rows'][number];
const isNothing = (row: Row): boolean => Object.values(row.figures).every((figure) => figure.leads === 0);

function Tables({ answer }: { answer: ReportAnswer }) {
  // The funnel's picture has its own table beneath it.
  const shown = answer.tables.filter(({ id, rows }) => rows.length > 0 && !(answer.name === 'funnel' && id === 'steps'));
  return shown.map((of) => (
    <Panel key={of.id} className={styles.tablePanel}>
      <ReportTableView answer={answer} of={of} />
    </Panel>
  ));
}

/** The days of an answer, and those it is compared with, as people say them. */
const usePeriodWords = ({ days, compared, zone }: ReportAnswer): string => {
  const words = useWords().reports;
  const formats = useFormats();
  const say = ({ from, to }: ReportAnswer['days']): string => {
    if (from !== null && to !== null) return words.days(formats.date(from), formats.date(to));
    if (from !== null) return words.since(formats.date(from));
    return to === null ? words.anyTime : words.until(formats.date(to));
  };
  const own = words.sub(say(days), zone);
  return compared ? `${own}; ${words.against(say(compared.days))}` : own;
};
