import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Letter, letters } from '../../../../shared/domain/bantfo.ts';
import { mostHorizonMonths } from '../../../../shared/domain/bantfo-policy.ts';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { usePublish } from '../../../data/use-publish.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import type { KeptDraft } from './policy-form.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { type PolicyDraft, usePolicyDraft } from './use-policy-draft.ts';
import { useVerdictPreview } from './use-verdict-preview.ts';

type EditorProps = { settings: CenterSettings; kept: KeptDraft; keep: (draft: KeptDraft) => Promise<void> };

/** The policy under a manager's pen: typed, checked, tried on every lead of this desktop, and only then published. */
export function PolicyEditor({ settings, kept, keep }: EditorProps) {
  const draft = usePolicyDraft(settings.bantfo, kept, keep);
  const [round, setRound] = useState(0);
  const isSound = draft.faults.length === 0;
  const preview = useVerdictPreview(settings, isSound && draft.isChanged ? draft.policy : null, round);
  return (
    <>
      {draft.isOvertaken && <Overtaken draft={draft} />}
      <LettersPanel draft={draft} />
      <div className={styles.two}>
        <RestPanel draft={draft} />
        <div className={styles.stack}>
          <PreviewPanel preview={preview} onAgain={() => setRound((before) => before + 1)} />
          <PublishPanel draft={draft} />
        </div>
      </div>
    </>
  );
}

function Overtaken({ draft }: { draft: PolicyDraft }) {
  const words = useWords().settings.bantfo.edit.overtaken;
  const { rebase, discard, ...said } = words;
  return (
    <ErrorPanel
      tone="warn"
      {...said}
      actions={
        <>
          <Button size="xs" onClick={draft.discard}>
            {discard}
          </Button>
          <Button size="xs" onClick={draft.rebase}>
            {rebase}
          </Button>
        </>
      }
    />
  );
}

function LettersPanel({ draft }: { draft: PolicyDraft }) {
  const words = useWords().settings.bantfo;
  const fault = draft.faults.find(({ code }) => code === 'nothingRequired');
  return (
    <Panel title={words.title} count={words.sub} right={draft.isChanged && <Tag tone="warn">{words.edit.draft}</Tag>}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.edit.hint}</p>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words.letter}</th>
            <th>{words.requiredWords}</th>
            <th>{words.knockOutWords}</th>
            <th>{words.stale}</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <LetterLine key={letter} letter={letter} draft={draft} />
          ))}
        </tbody>
      </table>
      {fault && (
        <p className={`bad ${styles.lead}`} role="alert">
          {words.edit.faults.nothingRequired}
        </p>
      )}
    </Panel>
  );
}

function LetterLine({ letter, draft: { form, edit, faults } }: { letter: Letter; draft: PolicyDraft }) {
  const words = useWords();
  const own = words.settings.bantfo;
  const name = words.states.letterName[letter];
  const isFaulty = faults.some((fault) => fault.code === 'staleDays' && fault.letter === letter);
  const toggled = (list: readonly Letter[]) => (list.includes(letter) ? list.filter((each) => each !== letter) : [...list, letter]);
  return (
    <tr>
      <td className="nowrap">
        <b className="b">{letter}</b> <span className="t2">{name}</span>
      </td>
      <td>
        <Checkbox
          label={own.required}
          aria-label={own.requiredOf(name)}
          checked={form.required.includes(letter)}
          onChange={() => edit({ required: toggled(form.required) })}
        />
      </td>
      <td>
        <Checkbox
          label={own.knockOut}
          aria-label={own.knockOutOf(name)}
          checked={form.knockOuts.includes(letter)}
          onChange={() => edit({ knockOuts: toggled(form.knockOuts) })}
        />
      </td>
      <td>
        <span className={styles.withUnit}>
          <TextInput
            aria-label={own.staleOf(name)}
            inputMode="numeric"
            placeholder={own.staleNever}
            value={form.stale[letter]}
            error={isFaulty ? own.edit.faults.staleDays : null}
            onChange={(event) => edit({ stale: { ...form.stale, [letter]: event.currentTarget.value } })}
          />
          {form.stale[letter].trim() !== '' && <span className="t2">{own.days}</span>}
        </span>
      </td>
    </tr>
  );
}

function RestPanel({ draft: { form, edit, faults } }: { draft: PolicyDraft }) {
  const words = useWords().settings.bantfo;
  const formats = useFormats();
  const horizon = faults.some(({ code }) => code === 'horizon');
  const twice = faults.flatMap((fault) => (fault.code === 'fitTwice' ? [fault.fit] : []))[0];
  return (
    <Panel title={words.rest}>
      <div className={styles.fields}>
        <span className={styles.withUnit}>
          <TextInput
            label={words.horizon}
            description={words.horizonHint}
            inputMode="numeric"
            value={form.horizon}
            error={horizon ? words.edit.faults.horizon(formats.count(mostHorizonMonths)) : null}
            onChange={(event) => edit({ horizon: event.currentTarget.value })}
          />
          <span className={`t2 ${styles.below}`}>{words.months}</span>
        </span>
        <Textarea
          label={words.fits}
          description={words.fitsHint}
          value={form.fits}
          maxRows={10}
          error={twice === undefined ? null : words.edit.faults.fitTwice(twice)}
          onChange={(event) => edit({ fits: event.currentTarget.value })}
        />
      </div>
    </Panel>
  );
}

function PublishPanel({ draft }: { draft: PolicyDraft }) {
  const words = useWords().settings.bantfo.edit;
  const publish = usePublish();
  const isReady = draft.isChanged && draft.faults.length === 0 && !draft.isOvertaken;
  const { form, policy, base } = draft;
  const run = async () => {
    const said = { why: form.why.trim(), agreedBy: form.agreedBy.trim().slice(0, 300), said: words.published, undone: words.undone };
    if (await publish({ bantfo: policy }, { bantfo: base }, said)) draft.published(policy);
  };
  return (
    <Panel title={words.publish}>
      <div className={styles.fields}>
        <TextInput
          label={words.why}
          placeholder={words.whyHint}
          value={form.why}
          onChange={(event) => draft.edit({ why: event.currentTarget.value })}
        />
        <TextInput
          label={words.agreedBy}
          placeholder={words.agreedByHint}
          value={form.agreedBy}
          onChange={(event) => draft.edit({ agreedBy: event.currentTarget.value })}
        />
        <div className="row" style={{ gap: 6, justifyContent: 'flex-end' }}>
          <Button onClick={draft.discard} disabled={!draft.isChanged}>
            {words.discard}
          </Button>
          <Button variant="filled" onClick={() => void run()} disabled={!isReady}>
            {words.publish}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
