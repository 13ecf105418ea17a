import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Letter, letters } from '../../../../shared/domain/bantfo.ts';
import { mostHorizonMonths } from '../../../../shared/domain/bantfo-policy.ts';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useFormats, useWords } from '../../../words/words.tsx';
import { Overtaken, PublishPanel } from '../draft/publish-panel.tsx';
import styles from '../settings.module.css';
import { PreviewPanel } from './preview-panel.tsx';
import type { PolicyDraft } from './use-policy-draft.ts';
import { useVerdictPreview } from './use-verdict-preview.ts';

/** The policy under a manager's pen: typed, checked, tried on every lead of this desktop, and only then published. */
export function PolicyEditor({ settings, draft }: { settings: CenterSettings; draft: PolicyDraft }) {
  const words = useWords().settings.bantfo.edit;
  const [round, setRound] = useState(0);
  const isSound = draft.faults.length === 0;
  const preview = useVerdictPreview(settings, isSound && draft.isChanged ? draft.next : null, round);
  return (
    <>
      <Overtaken draft={draft} />
      <LettersPanel draft={draft} />
      <div className={styles.two}>
        <RestPanel draft={draft} />
        <div className={styles.stack}>
          <PreviewPanel preview={preview} onAgain={() => setRound((before) => before + 1)} />
          <PublishPanel
            draft={draft}
            next={{ bantfo: draft.next }}
            seen={{ bantfo: draft.base }}
            said={{ published: words.published, undone: words.undone }}
            isSound={isSound}
          />
        </div>
      </div>
    </>
  );
}

function LettersPanel({ draft }: { draft: PolicyDraft }) {
  const words = useWords().settings.bantfo;
  const fault = draft.faults.find(({ code }) => code === 'nothingRequired');
  return (
    <Panel title={words.title} count={words.sub}>
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

function LetterLine({ letter, draft: { draft: form, edit, faults } }: { letter: Letter; draft: PolicyDraft }) {
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

function RestPanel({ draft: { draft: form, edit, faults } }: { draft: PolicyDraft }) {
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
