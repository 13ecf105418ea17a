import { Button, MultiSelect, Switch, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type RoutingRule, routingKinds } from '../../../../shared/domain/handoff-agreements.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import type { DraftProps } from './handoffs-section.tsx';

const hasWords = (kind: RoutingRule['kind']): boolean => kind === 'product' || kind === 'territory';
const hasPeople = (kind: RoutingRule['kind']): boolean => kind !== 'companyOwner' && kind !== 'language';

/** The rules in their order, each with what it looks for and whom it gives to. */
export function RoutingPanel({ draft, edit, isEditable }: DraftProps) {
  const words = useWords().handoffLoop.settings;
  const { newId } = useDesk();
  const rules = draft.handoffs.routing;
  const change = (at: number, over: Partial<RoutingRule>) =>
    edit({ routing: rules.map((rule, index) => (index === at ? { ...rule, ...over } : rule)) });
  const move = (at: number, by: 1 | -1) => {
    const next = [...rules];
    const [rule] = next.splice(at, 1);
    if (rule) next.splice(at + by, 0, rule);
    edit({ routing: next });
  };
  const add = (kind: RoutingRule['kind']) =>
    edit({ routing: [...rules, { id: newId(), kind, words: [], salespersonIds: [], isOn: true }] });
  return (
    <Panel title={words.routing}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.routingHint}</p>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words.order}</th>
            <th>{words.rule}</th>
            <th>{words.words}</th>
            <th>{words.people}</th>
            <th>{words.on}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, at) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              at={at}
              last={rules.length - 1}
              isEditable={isEditable}
              onChange={(over) => change(at, over)}
              onMove={(by) => move(at, by)}
              onRemove={() => edit({ routing: rules.filter((each) => each !== rule) })}
            />
          ))}
        </tbody>
      </table>
      {isEditable && (
        <div className={styles.body} style={{ paddingTop: 8, justifyItems: 'start' }}>
          <InlineSelect
            label={words.add}
            placeholder={words.add}
            value={null}
            options={routingKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            onChange={add}
          />
        </div>
      )}
    </Panel>
  );
}

type RowProps = {
  rule: RoutingRule;
  at: number;
  last: number;
  isEditable: boolean;
  onChange: (over: Partial<RoutingRule>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

function RuleRow({ rule, at, last, isEditable, onChange, onMove, onRemove }: RowProps) {
  const words = useWords().handoffLoop.settings;
  const { compare } = useFormats();
  const users = useCache((cache) => cache.users);
  const people = [...users.values()]
    .filter(({ role, isActive }) => role === 'salesperson' && isActive)
    .sort((a, b) => compare(a.name, b.name));
  const name = words.kinds[rule.kind];
  return (
    <tr>
      <td className="nowrap">
        <span className="num">{at + 1}</span>{' '}
        {isEditable && (
          <>
            <Button size="compact-xs" disabled={at === 0} aria-label={words.up(name)} onClick={() => onMove(-1)}>
              <IconArrowUp size={13} aria-hidden />
            </Button>{' '}
            <Button size="compact-xs" disabled={at === last} aria-label={words.down(name)} onClick={() => onMove(1)}>
              <IconArrowDown size={13} aria-hidden />
            </Button>
          </>
        )}
      </td>
      <td className="b">{name}</td>
      <td>
        {hasWords(rule.kind) ? (
          <TextInput
            aria-label={words.wordsOf(name)}
            placeholder={words.looksFor[rule.kind]}
            defaultValue={rule.words.join(', ')}
            disabled={!isEditable}
            onBlur={(event) => onChange({ words: wordsIn(event.currentTarget.value) })}
          />
        ) : (
          <span className="t2">{words.looksFor[rule.kind]}</span>
        )}
      </td>
      <td style={{ minWidth: 220 }}>
        {hasPeople(rule.kind) ? (
          <MultiSelect
            aria-label={words.peopleOf(name)}
            placeholder={rule.salespersonIds.length === 0 ? words.anybody : ''}
            value={rule.salespersonIds}
            data={people.map(({ id, name: label }) => ({ value: id, label }))}
            disabled={!isEditable}
            searchable
            onChange={(salespersonIds) => onChange({ salespersonIds })}
          />
        ) : (
          <span className="t2">{words.anybody}</span>
        )}
      </td>
      <td className="nowrap">
        <span className="row" style={{ gap: 8 }}>
          <Switch
            size="xs"
            aria-label={words.isOn(name)}
            checked={rule.isOn}
            disabled={!isEditable}
            onChange={(event) => onChange({ isOn: event.currentTarget.checked })}
          />
          {isEditable && (
            <Button size="compact-xs" aria-label={words.remove(name)} onClick={onRemove}>
              <IconX size={13} aria-hidden />
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

const wordsIn = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim().slice(0, 300))
    .filter((word) => word !== '')
    .slice(0, 50);
