import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { CenterSettings, SettingsSection } from '../../../shared/domain/center-settings.ts';
import { reasonsFor } from '../../../shared/domain/hand-steps.ts';
import type { Stage } from '../../../shared/domain/stage.ts';
import { type TermKey, termKeys, termOf } from '../../../shared/domain/terms.ts';
import { useAgreements } from '../../data/agreements.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { type Sections, usePublish } from '../../data/use-publish.ts';
import { Panel } from '../../ui/panel.tsx';
import { StageGlyph } from '../../ui/stage-glyph.tsx';
import table from '../../ui/table.module.css';
import { useFormats, useWords } from '../../words/words.tsx';
import { type Definition, DefinitionDialog } from './definition-dialog.tsx';
import { GroupRow } from './group-row.tsx';
import { RecyclingPanel } from './recycling-panel.tsx';
import styles from './settings.module.css';

type StageGroup = { id: 'refinery' | 'sales' | 'rest' | 'out'; stages: readonly Stage[] };

const groups: readonly StageGroup[] = [
  { id: 'refinery', stages: ['touch', 'contact', 'lead', 'working', 'qualified'] },
  { id: 'sales', stages: ['handedOff', 'accepted', 'won', 'lost'] },
  { id: 'rest', stages: ['nurture', 'keepInformed'] },
  { id: 'out', stages: ['disqualified', 'merged', 'purged'] },
];

/** A definition under the pen, and the sections it makes of what was typed. */
type Editing = Definition & { next: (text: string) => Sections; seen: Sections };

/** What each stage, word and reason means here, as marketing and sales wrote it; managers change it, with who agreed. */
export function StagesSection({ settings }: { settings: CenterSettings }) {
  const words = useWords();
  const { user } = useDesk();
  const publish = usePublish();
  const [editing, setEditing] = useState<Editing | null>(null);
  const onEdit = user.role === 'manager' || user.role === 'admin' ? setEditing : undefined;
  const { dialog } = words.definitions;
  return (
    <>
      <StagesPanel settings={settings} onEdit={onEdit} />
      <TermsPanel settings={settings} onEdit={onEdit} />
      <ReasonMeanings settings={settings} onEdit={onEdit} />
      <RecyclingPanel settings={settings} mayEdit={onEdit !== undefined} />
      {editing && (
        <DefinitionDialog
          definition={editing}
          onClose={() => setEditing(null)}
          onPublish={(text, said) =>
            publish(editing.next(text), editing.seen, { ...said, said: dialog.done(editing.name), undone: dialog.undone })
          }
        />
      )}
    </>
  );
}

/** Who agreed to what holds now, and when; nothing before the first change. */
function Agreed({ section }: { section: SettingsSection }) {
  const words = useWords().definitions;
  const formats = useFormats();
  const { now } = useDesk();
  const users = useCache((cache) => cache.users);
  const newest = useAgreements(section)?.[0];
  if (!newest?.publishedAt) return null;
  const who = newest.agreedBy || (users.get(newest.publishedById ?? '')?.name ?? '');
  return <span className="t3 sm">{words.agreed(who, formats.shortDay(newest.publishedAt, now()))}</span>;
}

type PanelProps = { settings: CenterSettings; onEdit: ((editing: Editing) => void) | undefined };

function StagesPanel({ settings, onEdit }: PanelProps) {
  const words = useWords();
  const own = words.settings.stages;
  const { definitions } = settings;
  return (
    <Panel title={own.title} count={own.sub} right={<Agreed section="definitions" />} className={styles.wide}>
      <table className={table.table}>
        <Head name={own.stage} hasEdit={onEdit !== undefined} />
        {groups.map(({ id, stages }) => (
          <tbody key={id}>
            <GroupRow span={onEdit ? 3 : 2}>{own.groups[id]}</GroupRow>
            {stages.map((stage) => {
              const name = words.states.stage[stage];
              return (
                <MeaningRow
                  key={stage}
                  name={name}
                  text={definitions[stage]}
                  {...(onEdit && {
                    onEdit: () =>
                      onEdit({
                        name,
                        text: definitions[stage],
                        next: (text) => ({ definitions: { ...definitions, [stage]: text } }),
                        seen: { definitions },
                      }),
                  })}
                >
                  <span className={styles.word}>
                    <StageGlyph stage={stage} />
                    {name}
                  </span>
                </MeaningRow>
              );
            })}
          </tbody>
        ))}
      </table>
    </Panel>
  );
}

function TermsPanel({ settings: { terms }, onEdit }: PanelProps) {
  const words = useWords().definitions;
  const edit = (key: TermKey) =>
    onEdit?.({ name: words.terms[key], text: termOf(terms, key), next: (text) => ({ terms: { ...terms, [key]: text } }), seen: { terms } });
  return (
    <Panel title={words.termsTitle} right={<Agreed section="terms" />} className={styles.wide}>
      <table className={table.table}>
        <Head name={words.term} hasEdit={onEdit !== undefined} />
        <tbody>
          {termKeys.map((key) => (
            <MeaningRow key={key} name={words.terms[key]} text={termOf(terms, key)} {...(onEdit && { onEdit: () => edit(key) })}>
              <b className="b">{words.terms[key]}</b>
            </MeaningRow>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Every reason a lead can leave or come back for, with what it is used for. */
const useReasons = (settings: CenterSettings) => {
  const { usedFor } = useWords().definitions;
  const dispositions = useCache((cache) => cache.dispositions);
  const out = reasonsFor('disqualify', dispositions.values()).map((each) => ({ ...each, use: usedFor.disqualify }));
  const back = settings.rejectReasons.map(({ code, label }) => ({ code, label, use: usedFor.reject }));
  const lost = settings.lostReasons.map(({ code, label }) => ({ code, label, use: usedFor.lost }));
  return [...new Map([...out, ...back, ...lost].map((each) => [each.code, each])).values()];
};

function ReasonMeanings({ settings, onEdit }: PanelProps) {
  const words = useWords().definitions;
  const reasons = useReasons(settings);
  const { reasonDefinitions } = settings;
  return (
    <Panel title={words.reasonsTitle} count={words.reasonsSub} className={styles.wide}>
      <table className={table.table}>
        <Head name={words.reason} hasEdit={onEdit !== undefined} />
        <tbody>
          {reasons.map(({ code, label, use }) => (
            <MeaningRow
              key={code}
              name={label}
              text={reasonDefinitions[code] ?? ''}
              {...(onEdit && {
                onEdit: () =>
                  onEdit({
                    name: label,
                    text: reasonDefinitions[code] ?? '',
                    next: (text) => ({ reasonDefinitions: { ...reasonDefinitions, [code]: text } }),
                    seen: { reasonDefinitions },
                  }),
              })}
            >
              <b className="b">{label}</b>
              <div className="t3 sm">{use}</div>
            </MeaningRow>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Head({ name, hasEdit }: { name: string; hasEdit: boolean }) {
  const words = useWords().definitions;
  return (
    <thead>
      <tr>
        <th style={{ width: 190 }}>{name}</th>
        <th>{words.means}</th>
        {hasEdit && (
          <th>
            <span className="vh">{words.change}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function MeaningRow({ name, text, onEdit, children }: { name: string; text: string; onEdit?: () => void; children: ReactNode }) {
  const words = useWords().definitions;
  return (
    <tr>
      <td>{children}</td>
      <td>{text || <span className="t3">{words.notSaid}</span>}</td>
      {onEdit && (
        <td className="num nowrap">
          <Button size="xs" variant="subtle" color="gray" px={6} onClick={onEdit} aria-label={words.changeOf(name)}>
            <IconPencil size={14} stroke={1.7} aria-hidden />
          </Button>
        </td>
      )}
    </tr>
  );
}
