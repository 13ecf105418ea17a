import { useState } from 'react';
import { useStore } from 'zustand';
import type { RowCheck } from '../../../shared/domain/import/check-rows.ts';
import type { Likeness } from '../../data/alike-rows.ts';
import { useDesk } from '../../data/desk.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { AlikeRows } from './alike-rows.tsx';
import styles from './check-step.module.css';
import { FirstRows, RefusedRows, StrangeRows } from './check-tables.tsx';
import { DestinationForm } from './destination-form.tsx';
import { importStore } from './import-store.ts';
import { type Part, PartsBar } from './parts-bar.tsx';
import type { WizardContext } from './wizard-actions.ts';

type View = 'first' | 'strange' | 'alike' | 'refused';

/** Where the leads go and what will become of every row, before anything is written. */
export function CheckStep({ context }: { context: WizardContext }) {
  const words = useWords().importing;
  const { check, isChecking, likeness, file } = useStore(importStore);
  const [view, setView] = useState<View>('first');
  const strange = check?.strangeRows.length ?? 0;
  const labels: Record<View, string> = {
    first: words.check.first,
    strange: words.check.strange(check?.strangeCount ?? 0),
    alike: words.check.alikeTab(likeness ? likeness.joins + likeness.asked : null),
    refused: words.check.refusedTab(check?.refused ?? 0),
  };
  return (
    <div className={styles.body}>
      <DestinationForm context={context} />
      <div className={styles.side}>
        <Panel title={words.check.what} count={check ? words.check.sentence(check.taken, check.rows) : undefined}>
          <div className={styles.what} aria-busy={isChecking}>
            {check ? <Counts check={check} /> : <Progress label={words.check.counting} done={0} counts="" detail={file ? undefined : ''} />}
          </div>
        </Panel>
        <Panel
          title={words.check.rows}
          count={check ? shownWords(check, view, strange, likeness, words.check.shownOf) : undefined}
          right={
            <Segmented<View>
              label={words.check.view}
              value={view}
              onChange={setView}
              items={[
                { value: 'first', label: labels.first },
                { value: 'strange', label: labels.strange },
                { value: 'alike', label: labels.alike },
                { value: 'refused', label: labels.refused },
              ]}
            />
          }
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section className={styles.scroll} tabIndex={0} aria-label={labels[view]}>
            {check && view === 'first' && <FirstRows rows={check.firstRows} />}
            {check && view === 'strange' && <StrangeRows rows={check.strangeRows} />}
            {check && view === 'alike' && <AlikeRows likeness={likeness} rowCount={check.rows} />}
            {check && view === 'refused' && <RefusedRows rows={check.refusedRows} headers={file?.headers ?? []} />}
          </section>
        </Panel>
      </div>
    </div>
  );
}

type ShownOf = (shown: number, all: number) => string;

const shownWords = (check: RowCheck, view: View, strange: number, likeness: Likeness | null, shownOf: ShownOf): string => {
  const [shown, all] = {
    first: [check.firstRows.length, check.taken + check.known],
    strange: [strange, check.strangeCount],
    alike: [likeness?.rows.length ?? 0, (likeness?.joins ?? 0) + (likeness?.asked ?? 0)],
    refused: [check.refusedRows.length, check.refused],
  }[view] as [number, number];
  return shown < all ? shownOf(shown, all) : '';
};

function Counts({ check }: { check: RowCheck }) {
  const words = useWords().importing;
  const formats = useFormats();
  const { cache } = useDesk();
  const bars = cache.store.getState().settings?.duplicates;
  const parts: Part[] = [
    { id: 'taken', count: check.taken, look: 'new', words: words.check.taken, shown: formats.count(check.taken) },
    { id: 'known', count: check.known, look: 'known', words: words.check.known, shown: formats.count(check.known) },
    { id: 'refused', count: check.refused, look: 'refused', words: words.check.refused, shown: formats.count(check.refused) },
  ];
  const inCount = check.taken + check.known;
  return (
    <>
      <PartsBar parts={parts} total={check.rows} label={words.check.what} />
      {check.refused > 0 && (
        <p className="t2">
          {Object.entries(check.refusedBy)
            .filter(([, count]) => count > 0)
            .map(([reason, count]) => `${formats.count(count)} ${words.refusals[reason as keyof typeof words.refusals]}`)
            .join('; ')}
        </p>
      )}
      {inCount > 0 && (
        <p className="t2">
          {check.leads > check.taken && `${words.check.people(check.leads)} `}
          {[words.check.withPhone(check.withPhone), words.check.withMail(check.withMail), words.check.withCompany(check.withCompany)].join(
            ', ',
          )}
        </p>
      )}
      {inCount === 0 && <ErrorPanel tone="warn" title={words.cannotGoOn.nothingToTake} todo={words.check.nobody} />}
      {inCount > 0 && bars && <p className="t3">{words.check.alike(bars.automaticFrom, bars.suspectFrom)}</p>}
      {inCount > 0 && check.withPhone === 0 && <p className="warn">{words.check.noPhone}</p>}
    </>
  );
}
