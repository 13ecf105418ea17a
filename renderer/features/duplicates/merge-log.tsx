import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { rowsSince } from '../../../shared/commands/merged-children.ts';
import { isExactUndo, type LeadMerge, type MergeField, staysOf } from '../../../shared/domain/duplicates/merge.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import type { RefineryDb } from '../../data/db.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { handoffsOfLead, rowsOfLeads } from '../../data/rows.ts';
import { useMerges } from '../../data/suspects.ts';
import { useNow } from '../../data/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import pages from '../../ui/list-pages.module.css';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './duplicates.module.css';
import { useUndoMerge } from './use-merge.ts';

/** Every merge in sight, the newest first, each with the way back and what that would leave. */
export function MergeLog() {
  const words = useWords().duplicates;
  const merges = useMerges();
  if (!merges) return null;
  if (merges.length === 0) {
    return (
      <Panel label={words.emptyMerged} className={pages.whole}>
        <EmptyState title={words.emptyMerged} icon={<IconGitMerge size={22} stroke={1.5} />}>
          {words.emptyMergedBody}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={words.tabs.merged} count={merges.length} className={pages.whole}>
      <div className={pages.list}>
        {merges.slice(0, 200).map((merge) => (
          <MergeLine key={merge.id} merge={merge} />
        ))}
      </div>
    </Panel>
  );
}

function MergeLine({ merge }: { merge: LeadMerge }) {
  const words = useWords().duplicates;
  const formats = useFormats();
  const now = useNow(60_000);
  const { leads, users } = useWholeCache();
  const undo = useUndoMerge();
  const [kept, merged] = [leads.get(merge.keptId), leads.get(merge.leadId)];
  const nameOf = (id: string | null) => users.get(id ?? '')?.name ?? '';
  const isStanding = merge.undoneAt === null;
  return (
    <div className={styles.logLine}>
      <div className="grow">
        <p className="b">{words.log.line(merged ? leadName(merged) : '?', kept ? leadName(kept) : '?')}</p>
        <p className="t3 sm">
          {words.log.by(nameOf(merge.byId), formats.dayAndTime(merge.mergedAt, now))}
          {!isStanding && `; ${words.log.undoneBy(nameOf(merge.undoneById), formats.dayAndTime(merge.undoneAt ?? 0, now))}`}
        </p>
        {isStanding && kept && <Stays merge={merge} />}
      </div>
      {isStanding && kept && merged && (
        <Button onClick={() => void undo({ keptId: kept.id, mergedId: merged.id })}>{words.log.undo}</Button>
      )}
    </div>
  );
}

const readSince = async (db: RefineryDb, merge: LeadMerge): Promise<number> => {
  const ids = [merge.keptId];
  const [touches, attempts, notes, answers, callbacks, corrections, handoffs] = await Promise.all([
    rowsOfLeads(db, 'touches', ids),
    rowsOfLeads(db, 'attempts', ids),
    rowsOfLeads(db, 'notes', ids),
    rowsOfLeads(db, 'answers', ids),
    rowsOfLeads(db, 'callbacks', ids),
    rowsOfLeads(db, 'corrections', ids),
    handoffsOfLead(db, merge.keptId),
  ]);
  return rowsSince({ touches, attempts, notes, answers, callbacks, corrections, handoffs }, merge);
};

/** Field of a lead → what people call it. */
const placeOf: Record<string, MergeField | 'stage' | 'owner'> = {
  firstName: 'name',
  lastName: 'name',
  title: 'title',
  email: 'email',
  phones: 'phones',
  street: 'address',
  postcode: 'address',
  city: 'address',
  region: 'address',
  country: 'address',
  language: 'language',
  companyId: 'company',
  campaignId: 'campaign',
  custom: 'custom',
  stage: 'stage',
  ownerId: 'owner',
};

/** Before anybody presses: whether both will be as they were, else what stays with the kept lead. */
function Stays({ merge }: { merge: LeadMerge }) {
  const { log: words, fields: fieldWords, facts } = useWords().duplicates;
  const { db } = useDesk();
  const { leads } = useWholeCache();
  const since = useLiveQuery(() => readSince(db, merge), [db, merge]);
  const kept = leads.get(merge.keptId);
  if (since === undefined || !kept) return null;
  const stays = staysOf(kept, merge, since);
  const wordsOf = { ...fieldWords, stage: facts.stage, owner: facts.owner };
  const fields = [...new Set(stays.fields.flatMap((each) => (placeOf[each] ? [wordsOf[placeOf[each]]] : [])))];
  const isBarred = stays.fields.includes('doNotCall');
  // What the product counts by itself, such as the score, is nobody's work and is counted anew.
  if (isExactUndo({ fields: isBarred ? stays.fields : fields, rows: stays.rows })) return <p className="t2 sm">{words.exact}</p>;
  const parts = [
    ...(stays.rows > 0 ? [words.rows(stays.rows)] : []),
    ...(fields.length > 0 ? [words.fields(fields.join(', '))] : []),
    ...(isBarred ? [words.barred] : []),
  ];
  return (
    <p className="warn sm">
      {words.stays} {parts.join('; ')}
    </p>
  );
}
