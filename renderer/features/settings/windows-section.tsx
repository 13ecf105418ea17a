import { Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { CallingWindowRule, CenterSettings } from '../../../shared/domain/center-settings.ts';
import { regionsOf } from '../../../shared/domain/holidays.ts';
import { useDesk } from '../../data/desk.ts';
import { usePublish } from '../../data/use-publish.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useNames } from '../../words/use-names.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { HolidaysPanel } from './holidays-panel.tsx';
import { ScrollBox } from './scroll-box.tsx';
import styles from './settings.module.css';
import { WindowRuleDialog } from './window-rule-dialog.tsx';
import { clockOf, daysOf, detailsOf } from './window-words.ts';

/** A rule under the pen; `at` is its place among the rules, null for a new one. */
type Editing = { at: number | null; rule: CallingWindowRule };
type Placed = { rule: CallingWindowRule; at: number };

const freshRule = (country: string | null): CallingWindowRule => ({
  country,
  weekdays: [1, 2, 3, 4, 5],
  from: 540,
  till: 1020,
  source: '',
});

/** When people of a country may be called, each rule with where it is taken from; managers change them. */
export function WindowsSection({ settings }: { settings: CenterSettings }) {
  const words = useWords().settings.windows;
  const { user } = useDesk();
  const [editing, setEditing] = useState<Editing | null>(null);
  const publish = usePublishWindows(settings);
  const mayEdit = user.role === 'manager' || user.role === 'admin';
  const keep = async (rule: CallingWindowRule) => {
    const rules = settings.callingWindows;
    const next = editing?.at == null ? [...rules, rule] : rules.with(editing.at, rule);
    if (await publish(next, words.kept)) setEditing(null);
  };
  const remove = (at: number) => void publish(settings.callingWindows.toSpliced(at, 1), words.removed);
  return (
    <>
      <Panel
        title={words.title}
        count={words.sub}
        className={`${styles.tall} ${styles.wide}`}
        right={
          mayEdit && (
            <Button size="xs" onClick={() => setEditing({ at: null, rule: freshRule(settings.defaultCountry) })}>
              {words.add}
            </Button>
          )
        }
      >
        <p className={`${styles.hint} ${styles.lead}`}>{words.unknown}</p>
        <ScrollBox label={words.title}>
          <WindowTable
            rules={settings.callingWindows}
            mayEdit={mayEdit}
            onEdit={({ rule, at }) => setEditing({ at, rule })}
            onRemove={({ at }) => remove(at)}
          />
        </ScrollBox>
      </Panel>
      <HolidaysPanel settings={settings} />
      {editing && (
        <WindowRuleDialog
          rule={editing.rule}
          isNew={editing.at === null}
          onKeep={(rule) => void keep(rule)}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

/** Publishes the rules against those that were seen; what somebody else changed meanwhile is never overwritten. */
const usePublishWindows = ({ callingWindows }: CenterSettings) => {
  const { undone } = useWords().settings.windows;
  const publish = usePublish();
  return (next: CallingWindowRule[], said: string): Promise<boolean> =>
    publish({ callingWindows: next }, { callingWindows }, { said, undone });
};

type TableProps = {
  rules: readonly CallingWindowRule[];
  mayEdit: boolean;
  onEdit: (placed: Placed) => void;
  onRemove: (placed: Placed) => void;
};

function WindowTable({ rules, mayEdit, onEdit, onRemove }: TableProps) {
  const words = useWords().settings.windows;
  const formats = useFormats();
  const names = useNames();
  const nameOf = (rule: CallingWindowRule) =>
    rule.country === null ? (rule.isClosed ? words.everywhere : words.elsewhere) : names.country(rule.country);
  const placed = rules.map((rule, at) => ({ rule, at }));
  const named = [...Map.groupBy(placed, ({ rule }) => nameOf(rule))];
  const last = (group: readonly Placed[]) => Number(group[0]?.rule.country === null && !group[0]?.rule.isClosed);
  const sorted = named.sort(([a, some], [b, others]) => last(some) - last(others) || formats.compare(a, b));
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{words.country}</th>
          <th>{words.days}</th>
          <th>{words.hours}</th>
          <th>{words.source}</th>
          {mayEdit && (
            <th>
              <span className="vh">{words.change}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sorted.map(([name, group]) => (
          <Fragment key={name}>
            {group.map((each, index) => (
              <WindowRow
                key={each.at}
                rule={each.rule}
                name={index === 0 ? name : ''}
                {...(mayEdit ? { onEdit: () => onEdit(each), onRemove: () => onRemove(each), spoken: name } : {})}
              />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { rule: CallingWindowRule; name: string; spoken?: string; onEdit?: () => void; onRemove?: () => void };

function WindowRow({ rule, name, spoken = '', onEdit, onRemove }: RowProps) {
  const words = useWords().settings.windows;
  const formats = useFormats();
  const region = rule.country && rule.region ? (regionsOf(rule.country).find(({ code }) => code === rule.region)?.name ?? rule.region) : '';
  const details = detailsOf(rule, words, formats);
  return (
    <tr>
      <td className="nowrap">
        <b className="b">{name}</b> {region && <span className="t2">{region}</span>}
      </td>
      <td className="t2 nowrap">
        {daysOf(rule.weekdays, words, formats)}
        {details && <div className="t3 sm">{details}</div>}
      </td>
      <td className="nowrap">
        {rule.isClosed && <Tag tone="bad">{words.closed}</Tag>} {words.range(clockOf(rule.from), clockOf(rule.till))}
      </td>
      <td className="t2">{rule.source}</td>
      {onEdit && onRemove && (
        <td className="nowrap num">
          <Button size="xs" variant="subtle" color="gray" px={6} onClick={onEdit} aria-label={words.changeOf(spoken, rule.source)}>
            <IconPencil size={14} stroke={1.7} aria-hidden />
          </Button>
          <Button size="xs" variant="subtle" color="gray" px={6} onClick={onRemove} aria-label={words.removeOf(spoken, rule.source)}>
            <IconTrash size={14} stroke={1.7} aria-hidden />
          </Button>
        </td>
      )}
    </tr>
  );
}
