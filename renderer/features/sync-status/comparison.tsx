import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useStore } from 'zustand';
import { readMeta } from '../../data/db.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './sync-drawer.module.css';

/** Whether this desktop holds what the server holds: what comparing has found so far, and comparing all of it now. */
export function Comparison() {
  const words = useWords().syncStatus.comparison;
  const { drift } = useDesk();
  const state = useStore(drift.state);
  const all = useCache((cache) => cache.leads.size);
  const isChecking = state.kind === 'checking';
  const check = () => void drift.checkAll();
  useKeys([{ keys: 'c', label: words.check, run: check, isDisabled: isChecking }]);
  return (
    <section className={styles.section} aria-label={words.title}>
      <h3>
        {words.title} <span>{words.hint}</span>
      </h3>
      <div role="status">{isChecking ? <Progress label={words.checking} done={Math.min(state.leads, all)} total={all} /> : <Found />}</div>
      <Button size="xs" mt={6} disabled={isChecking} onClick={check} rightSection={<KeyCap keys="c" />} aria-keyshortcuts={ariaKeys('c')}>
        {words.check}
      </Button>
    </section>
  );
}

function Found() {
  const words = useWords().syncStatus.comparison;
  const formats = useFormats();
  const { db, drift } = useDesk();
  const state = useStore(drift.state);
  const now = useNow(60_000);
  const check = useLiveQuery(async () => (await readMeta(db, 'check')) ?? null, [db], null);
  const history = useLiveQuery(async () => (await readMeta(db, 'history')) !== undefined, [db], false);
  const lines: string[] = [];
  if (history) lines.push(words.historyComes);
  if (state.kind === 'done') lines.push(state.rows > 0 ? words.mendedNow(state.rows) : words.same);
  else if (state.kind === 'brokenOff') lines.push(words.brokenOff);
  else if (check?.mendedAt) lines.push(words.mended(check.mendedRows, formats.dayAndTime(check.mendedAt, now)));
  if (check?.wholeAt && state.kind !== 'done') lines.push(words.wholeAt(formats.dayAndTime(check.wholeAt, now)));
  if (lines.length === 0) lines.push(words.bitByBit);
  return lines.map((line) => (
    <p key={line} className="t2">
      {line}
    </p>
  ));
}
