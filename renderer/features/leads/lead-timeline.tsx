import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { isCounted } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { systemId } from '../../../shared/domain/people.ts';
import { useCache } from '../../data/desk.ts';
import type { LeadRows } from '../../data/lead-rows.ts';
import { CallActs } from '../../parts/calls/call-acts.tsx';
import { useVoidSaid } from '../../parts/calls/use-void-said.ts';
import { detailName } from '../../words/detail-line.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/format.ts';
import { reasonsOfSales } from '../../words/reason-label.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { RestoreButton, useDetailLine } from './former-value.tsx';
import { type HistoryEntry, historyOf } from './lead-history.ts';
import styles from './leads.module.css';

type Labels = {
  words: Words;
  formats: Formats;
  now: number;
  personName: (id: string | null) => string;
  dispositionLabel: (code: string | null) => string;
  reasonLabel: (code: string | null) => string;
  detailLine: ReturnType<typeof useDetailLine>;
  voidSaid: ReturnType<typeof useVoidSaid>;
};

/** Entries shown at first; a lead that was called twelve times has some forty. */
const shownAtFirst = 15;

/** What happened with a lead, newest first. */
export function LeadTimeline({ rows, now }: { rows: LeadRows; now: number }) {
  const words = useWords().leads.drawer;
  const labels = useLabels(now);
  const [isWhole, setIsWhole] = useState(false);
  const entries = useMemo(() => historyOf(rows), [rows]);
  if (entries.length === 0) return <p className="t2">{rows.isWhole ? words.empty : words.stillArriving}</p>;
  const shown = isWhole ? entries : entries.slice(0, shownAtFirst);
  return (
    <>
      {!rows.isWhole && <p className="warn">{words.stillArriving}</p>}
      <ol className={styles.timeline}>
        {shown.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`}>
            <time dateTime={new Date(entry.at).toISOString()}>{labels.formats.shortDayAndTime(entry.at, now)}</time>
            <Entry entry={entry} labels={labels} lead={rows.lead} />
          </li>
        ))}
      </ol>
      {entries.length > shown.length && (
        <Button size="xs" onClick={() => setIsWhole(true)}>
          {words.older(entries.length - shown.length)}
        </Button>
      )}
    </>
  );
}

const useLabels = (now: number): Labels => {
  const words = useWords();
  const formats = useFormats();
  const users = useCache((cache) => cache.users);
  const dispositions = useCache((cache) => cache.dispositions);
  const settings = useCache((cache) => cache.settings);
  const detailLine = useDetailLine();
  const voidSaid = useVoidSaid();
  return {
    detailLine,
    voidSaid,
    words,
    formats,
    now,
    personName: (id) => {
      if (id === null) return '';
      return id === systemId ? words.shell.product : (users.get(id)?.name ?? words.leads.unknownPerson);
    },
    dispositionLabel: (code) => (code === null ? words.leads.drawer.events.attemptOpen : (dispositions.get(code)?.label ?? code)),
    reasonLabel: (code) => {
      if (code === null) return '';
      const reasons = [...dispositions.values()].flatMap((each) => each.reasons);
      const known = [...reasons, ...reasonsOfSales(settings)].find((each) => each.code === code);
      return known?.label ?? words.call.reasons[code] ?? code;
    },
  };
};

function Entry({ entry, labels, lead }: { entry: HistoryEntry; labels: Labels; lead: Lead | undefined }) {
  const { title, body } = entryText(entry, labels);
  const by = labels.personName(entry.byId);
  const replaced = replacedIn(entry);
  return (
    <div>
      <span className="b">{title}</span> {by && <span className="t3 sm">{by}</span>}
      {body && <p className={styles.words}>{body}</p>}
      {lead && entry.kind === 'attempt' && <CallActs attempt={entry.row} lead={lead} className={styles.callActs} />}
      {replaced && (
        <div className={styles.putBack}>
          <RestoreButton correction={replaced} />
        </div>
      )}
    </div>
  );
}

/** What this entry replaced, as far as it could be put back. */
const replacedIn = (entry: HistoryEntry) => {
  if (entry.kind === 'lostText') return entry.row;
  return entry.kind === 'detail' && !entry.row.isCurrent ? entry.row.old : null;
};

type EntryText = { title: string; body?: string };

const entryText = (entry: HistoryEntry, labels: Labels): EntryText => {
  const { words } = labels;
  const events = words.leads.drawer.events;
  switch (entry.kind) {
    case 'touch':
      return { title: events.touch[entry.row.kind], body: [entry.row.title, entry.row.detail].filter(Boolean).join(', ') };
    case 'attempt':
      return attemptText(entry.row, labels);
    case 'note':
      return { title: events.note, body: entry.row.body };
    case 'answer':
      return {
        title: events.answer(words.states.letterName[entry.row.letter], words.states.letter[entry.row.state]),
        body: entry.row.words,
      };
    case 'callback':
      return callbackText(entry.row, labels);
    case 'stage':
      return stageText(entry, labels);
    case 'assignment':
      return {
        title: entry.row.toId === null ? events.toPool : events.assigned(labels.personName(entry.row.toId)),
        body: entry.row.reason,
      };
    case 'detail': {
      const { old, by } = entry.row;
      return { title: words.corrections.changed(detailName(old, words.corrections), labels.detailLine(old), labels.detailLine(by)) };
    }
    case 'lostText':
      return { title: words.corrections.otherText, body: labels.detailLine(entry.row) };
    case 'handoff':
      return { title: events.handedOff(labels.personName(entry.row.salespersonId)), body: entry.row.package.promise };
    case 'salesAnswer': {
      const { answer, rejectReason, answerNote } = entry.row;
      return { title: answer === 'accepted' ? events.accepted : events.rejected(labels.reasonLabel(rejectReason)), body: answerNote };
    }
    case 'outcome':
      return outcomeText(entry.row, labels);
  }
};

type RowOf<Kind extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: Kind }>['row'];

const attemptText = (row: RowOf<'attempt'>, { words, now, dispositionLabel, reasonLabel, voidSaid }: Labels): EntryText => {
  const events = words.leads.drawer.events;
  const facts = [
    reasonLabel(row.reasonCode),
    row.extension && words.call.number.extension(row.extension),
    row.loggedAt && words.logCall.later,
    row.isFromFormerOwner && events.formerOwner,
    row.overrideReason,
  ].filter(Boolean);
  const said = voidSaid(row.voided, now);
  if (!isCounted(row)) return { title: words.call.timeline.callVoided, body: [dispositionLabel(row.dispositionCode), said].join(', ') };
  return { title: events.attempt(dispositionLabel(row.dispositionCode)), body: [...facts, said].filter(Boolean).join(', ') };
};

const callbackText = (row: RowOf<'callback'>, { words, formats, now }: Labels): EntryText => {
  const events = words.leads.drawer.events;
  const when = formats.shortDayAndTime(row.dueAt, now);
  const titles = {
    open: events.callbackOpen,
    kept: events.callbackKept,
    moved: events.callbackMoved,
    cancelled: events.callbackCancelled,
  };
  return { title: titles[row.state](when), body: row.promise };
};

type StageEntry = Extract<HistoryEntry, { kind: 'stage' }>;

const stageText = ({ row, stoodMs }: StageEntry, { words, formats, reasonLabel }: Labels): EntryText => {
  const { stage } = words.states;
  const events = words.leads.drawer.events;
  const title = row.fromStage === null ? events.stageFirst(stage[row.toStage]) : events.stage(stage[row.fromStage], stage[row.toStage]);
  const stood = row.fromStage !== null && stoodMs !== null && events.stood(formats.length(stoodMs), stage[row.fromStage]);
  return { title, body: [reasonLabel(row.reasonCode), row.note, stood].filter(Boolean).join(', ') };
};

const outcomeText = (row: RowOf<'outcome'>, { words, formats, reasonLabel }: Labels): EntryText => {
  const events = words.leads.drawer.events;
  if (row.outcome === 'lost') return { title: events.lost(reasonLabel(row.lostReason)) };
  const value = row.value !== null && row.currency ? formats.money(row.value, row.currency) : '';
  return { title: events.won(value), body: row.contractNumber };
};
