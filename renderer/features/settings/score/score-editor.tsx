import { Button, Menu, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { nextModelName } from '../../../../shared/domain/model-names.ts';
import { type ScoreRule, type ScoreRuleKind, scoreRuleKinds } from '../../../../shared/domain/score-model.ts';
import { useAgreements } from '../../../data/agreements.ts';
import { useDesk } from '../../../data/desk.ts';
import { Panel } from '../../../ui/panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { Overtaken, PublishPanel } from '../draft/publish-panel.tsx';
import settingsStyles from '../settings.module.css';
import { OutcomesPanel } from './outcomes-panel.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { newRule } from './rule-form.ts';
import { RulesTable } from './rules-table.tsx';
import styles from './score-editor.module.css';
import { modelsOf } from './score-versions.ts';
import type { ScoreDraft } from './use-score-draft.ts';
import { useScoreJob, useScoreJobs } from './use-score-job.ts';
import { VersionsPanel } from './versions-panel.tsx';

/** The scoring model under a manager's pen: written, checked, tried on every lead of this desktop and on past outcomes, then published. */
export function ScoreEditor({ settings, draft }: { settings: CenterSettings; draft: ScoreDraft }) {
  const { now } = useDesk();
  const jobsOf = useScoreJobs();
  const [at] = useState(now);
  const isSound = draft.faults.length === 0;
  const preview = useScoreJob<'preview'>(
    jobsOf,
    isSound && draft.isChanged ? { kind: 'preview', before: settings.score, after: draft.draft, at } : null,
  );
  const versions = modelsOf(useAgreements('score') ?? []);
  return (
    <>
      <Overtaken draft={draft} />
      <RulesPanel draft={draft} />
      <div className={settingsStyles.two}>
        <div className={settingsStyles.stack}>
          <BandsPanel draft={draft} />
          <PublishModel draft={draft} versions={versions.map(({ model }) => model.model)} />
        </div>
        <PreviewPanel preview={preview} isFaulty={!isSound} />
      </div>
      <OutcomesPanel draft={draft} standing={settings.score} versions={versions} jobsOf={jobsOf} />
      <VersionsPanel draft={draft} standing={settings.score} versions={versions} />
    </>
  );
}

function RulesPanel({ draft }: { draft: ScoreDraft }) {
  const { settings, scoreModel: words } = useWords();
  const [opened, setOpened] = useState<{ rule: ScoreRule; isNew: boolean } | null>(null);
  const { rules, model } = draft.draft;
  const faulty = new Set(draft.faults.flatMap(({ ruleId }) => ruleId ?? []));
  const add = (kind: ScoreRuleKind) => setOpened({ rule: newRule(kind, rules, words.kinds[kind].name), isNew: true });
  const remove = (rule: ScoreRule) => {
    const before = rules;
    draft.removeRule(rule.id);
    showToast({ message: words.removed(rule.label), onUndo: async () => draft.edit({ rules: before }) });
  };
  return (
    <Panel
      title={settings.score.title}
      count={settings.score.model(model, rules.length)}
      className={`${settingsStyles.wide}`}
      right={
        <span className="row" style={{ gap: 8 }}>
          <Menu position="bottom-end" width={300}>
            <Menu.Target>
              <Button size="xs" leftSection={<IconPlus size={13} aria-hidden />}>
                {words.add}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {scoreRuleKinds.map((kind) => (
                <Menu.Item key={kind} onClick={() => add(kind)}>
                  {words.kinds[kind].name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      }
    >
      <RulesTable
        rules={rules}
        faulty={faulty}
        acts={{
          onEdit: (rule) => setOpened({ rule, isNew: false }),
          onRemove: remove,
          onMove: (rule, by) => draft.moveRule(rule.id, by),
        }}
      />
      <Faults draft={draft} />
      {opened && (
        <RuleDialog
          {...opened}
          onClose={() => setOpened(null)}
          onSave={(rule) => {
            draft.putRule(rule);
            setOpened(null);
          }}
        />
      )}
    </Panel>
  );
}

function Faults({ draft: { faults, draft } }: { draft: ScoreDraft }) {
  const words = useWords().scoreModel.faults;
  const ofRules = faults.filter(({ code }) => code !== 'bandsCross');
  if (ofRules.length === 0) return null;
  return (
    <ul className={`bad ${settingsStyles.lead}`} role="alert">
      {ofRules.map(({ code, ruleId }) => (
        <li key={`${ruleId}${code}`}>{[draft.rules.find(({ id }) => id === ruleId)?.label, words[code]].filter(Boolean).join(': ')}</li>
      ))}
    </ul>
  );
}

const bandFields = ['warmFrom', 'hotFrom', 'threshold'] as const;

function BandsPanel({ draft }: { draft: ScoreDraft }) {
  const { bands: words, faults } = useWords().scoreModel;
  const isCrossed = draft.faults.some(({ code }) => code === 'bandsCross');
  return (
    <Panel title={words.title}>
      <div className={settingsStyles.fields}>
        <div className={styles.numbers}>
          {bandFields.map((field) => (
            <NumberField
              key={field}
              label={words[field]}
              value={draft.draft[field]}
              error={field === 'hotFrom' && isCrossed ? faults.bandsCross : null}
              onChange={(value) => draft.edit({ [field]: value })}
            />
          ))}
        </div>
        <p className={settingsStyles.hint}>{words.hint}</p>
      </div>
    </Panel>
  );
}

type NumberFieldProps = { label: string; value: number; error: string | null; onChange: (value: number) => void };

const isWhole = (text: string): boolean => /^-?\d{1,4}$/.test(text.trim());

/** Types freely; what is no whole number leaves the value as it is, and the field goes back to it. */
function NumberField({ label, value, error, onChange }: NumberFieldProps) {
  const words = useWords().scoreModel.bands;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      value={typed ?? String(value)}
      error={typed !== null && !isWhole(typed) ? words.notWhole : error}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (isWhole(text)) onChange(Number(text));
      }}
    />
  );
}

function PublishModel({ draft, versions }: { draft: ScoreDraft; versions: readonly string[] }) {
  const words = useWords().scoreModel.publish;
  const formats = useFormats();
  const name = nextModelName([...versions, draft.base.model]);
  return (
    <PublishPanel
      draft={draft}
      next={{ score: { ...draft.next, model: name } }}
      seen={{ score: draft.base }}
      said={{ published: words.published(name), undone: words.undone }}
      isSound={draft.faults.length === 0}
      count={draft.isChanged ? words.next(formats.count(Number(name))) : undefined}
      hint={words.hint}
      action={words.publish(name)}
    />
  );
}
