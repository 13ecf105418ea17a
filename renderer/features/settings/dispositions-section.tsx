import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Disposition, dispositionGroups } from '../../../shared/domain/call.ts';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import { freeKey } from '../../../shared/domain/disposition-checks.ts';
import { freshDisposition } from '../../../shared/domain/outcome-kinds.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { outcomesInOrder } from '../../data/outcomes-in-order.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../words/words.tsx';
import { OutcomeDialog } from './dispositions/outcome-dialog.tsx';
import { moved } from './dispositions/outcome-draft.ts';
import { OutcomeRow, type RowActs } from './dispositions/outcome-row.tsx';
import { usePublishOutcomes, useSwitch } from './dispositions/use-publish-outcomes.ts';
import { WrapUpPanel } from './dispositions/wrap-up-panel.tsx';
import { GroupRow } from './group-row.tsx';
import { ScrollBox } from './scroll-box.tsx';
import styles from './settings.module.css';

/** What can come of a call, in the groups and the order of the call bar; managers define it. */
export function DispositionsSection({ settings }: { settings: CenterSettings }) {
  const words = useWords().settings.dispositions;
  const { user, newId } = useDesk();
  const { dispositions } = useWholeCache();
  const [editing, setEditing] = useState<{ row: Disposition; isNew: boolean } | null>(null);
  const publish = usePublishOutcomes();
  const switchTo = useSwitch();
  const all = outcomesInOrder(dispositions);
  const offered = all.filter(({ isOff }) => !isOff);
  const mayEdit = user.role === 'manager' || user.role === 'admin';
  const acts: RowActs | null = mayEdit
    ? {
        onEdit: (row) => setEditing({ row, isNew: false }),
        onSwitchOn: (row) => void switchTo(row, false),
        onMove: (row, step) => {
          const next = moved(offered, row.id, step);
          const seen = next.flatMap(({ id }) => dispositions.get(id) ?? []);
          if (next.length > 0) void publish(next, seen, words.moved(row.label));
        },
      }
    : null;
  const add = () => {
    const order = Math.max(0, ...all.map((each) => each.order)) + 1;
    setEditing({ row: freshDisposition(newId(), order, freeKey(all)), isNew: true });
  };
  return (
    <>
      <Panel
        title={words.title}
        count={words.count(offered.length)}
        className={`${styles.tall} ${styles.wide}`}
        right={
          mayEdit && (
            <Button size="xs" onClick={add}>
              {words.add}
            </Button>
          )
        }
      >
        <p className={`${styles.hint} ${styles.lead}`}>{mayEdit ? words.hint : words.readOnly}</p>
        <ScrollBox label={words.title}>
          <OutcomeTable all={all} acts={acts} />
        </ScrollBox>
      </Panel>
      <WrapUpPanel settings={settings} mayEdit={mayEdit} />
      {editing && <OutcomeDialog key={editing.row.id} {...editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function OutcomeTable({ all, acts }: { all: readonly Disposition[]; acts: RowActs | null }) {
  const words = useWords().settings.dispositions;
  const off = all.filter(({ isOff }) => isOff);
  const groups = [
    ...dispositionGroups.map((group) => ({
      key: group as string,
      title: words.groups[group],
      rows: all.filter((each) => each.group === group && !each.isOff),
    })),
    ...(off.length > 0 ? [{ key: 'off', title: words.off(off.length), rows: off }] : []),
  ];
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{words.key}</th>
          <th>{words.outcome}</th>
          <th>{words.asksFor}</th>
          <th>{words.stage}</th>
          <th>{words.after}</th>
          <th>{words.reasons}</th>
          {acts && (
            <th>
              <span className="vh">{words.change}</span>
            </th>
          )}
        </tr>
      </thead>
      {groups.map(({ key, title, rows }) => (
        <tbody key={key}>
          <GroupRow span={acts ? 7 : 6}>{title}</GroupRow>
          {rows.map((each, index) => (
            <OutcomeRow key={each.id} disposition={each} isFirst={index === 0} isLast={index === rows.length - 1} acts={acts} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
