import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { roles, type User } from '../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useNames } from '../../words/use-names.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { GroupRow } from './group-row.tsx';
import { LeaveDialog } from './people/leave-dialog.tsx';
import { PersonDialog } from './people/person-dialog.tsx';
import { TeamsPanel } from './people/teams-panel.tsx';
import { ScrollBox } from './scroll-box.tsx';
import styles from './settings.module.css';

/** Leads of a team before its reps, then by name. */
const inOrder = (compare: (a: string, b: string) => number) => (a: User, b: User) => {
  const rank = ({ role }: User) => (role === 'teamLead' ? -1 : roles.indexOf(role));
  return rank(a) - rank(b) || compare(a.name, b.name);
};

/** What is open over the list: a new person, somebody to change, somebody who leaves. */
type Open = { kind: 'new' } | { kind: 'change' | 'leave'; person: User };
type Acts = { onChange?: (person: User) => void; onLeave?: (person: User) => void };

/** Everybody of the center, by team. Admins change them, managers too say who leaves. */
export function PeopleSection() {
  const [open, setOpen] = useState<Open | null>(null);
  const { role } = useDesk().user;
  const close = () => setOpen(null);
  const isAdmin = role === 'admin';
  return (
    <>
      <PeopleList
        {...(isAdmin && { onAdd: () => setOpen({ kind: 'new' }), onChange: (person) => setOpen({ kind: 'change', person }) })}
        {...((isAdmin || role === 'manager') && { onLeave: (person) => setOpen({ kind: 'leave', person }) })}
      />
      {isAdmin && <TeamsPanel />}
      {open?.kind === 'leave' && <LeaveDialog person={open.person} onClose={close} />}
      {(open?.kind === 'new' || open?.kind === 'change') && (
        <PersonDialog person={open.kind === 'new' ? null : open.person} onClose={close} />
      )}
    </>
  );
}

function PeopleList({ onAdd, ...acts }: Acts & { onAdd?: () => void }) {
  const words = useWords().settings.people;
  const formats = useFormats();
  const { users, teams } = useWholeCache();
  const all = [...users.values()].sort(inOrder(formats.compare));
  const known = (user: User) => (user.teamId && teams.has(user.teamId) ? user.teamId : null);
  const byTeam = Map.groupBy(all, known);
  const groups = [...[...teams.values()].sort((a, b) => formats.compare(a.name, b.name)), { id: null, name: words.noTeam }];
  return (
    <Panel
      title={words.title}
      count={words.count(all.length)}
      className={styles.tall}
      right={
        onAdd && (
          <Button size="xs" leftSection={<IconPlus size={14} stroke={1.7} aria-hidden />} onClick={onAdd}>
            {words.add}
          </Button>
        )
      }
    >
      <ScrollBox label={words.title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.name}</th>
              <th>{words.role}</th>
              <th>{words.languages}</th>
              <th>{words.territory}</th>
              <th className="num" title={words.capacityHint}>
                {words.capacity}
              </th>
              <th className="num">{words.plannedCalls}</th>
              <th>{words.active}</th>
              {acts.onLeave && (
                <th>
                  <span className="vh">{words.acts}</span>
                </th>
              )}
            </tr>
          </thead>
          {groups.map(({ id, name }) => {
            const people = byTeam.get(id) ?? [];
            return (
              people.length > 0 && (
                <tbody key={id}>
                  <GroupRow span={acts.onLeave ? 8 : 7}>
                    {name}, {words.count(people.length)}
                  </GroupRow>
                  {people.map((user) => (
                    <PersonRow key={user.id} user={user} {...acts} />
                  ))}
                </tbody>
              )
            );
          })}
        </table>
      </ScrollBox>
    </Panel>
  );
}

function PersonRow({ user, onChange, onLeave }: Acts & { user: User }) {
  const words = useWords();
  const own = words.settings.people;
  const formats = useFormats();
  const names = useNames();
  const desk = useDesk();
  const isYou = user.id === desk.user.userId;
  const counted = (value: number) => (value > 0 ? formats.count(value) : words.settings.none);
  return (
    <tr className={user.isActive ? undefined : styles.gone}>
      <td>
        <span className={styles.state}>
          <Avatar name={user.name} isYou={isYou} />
          <span className="b">{user.name}</span>
          {isYou && <Tag tone="accent">{own.you}</Tag>}
        </span>
      </td>
      <td className="t2">{words.states.role[user.role]}</td>
      <td className={`t2 ${styles.wrap}`}>{formats.list(user.languages.map(names.language))}</td>
      <td className={`t2 ${styles.wrap}`}>{user.territory || words.settings.none}</td>
      <td className="num">{counted(user.capacity)}</td>
      <td className="num">{counted(user.plannedCalls)}</td>
      <td>{user.isActive ? own.yes : <Tag tone="warn">{own.inactive}</Tag>}</td>
      {onLeave && (
        <td className="num nowrap">
          {onChange && (
            <Button
              size="xs"
              aria-label={user.isActive ? own.changeOf(user.name) : own.comesBackOf(user.name)}
              onClick={() => onChange(user)}
            >
              {user.isActive ? own.change : own.comesBack}
            </Button>
          )}{' '}
          {user.isActive && !isYou && (user.role !== 'admin' || desk.user.role === 'admin') && (
            <Button size="xs" aria-label={own.leavesOf(user.name)} onClick={() => onLeave(user)}>
              {own.leaves}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
