import { TextInput } from '@mantine/core';
import { saveContent } from '../../../../shared/commands/save-content.ts';
import { buyingPhases, type Content, contentFault, contentKinds } from '../../../../shared/domain/content.ts';
import { useDesk } from '../../../data/desk.ts';
import { ChipRow } from '../../../ui/chip-row.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { EntryDialog, fieldsOf, LanguageSelect, useEntryForm } from './entry-dialog.tsx';

type Fields = Omit<Content, 'changedById' | 'changedAt'>;
const isSound = (form: Fields) => contentFault(form) === null;
const nameOf = ({ title }: Fields) => title;

/** One piece of the library, new or changed. */
export function ContentDialog({ piece, onClose }: { piece: Content | null; onClose: () => void }) {
  const all = useWords().nurture;
  const words = all.library;
  const { run, newId } = useDesk();
  const entry = useEntryForm<Fields>({
    standing: piece && fieldsOf(piece),
    begin: () => ({
      id: newId(),
      title: '',
      kind: 'guide',
      buyingPhase: 'learning',
      place: '',
      language: 'en',
      topic: '',
      isRetired: false,
    }),
    isSound,
    nameOf,
    save: (form, seen) => {
      const next = { ...form, title: form.title.trim(), place: form.place.trim(), topic: form.topic.trim() };
      return run(saveContent, { next, seen });
    },
    onClose,
  });
  const { form, isTried, edit } = entry;
  const fault = contentFault(form);
  const said = (code: typeof fault) => (isTried && fault === code && code ? words.faults[code] : null);
  return (
    <EntryDialog entry={entry} title={piece ? words.editOf(piece.title) : words.add} isNew={piece === null} onClose={onClose}>
      <TextInput
        data-autofocus
        label={words.name}
        maxLength={300}
        value={form.title}
        error={said('nameless')}
        onChange={({ currentTarget: { value } }) => edit({ title: value })}
      />
      <div className={styles.labelled}>
        <span>{words.phase}</span>
        <ChipRow
          label={words.phase}
          value={form.buyingPhase}
          items={buyingPhases.map((value) => ({ value, label: all.phases[value] }))}
          onChange={(buyingPhase) => edit({ buyingPhase })}
        />
      </div>
      <TextInput
        label={words.place}
        placeholder={words.placeHint}
        maxLength={300}
        value={form.place}
        error={said('badLink')}
        onChange={({ currentTarget: { value } }) => edit({ place: value })}
      />
      <TextInput
        label={words.topic}
        maxLength={300}
        value={form.topic}
        onChange={({ currentTarget: { value } }) => edit({ topic: value })}
      />
      <div className="row" style={{ gap: 8 }}>
        <InlineSelect
          label={words.kind}
          tone="field"
          value={form.kind}
          options={contentKinds.map((value) => ({ value, label: all.kinds[value] }))}
          onChange={(kind) => edit({ kind })}
        />
        <LanguageSelect value={form.language} onChange={(language) => edit({ language })} />
      </div>
    </EntryDialog>
  );
}
