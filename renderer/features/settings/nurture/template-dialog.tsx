import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { saveMailTemplate } from '../../../../shared/commands/save-mail-template.ts';
import { type Content, type MailTemplate, mailFieldNames } from '../../../../shared/domain/content.ts';
import { type Lead, leadName } from '../../../../shared/domain/lead.ts';
import { longestMailLink } from '../../../../shared/domain/mail-link.ts';
import { brokenFieldOf, isMergeField, mergePartsOf } from '../../../../shared/domain/merge-fields.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { useMailSay } from '../../../parts/nurture/mail-words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useNames } from '../../../words/use-names.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { offeredLanguages } from './offered-languages.ts';

type Bare = Omit<MailTemplate, 'changedById' | 'changedAt'>;
const bare = ({ changedById: _by, changedAt: _at, ...rest }: MailTemplate): Bare => rest;

type TemplateDialogProps = { template: MailTemplate | null; contents: readonly Content[]; onClose: () => void };

/** A template under the pen, and beside it what a lead of this desktop would get. */
export function TemplateDialog({ template, contents, onClose }: TemplateDialogProps) {
  const { templates: words, library } = useWords().nurture;
  const names = useNames();
  const { run, newId } = useDesk();
  const told = useTold();
  const [form, setForm] = useState<Bare>(() =>
    template ? bare(template) : { id: newId(), name: '', language: 'en', subject: '', body: '', isRetired: false },
  );
  const [isTried, setTried] = useState(false);
  const edit = (change: Partial<Bare>) => setForm({ ...form, ...change });
  const save = async (next: Bare) => {
    setTried(true);
    if (next.name.trim() === '') return;
    if (!(await told(() => run(saveMailTemplate, { next: { ...next, name: next.name.trim() }, seen: template && bare(template) })))) return;
    showToast({ message: library.saved(next.name.trim()) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={620}
      title={template ? library.editOf(template.name) : words.add}
      footer={
        <>
          {template && (
            <Button onClick={() => void save({ ...form, isRetired: !form.isRetired })}>
              {form.isRetired ? library.again : library.retire}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>{library.cancel}</Button>
          <Button variant="filled" onClick={() => void save(form)}>
            {library.save}
          </Button>
        </>
      }
    >
      <div className={styles.outcome}>
        <div className={styles.nameAndKey}>
          <TextInput
            data-autofocus
            label={words.name}
            maxLength={300}
            value={form.name}
            error={isTried && form.name.trim() === '' ? words.faults.nameless : null}
            onChange={({ currentTarget: { value } }) => edit({ name: value })}
          />
          <div className={styles.labelled}>
            <span>{words.language}</span>
            <InlineSelect
              label={words.language}
              tone="field"
              value={form.language}
              options={offeredLanguages(form.language).map((value) => ({ value, label: names.language(value) }))}
              onChange={(language) => edit({ language })}
            />
          </div>
        </div>
        <TextInput
          label={words.subject}
          maxLength={300}
          value={form.subject}
          onChange={({ currentTarget: { value } }) => edit({ subject: value })}
        />
        <Textarea
          label={words.body}
          description={words.hint}
          maxRows={10}
          value={form.body}
          onChange={({ currentTarget: { value } }) => edit({ body: value })}
        />
        <Faults text={`${form.subject}\n${form.body}`} />
        <Preview form={form} contents={contents} />
      </div>
    </Dialog>
  );
}

const isField = (name: string): boolean => isMergeField(name) || mailFieldNames.some((each) => each === name);

function Faults({ text }: { text: string }) {
  const { templates: words } = useWords().nurture;
  const unknown = mergePartsOf(text).flatMap((part) => (part.kind === 'field' && !isField(part.name) ? [part.name] : []));
  const broken = brokenFieldOf(text);
  return (
    <>
      {[...new Set(unknown)].map((name) => (
        <p key={name} className="warn sm">
          {words.unknownField(name)}
        </p>
      ))}
      {broken && <p className="warn sm">{words.broken(broken)}</p>}
    </>
  );
}

/** What the newest lead with an address would get with the first piece of its language. */
function Preview({ form, contents }: { form: Bare; contents: readonly Content[] }) {
  const { templates: words } = useWords().nurture;
  const formats = useFormats();
  const { leads } = useWholeCache();
  const lead = [...leads.values()].reduce<Lead | undefined>(
    (best, each) => (each.email && (!best || (each.language === form.language && best.language !== form.language)) ? each : best),
    undefined,
  );
  const say = useMailSay(lead, []);
  if (!lead) return <p className="t3 sm">{words.nobody}</p>;
  const sent = contents.find(({ language, isRetired }) => language === form.language && !isRetired) ??
    contents[0] ?? { title: '', place: '' };
  const [subject, body] = [say(form.subject, sent), say(form.body, sent)];
  const length = encodeURIComponent(subject).length + encodeURIComponent(body.replaceAll('\n', '\r\n')).length + 60;
  const isTooLong = length > longestMailLink;
  const said = isTooLong ? words.tooLong : words.length;
  return (
    <section className={styles.preview} aria-label={words.preview(leadName(lead))}>
      <p className="t3 sm">{words.preview(leadName(lead))}</p>
      <p className="b">{subject}</p>
      <p style={{ whiteSpace: 'pre-wrap' }}>{body}</p>
      <p className={isTooLong ? 'warn sm' : 't3 sm'}>{said(formats.count(length), formats.count(longestMailLink))}</p>
    </section>
  );
}
