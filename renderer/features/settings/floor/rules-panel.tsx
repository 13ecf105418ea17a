import { Button, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { StandingRule } from '../../../../shared/domain/floor-settings.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { placed } from '../../../data/placed.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useNames } from '../../../words/use-names.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { NumberField } from '../handoffs/number-field.tsx';
import styles from '../settings.module.css';
import type { FloorDraftProps } from './floor-section.tsx';
import { RuleDialog } from './rule-dialog.tsx';

const minuteMs = 60_000;
const longestMinutes = 7 * 24 * 60;

/** The rules in their order, each said in words, and how long leads wait before them. */
export function RulesPanel({ floor, edit, isEditable }: FloorDraftProps) {
  const words = useWords().settings.floor;
  const { newId } = useDesk();
  const { teams } = useWholeCache();
  const [open, setOpen] = useState<StandingRule | null>(null);
  const { rules } = floor;
  const isNew = open !== null && !rules.some(({ id }) => id === open.id);
  const put = (rule: StandingRule) => edit({ rules: placed(rules, rule) });
  const keep = (rule: StandingRule) => {
    put(rule);
    setOpen(null);
  };
  const move = (at: number, by: 1 | -1) => {
    const next = [...rules];
    const [rule] = next.splice(at, 1);
    if (rule) next.splice(at + by, 0, rule);
    edit({ rules: next });
  };
  const begin = () =>
    setOpen({
      id: newId(),
      name: '',
      isOn: true,
      teamId: teams.keys().next().value ?? '',
      when: { keyAccounts: false, languages: [], sources: [] },
      skill: '',
      speaksLanguage: true,
    });
  const add = (
    <Button size="xs" leftSection={<IconPlus size={14} stroke={1.7} aria-hidden />} disabled={rules.length >= 40} onClick={begin}>
      {words.add}
    </Button>
  );
  return (
    <Panel title={words.rules} count={words.ruleCount(rules.length)} right={isEditable && add} className={styles.wide}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.rulesHint}</p>
      {rules.length === 0 && <p className={`t2 ${styles.lead}`}>{words.noRules}</p>}
      {rules.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.order}</th>
              <th>{words.rule}</th>
              <th>{words.goes}</th>
              <th>{words.on}</th>
              {isEditable && (
                <th>
                  <span className="vh">{words.acts}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, at) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                at={at}
                last={rules.length - 1}
                {...(isEditable && {
                  acts: {
                    onChange: put,
                    onMove: (by: 1 | -1) => move(at, by),
                    onOpen: () => setOpen(rule),
                    onRemove: () => edit({ rules: rules.filter((each) => each !== rule) }),
                  },
                })}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.fields}>
        <NumberField
          label={words.dealAfter}
          unit={words.minutes}
          value={Math.round(floor.dealAfterMs / minuteMs)}
          most={longestMinutes}
          isDisabled={!isEditable}
          onChange={(minutes) => edit({ dealAfterMs: (minutes ?? 0) * minuteMs })}
        />
      </div>
      {open && <RuleDialog rule={open} isNew={isNew} onKeep={keep} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

type RowActs = { onChange: (rule: StandingRule) => void; onMove: (by: 1 | -1) => void; onOpen: () => void; onRemove: () => void };
type RowProps = { rule: StandingRule; at: number; last: number; acts?: RowActs };

function RuleRow({ rule, at, last, acts }: RowProps) {
  const words = useWords().settings.floor;
  const inWords = useRuleWords();
  const { name } = rule;
  return (
    <tr>
      <td className="nowrap">
        <span className="num">{at + 1}</span>{' '}
        {acts && (
          <>
            <Button size="compact-xs" disabled={at === 0} aria-label={words.up(name)} onClick={() => acts.onMove(-1)}>
              <IconArrowUp size={13} aria-hidden />
            </Button>{' '}
            <Button size="compact-xs" disabled={at === last} aria-label={words.down(name)} onClick={() => acts.onMove(1)}>
              <IconArrowDown size={13} aria-hidden />
            </Button>
          </>
        )}
      </td>
      <td className="b">{name}</td>
      <td className="t2">{inWords(rule)}</td>
      <td>
        {acts ? (
          <Switch
            aria-label={words.onOf(name)}
            checked={rule.isOn}
            onChange={(event) => acts.onChange({ ...rule, isOn: event.currentTarget.checked })}
          />
        ) : rule.isOn ? (
          words.isOn
        ) : (
          words.isOff
        )}
      </td>
      {acts && (
        <td className="num nowrap">
          <Button size="xs" variant="subtle" color="gray" px={6} aria-label={words.changeOf(name)} onClick={acts.onOpen}>
            <IconPencil size={14} stroke={1.7} aria-hidden />
          </Button>
          <Button size="xs" variant="subtle" color="gray" px={6} aria-label={words.removeOf(name)} onClick={acts.onRemove}>
            <IconX size={14} stroke={1.7} aria-hidden />
          </Button>
        </td>
      )}
    </tr>
  );
}

/** A rule as one would say it. */
const useRuleWords = (): ((rule: StandingRule) => string) => {
  const { settings, leads } = useWords();
  const words = settings.floor;
  const names = useNames();
  const formats = useFormats();
  const { teams } = useWholeCache();
  return ({ when, teamId, skill, speaksLanguage }) => {
    const parts = [
      ...(when.keyAccounts ? [words.keyAccountsOnly] : []),
      ...(when.languages.length > 0 ? [words.inLanguages(formats.list(when.languages.map(names.language)))] : []),
      ...(when.sources.length > 0 ? [words.fromSources(formats.list(when.sources.map((each) => leads.sources[each])))] : []),
    ];
    return `${words.which(parts.join(', '), teams.get(teamId)?.name ?? '?')} ${words.to(skill, speaksLanguage)}`;
  };
};
