import { Textarea, TextInput } from '@mantine/core';
import { saveMailTemplate } from '../../../../shared/commands/save-mail-template.ts';
import { type Content, type MailTemplate, mailFieldNames } from '../../../../shared/domain/content.ts';
import { type Lead, leadName } from '../../../../shared/domain/lead.ts';
import { longestMailLink } from '../../../../shared/domain/mail-link.ts';
import { brokenFieldOf, isMergeField, mergePartsOf } from '../../../../shared/domain/merge-fields.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { useMailSay } from '../../../parts/nurture/mail-words.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { EntryDialog, fieldsOf, LanguageSelect, useEntryForm } from './entry-dialog.tsx';

type Fields = Omit<MailTemplate, 'changedById' | 'changedAt'>;
const isSound = ({ name }: Fields) => name.trim() !== '';
const nameOf = ({ name }: Fields) => name;

type TemplateDialogProps = { template: MailTemplate | null; contents: readonly Content[]; onClose: () => void };

/** A template under the pen, and beside it what a lead of this desktop would get. */
export function TemplateDialog({ template, contents, onClose }: TemplateDialogProps) {
  const { templates: words, library } = useWords().nurture;
  const { run, newId } = useDesk();
  const entry = useEntryForm<Fields>({
    standing: template && fieldsOf(template),
    begin: () => ({ id: newId(), name: '', language: 'en', subject: '', body: '', isRetired: false }),
    isSound,
    nameOf,
    save: (form, seen) => run(saveMailTemplate, { next: { ...form, name: form.name.trim() }, seen }),
    onClose,
  });
  const { form, isTried, edit } = entry;
  return (
    <EntryDialog
      entry={entry}
      title={template ? library.editOf(template.name) : words.add}
      isNew={template === null}
      width={620}
      onClose={onClose}
    >
      <div className={styles.nameAndKey}>
        <TextInput
          data-autofocus
          label={words.name}
          maxLength={300}
          value={form.name}
          error={isTried && !isSound(form) ? words.faults.nameless : null}
          onChange={({ currentTarget: { value } }) => edit({ name: value })}
        />
        <div className={styles.labelled}>
          <span>{words.language}</span>
          <LanguageSelect value={form.language} onChange={(language) => edit({ language })} />
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
    </EntryDialog>
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
function Preview({ form, contents }: { form: Fields; contents: readonly Content[] }) {
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
