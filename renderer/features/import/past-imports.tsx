import { useLiveQuery } from 'dexie-react-hooks';
import type { ImportRun } from '../../../shared/domain/history.ts';
import type { RefineryDb } from '../../data/db.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './file-step.module.css';
import { importStore } from './import-store.ts';

/** The newest imports that fit on a screen and a scroll; older ones are found in the campaign's ledger. */
const shownRuns = 100;

const pausedOf = async (db: RefineryDb): Promise<string[]> =>
  (await db.importJobs.toArray()).filter(({ state }) => state === 'paused').map(({ importId }) => importId);

/** What came in before, with its counts; a row opens its result. */
export function PastImports() {
  const { db } = useDesk();
  const words = useWords().importing.past;
  const runs = useLiveQuery(
    async () => (await db.importRuns.toArray()).sort((a, b) => b.startedAt - a.startedAt).slice(0, shownRuns),
    [db],
  );
  // Only this machine knows: the file waits here.
  const paused = new Set(useLiveQuery(() => pausedOf(db), [db], []));
  return (
    <Panel title={words.title} count={runs?.length || undefined}>
      {runs?.length === 0 && (
        <EmptyState isSmall title={words.none}>
          {words.noneHint}
        </EmptyState>
      )}
      {runs && runs.length > 0 && (
        <div className={styles.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words.file}</th>
                <th>{words.when}</th>
                <th>{words.by}</th>
                <th>{words.team}</th>
                <th className="num">{words.rows}</th>
                <th className="num">{words.takenIn}</th>
                <th className="num">{words.merged}</th>
                <th className="num">{words.known}</th>
                <th className="num">{words.refused}</th>
                <th>{words.stateHeader}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <PastImport key={run.id} run={run} isPaused={run.state === 'running' && paused.has(run.id)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function PastImport({ run, isPaused }: { run: ImportRun; isPaused: boolean }) {
  const { now } = useDesk();
  const words = useWords().importing.past;
  const formats = useFormats();
  const who = useCache((cache) => cache.users.get(run.startedById)?.name);
  const team = useCache((cache) => cache.teams.get(run.teamId)?.name);
  const open = () => importStore.setState({ step: 'result', shownImportId: run.id, fault: null });
  return (
    <tr>
      <td className="cut">
        <button type="button" className={styles.link} onClick={open} aria-label={words.open(run.fileName)}>
          {run.fileName}
        </button>
      </td>
      <td className="t2">{formats.dayAndTime(run.startedAt, now())}</td>
      <td className="t2">{who ?? words.someone}</td>
      <td className="t2">{team}</td>
      <td className="num">{formats.count(run.rowCount)}</td>
      <td className="num">{formats.count(run.takenIn)}</td>
      <td className="num">{formats.count(run.merged)}</td>
      <td className="num">{formats.count(run.alreadyKnown)}</td>
      <td className="num">{formats.count(run.refused)}</td>
      <td>
        {run.state === 'finished' || run.state === 'undone' ? (
          <span className="t3">{words.state[run.state]}</span>
        ) : (
          <Tag tone={run.state === 'running' && !isPaused ? 'accent' : 'warn'}>{words.state[isPaused ? 'paused' : run.state]}</Tag>
        )}
      </td>
    </tr>
  );
}
