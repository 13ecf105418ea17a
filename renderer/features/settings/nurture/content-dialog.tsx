import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { saveContent } from '../../../../shared/commands/save-content.ts';
import { buyingPhases, type Content, contentFault, contentKinds } from '../../../../shared/domain/content.ts';
import { useDesk } from '../../../data/desk.ts';
import { ChipRow } from '../../../ui/chip-row.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useNames } from '../../../words/use-names.ts';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { offeredLanguages } from './offered-languages.ts';

type Bare = Omit<Content, 'changedById' | 'changedAt'>;
const bare = ({ changedById: _by, changedAt: _at, ...rest }: Content): Bare => rest;

/** One piece of the library, new or changed. */
export function ContentDialog({ piece, onClose }: { piece: Content | null; onClose: () => void }) {
  const all = useWords().nurture;
  const words = all.library;
  const names = useNames();
  const { run, newId } = useDesk();
  const told = useTold();
  const [form, setForm] = useState<Bare>(() =>
    piece
      ? bare(piece)
      : { id: newId(), title: '', kind: 'guide', buyingPhase: 'learning', place: '', language: 'en', topic: '', isRetired: false },
  );
  const [isTried, setTried] = useState(false);
  const fault = contentFault(form);
  const edit = (change: Partial<Bare>) => setForm({ ...form, ...change });
  const save = async (next: Bare) => {
    setTried(true);
    if (fault) return;
    const given = { ...next, title: next.title.trim(), place: next.place.trim(), topic: next.topic.trim() };
    if (!(await told(() => run(saveContent, { next: given, seen: piece && bare(piece) })))) return;
    showToast({ message: words.saved(given.title) });
    onClose();
  };
  const said = (code: typeof fault) => (isTried && fault === code && code ? words.faults[code] : null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={piece ? words.editOf(piece.title) : words.add}
      footer={
        <>
          {piece && (
            <Button onClick={() => void save({ ...form, isRetired: !form.isRetired })}>
              {form.isRetired ? words.again : words.retire}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" onClick={() => void save(form)}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className={styles.outcome}>
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
          <InlineSelect
            label={words.language}
            tone="field"
            value={form.language}
            options={offeredLanguages(form.language).map((value) => ({ value, label: names.language(value) }))}
            onChange={(language) => edit({ language })}
          />
        </div>
      </div>
    </Dialog>
  );
}
