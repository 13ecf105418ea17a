import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { type LeadSource, leadSources } from '../../../shared/domain/lead.ts';
import { isSameValue } from '../../../shared/domain/same-value.ts';
import { defaultEntryStages, type EntryStages, entryStageNames, knownKinds } from '../../../shared/domain/source.ts';
import { useWholeCache } from '../../data/desk.ts';
import { usePublish } from '../../data/use-publish.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';
import type { PartProps } from './part-props.ts';

/** At which stage leads of each source come in: a table of the center's own. */
export function SourcesPart({ tabs, mayEdit }: PartProps) {
  const all = useWords();
  const words = all.campaigns.sources;
  const formats = useFormats();
  const { settings, leads, revision } = useWholeCache();
  const publish = usePublishEntries();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map keeps its identity while its rows change
  const counts = useMemo(() => {
    const found = new Map<LeadSource, number>();
    for (const { source } of leads.values()) found.set(source, (found.get(source) ?? 0) + 1);
    return found;
  }, [leads, revision]);
  const standing = settings?.entryStages ?? defaultEntryStages;
  const change = (source: LeadSource, kind: (typeof knownKinds)[number], to: (typeof entryStageNames)[number]) =>
    void publish({ ...standing, [source]: { ...standing[source], [kind]: to } });
  const isUsual = isSameValue(standing, defaultEntryStages);
  return (
    <>
      <PageHead title={all.campaigns.title} sub={all.campaigns.parts.sources} actions={tabs} />
      <div className={styles.whole}>
        <Panel
          title={words.title}
          count={words.sub}
          right={
            mayEdit &&
            !isUsual && (
              <Button size="xs" onClick={() => void publish(null)}>
                {words.usual}
              </Button>
            )
          }
        >
          <p className={styles.hint}>{words.hint}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
          <section className={styles.scroll} tabIndex={0} aria-label={words.title}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{words.source}</th>
                  {knownKinds.map((kind) => (
                    <th key={kind}>{words.known[kind]}</th>
                  ))}
                  <th className="num">{words.leads}</th>
                </tr>
              </thead>
              <tbody>
                {leadSources.map((source) => (
                  <tr key={source}>
                    <td className="b">{all.leads.sources[source]}</td>
                    {knownKinds.map((kind) => (
                      <td key={kind}>
                        {mayEdit ? (
                          <InlineSelect
                            label={words.cell(all.leads.sources[source], words.known[kind])}
                            value={standing[source][kind]}
                            options={entryStageNames.map((value) => ({ value, label: words.entry[value] }))}
                            onChange={(to) => change(source, kind, to)}
                          />
                        ) : (
                          words.entry[standing[source][kind]]
                        )}
                      </td>
                    ))}
                    <td className="num t2">{formats.count(counts.get(source) ?? 0)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </Panel>
      </div>
    </>
  );
}

/** Null: as a new center has it. */
const usePublishEntries = () => {
  const { kept, undone } = useWords().campaigns.sources;
  const { settings } = useWholeCache();
  const publish = usePublish();
  return async (entryStages: EntryStages | null): Promise<void> => {
    if (settings) await publish({ entryStages }, { entryStages: settings.entryStages }, { said: kept, undone });
  };
};
