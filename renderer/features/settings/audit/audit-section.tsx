import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { leadName } from '../../../../shared/domain/lead.ts';
import { systemId } from '../../../../shared/domain/people.ts';
import type { AuditEntry } from '../../../../shared/protocol/audit.ts';
import { sheetTypes } from '../../../../shared/sheets/media-types.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { useNow } from '../../../data/use-now.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { FailureNote } from '../failure-note.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import styles from '../settings.module.css';
import { useAct } from '../use-act.ts';
import { type AuditFormat, createAuditClient } from './audit-client.ts';
import { AuditFilters, type AuditWish, nothingWished, useFilterOf } from './audit-filters.tsx';
import { useActionWords } from './use-action-words.ts';
import { useAudit } from './use-audit.ts';

const formats = ['csv', 'xlsx'] as const;

/** Who did what: everything that reached the server, looked through and taken along as a file. */
export function AuditSection() {
  const words = useWords().audit;
  const { api, platform, now } = useDesk();
  const client = useMemo(() => createAuditClient(api), [api]);
  const [wish, setWish] = useState<AuditWish>(nothingWished);
  const { filter, leadNote, isNobody } = useFilterOf(wish);
  const log = useAudit(client, filter);
  const { act, isBusy } = useAct();
  const entries = isNobody ? [] : log.entries;
  const takeAlong = async (format: AuditFormat) => {
    const data = await act(() => client.file(filter, format));
    if (!data) return;
    const name = words.fileName(new Date(now()).toISOString().slice(0, 10), format);
    const outcome = await platform.exportFile({ name, mime: sheetTypes[format], data });
    if (outcome.kind === 'saved') showToast({ message: words.exported(outcome.path ?? words.downloads) });
    if (outcome.kind === 'failed') showToast({ message: words.notWritten, tone: 'bad' });
  };
  const save = formats.map((format) => (
    <Button
      key={format}
      size="xs"
      leftSection={<IconDownload size={14} stroke={1.7} aria-hidden />}
      disabled={isBusy || isNobody}
      onClick={() => void takeAlong(format)}
    >
      {isBusy ? words.exporting : words.export[format]}
    </Button>
  ));
  return (
    <Panel
      title={words.title}
      count={entries ? words.shown(entries.length) : undefined}
      right={save}
      className={`${styles.tall} ${styles.wide}`}
    >
      <p className={`${styles.hint} ${styles.lead}`}>{words.hint}</p>
      <AuditFilters wish={wish} onWish={setWish} leadNote={leadNote} />
      {log.failure && <FailureNote failure={log.failure} onAgain={log.again} />}
      {!entries && !log.failure && <p className={`t3 ${styles.lead}`}>{words.reading}</p>}
      {entries?.length === 0 && <p className={`t2 ${styles.lead}`}>{words.nothing}</p>}
      {entries && entries.length > 0 && (
        <ScrollBox label={words.title}>
          <AuditTable entries={entries} />
          {log.next && (
            <div className={styles.formEnd}>
              <Button size="xs" onClick={log.more}>
                {words.older}
              </Button>
            </div>
          )}
        </ScrollBox>
      )}
    </Panel>
  );
}

function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const words = useWords().audit;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th style={{ width: 150 }}>{words.when}</th>
          <th style={{ width: 150 }}>{words.who}</th>
          <th>{words.done}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((each) => (
          <AuditRow key={each.id} entry={each} />
        ))}
      </tbody>
    </table>
  );
}

/** Whoever sends this much later was offline meanwhile, which is worth a word. */
const lateMs = 2 * 60_000;
const shownLeads = 3;

function AuditRow({ entry }: { entry: AuditEntry }) {
  const words = useWords().audit;
  const formats = useFormats();
  const now = useNow(60_000);
  const { users } = useWholeCache();
  const actionWords = useActionWords();
  const leadNames = useLeadNames();
  const person = entry.personId && entry.personId !== entry.byId ? users.get(entry.personId)?.name : undefined;
  return (
    <tr>
      <td className="t2">
        {formats.dayAndTime(entry.at, now)}
        {entry.receivedAt - entry.at > lateMs && <div className="t3 sm">{words.sentLater(formats.dayAndTime(entry.receivedAt, now))}</div>}
      </td>
      <td>{entry.byId === systemId ? words.system : (users.get(entry.byId)?.name ?? words.none)}</td>
      <td className={styles.wrap}>
        <span className="b">{actionWords(entry.name, leadNames(entry))}</span> {person && <span className="t2">{words.about(person)}</span>}
        {entry.outcome === 'parked' && (
          <>
            {' '}
            <Tag tone="warn">{words.parked}</Tag>
          </>
        )}
      </td>
    </tr>
  );
}

/** The first leads of an action by their names; undefined when it was about none. */
const useLeadNames = (): ((entry: AuditEntry) => string | undefined) => {
  const words = useWords().audit;
  const formats = useFormats();
  const { leads } = useWholeCache();
  return ({ leadIds, leadCount }) => {
    if (leadCount === 0) return undefined;
    const names = leadIds.slice(0, shownLeads).map((id) => {
      const lead = leads.get(id);
      return lead ? leadName(lead) : words.unknown;
    });
    return leadCount > names.length ? `${names.join(', ')} ${words.more(leadCount - names.length)}` : formats.list(names);
  };
};
