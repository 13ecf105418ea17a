import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ImportRefusal, ImportRun } from '../../../shared/domain/history.ts';
import { refusedFile } from '../../../shared/domain/import/refused-file.ts';
import { useDesk } from '../../data/desk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { RefusedRows } from './check-tables.tsx';
import styles from './result-step.module.css';
import { readRefusals } from './use-import-result.ts';

type RefusedPanelProps = { importId: string; run: ImportRun | null; refusals: readonly ImportRefusal[]; headers: readonly string[] };

/** Every row that was not taken in, with its reason, and all of them as a file to mend. */
export function RefusedPanel({ importId, run, refusals, headers }: RefusedPanelProps) {
  const { db, platform } = useDesk();
  const words = useWords().importing;
  const refused = run?.refused ?? 0;
  const download = async () => {
    const data = refusedFile(await readRefusals(db, importId), headers, {
      rowHeader: words.result.rowHeader,
      reasonHeader: words.result.reasonHeader,
      reason: (code) => words.refusals[code as keyof typeof words.refusals] ?? code,
    });
    const name = words.result.fileNameOfRefused(run?.fileName ?? '');
    const outcome = await platform.exportFile({ name, mime: 'text/csv;charset=utf-8', data });
    if (outcome.kind === 'failed') showToast({ message: words.result.downloadFailed, tone: 'bad' });
  };
  const none = !run || run.state === 'running' ? 'refusedSoon' : run.state === 'cancelled' ? 'noneRefusedSoFar' : 'noneRefused';
  return (
    <Panel
      title={words.result.refusedTitle}
      count={refused > 0 ? words.result.refusedHint : undefined}
      right={
        refused > 0 && (
          <>
            {refusals.length < refused && <span className="t3 sm">{words.check.shownOf(refusals.length, refused)}</span>}
            <Button size="xs" onClick={() => void download()} leftSection={<IconDownload size={14} stroke={1.6} aria-hidden />}>
              {words.result.download}
            </Button>
          </>
        )
      }
    >
      {refused === 0 ? (
        <EmptyState isSmall title={words.result[none]} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={words.result.refusedTitle}>
          <RefusedRows rows={refusals} headers={headers} />
        </section>
      )}
    </Panel>
  );
}
