import { Button, MultiSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ScriptContent, type ScriptObjection, scriptPurposes } from '../../../../shared/domain/script.ts';
import type { ScriptFault } from '../../../../shared/domain/script-checks.ts';
import { moved } from '../../../../shared/domain/script-edits.ts';
import { useWholeCache } from '../../../data/desk.ts';
import { ChipRow } from '../../../ui/chip-row.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useLocale, useWords } from '../../../words/words.tsx';
import { FaultList } from '../fault-list.tsx';
import styles from '../scripts.module.css';
import { ItemButtons } from './choices-form.tsx';
import { SaidField } from './said-field.tsx';
import { spokenLanguages } from './spoken-languages.ts';
import { useDraft, useEditor } from './use-draft-editor.ts';
import { WaySelect } from './way-select.tsx';

/** What the script is called, in what language it is held, and which calls take it. */
export function ScriptForm({ faults }: { faults: readonly ScriptFault[] }) {
  const words = useWords().scripts.edit;
  const { locale } = useLocale();
  const { edit } = useEditor();
  const { campaigns } = useWholeCache();
  const content = useDraft((state) => state.content);
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const set = (change: Partial<ScriptContent>, mergeKey?: string) => edit((each) => ({ ...each, ...change }), mergeKey);
  return (
    <div className={styles.form}>
      <FaultList faults={faults} />
      <TextInput
        label={words.name}
        data-field="name"
        size="xs"
        maxLength={120}
        value={content.name}
        onChange={(event) => set({ name: event.currentTarget.value }, 'name')}
      />
      <div className={styles.fillRow}>
        <span className={styles.label}>{words.language}</span>
        <InlineSelect
          label={words.language}
          tone="field"
          isSearchable
          value={content.language}
          options={[...new Set([...spokenLanguages, content.language])].map((code) => ({ value: code, label: languages.of(code) ?? code }))}
          onChange={(language) => set({ language })}
        />
      </div>
      <div>
        <h3 className={styles.label}>{words.usedFor}</h3>
        <ChipRow
          label={words.usedFor}
          isMultiple
          value={content.purposes}
          items={scriptPurposes.map((value) => ({ value, label: words.purposes[value] }))}
          onChange={(purposes) => set({ purposes })}
        />
      </div>
      <MultiSelect
        label={words.campaigns}
        description={words.campaignsHint}
        size="xs"
        searchable
        data={[...campaigns.values()].map(({ id, name }) => ({ value: id, label: name }))}
        value={content.campaignIds}
        onChange={(campaignIds) => set({ campaignIds })}
        comboboxProps={{ shadow: 'md', transitionProps: { duration: 90 } }}
      />
      <div className={styles.itemWay}>
        <span className={styles.label}>{words.startsWith}</span>
        <WaySelect label={words.startsWith} ofStepId={null} value={content.startStepId} onChange={(startStepId) => set({ startStepId })} />
      </div>
    </div>
  );
}

/** Objections and what to reply, offered at every step, in their order. */
export function ObjectionsForm({ faults }: { faults: readonly ScriptFault[] }) {
  const words = useWords().scripts.edit;
  const { edit } = useEditor();
  const objections = useDraft((state) => state.content.objections);
  const set = (next: ScriptObjection[], mergeKey?: string) => edit((each) => ({ ...each, objections: next }), mergeKey);
  const change = (at: number, to: Partial<ScriptObjection>, mergeKey?: string) =>
    set(
      objections.map((each, index) => (index === at ? { ...each, ...to } : each)),
      mergeKey,
    );
  return (
    <div className={styles.form}>
      <FaultList faults={faults} />
      <fieldset className={styles.itemList} aria-label={words.objections}>
        {objections.map((objection, at) => {
          const name = words.objection(at + 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: objections have no identity but their place
            <div key={at} className={styles.item}>
              <div className={styles.itemHead}>
                <TextInput
                  aria-label={name}
                  size="xs"
                  className="grow"
                  maxLength={120}
                  placeholder={words.theySay}
                  value={objection.title}
                  onChange={(event) => change(at, { title: event.currentTarget.value }, `objection ${at}`)}
                />
                <ItemButtons
                  name={name}
                  isFirst={at === 0}
                  isLast={at === objections.length - 1}
                  onMove={(by) => set(moved(objections, at, by))}
                  onRemove={() => set(objections.toSpliced(at, 1))}
                />
              </div>
              <SaidField label={words.reply(at + 1)} value={objection.reply} onChange={(reply) => change(at, { reply }, `reply ${at}`)} />
              <div className={styles.itemWay}>
                <span className="t3 sm">{words.thenTo}</span>
                <WaySelect
                  label={words.whereLeads(name)}
                  ofStepId={null}
                  none={words.backToStep}
                  value={objection.goTo}
                  onChange={(to) => change(at, { goTo: to || null })}
                />
              </div>
            </div>
          );
        })}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set([...objections, { title: '', reply: '', goTo: null }])}
        >
          {words.addObjection}
        </Button>
      </fieldset>
    </div>
  );
}
