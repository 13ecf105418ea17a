import { Button, TextInput } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { saveTeam } from '../../../../shared/commands/save-team.ts';
import type { Team } from '../../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useFormats, useWords } from '../../../words/words.tsx';

/** The teams of the center: named anew, or one more. Admins only. */
export function TeamsPanel() {
  const words = useWords().settings.people;
  const formats = useFormats();
  const { newId } = useDesk();
  const { teams, users } = useWholeCache();
  const [open, setOpen] = useState<Team | null>(null);
  const all = [...teams.values()].sort((a, b) => formats.compare(a.name, b.name));
  const sizeOf = (id: string) => [...users.values()].filter((each) => each.teamId === id && each.isActive).length;
  const add = (
    <Button size="xs" leftSection={<IconPlus size={14} stroke={1.7} aria-hidden />} onClick={() => setOpen({ id: newId(), name: '' })}>
      {words.addTeam}
    </Button>
  );
  return (
    <Panel title={words.teams} count={words.teamCount(all.length)} right={add}>
      <table className={table.table}>
        <tbody>
          {all.map((team) => (
            <tr key={team.id}>
              <td className="b">{team.name}</td>
              <td className="t2">{words.count(sizeOf(team.id))}</td>
              <td className="num">
                <Button size="xs" variant="subtle" color="gray" px={6} aria-label={words.renameOf(team.name)} onClick={() => setOpen(team)}>
                  <IconPencil size={14} stroke={1.7} aria-hidden />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && <TeamDialog team={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

function TeamDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const words = useWords().settings.people;
  const { run } = useDesk();
  const told = useTold();
  const [name, setName] = useState(team.name);
  const submit = async () => {
    if (name.trim() === '') return;
    if (!(await told(() => run(saveTeam, { team: { id: team.id, name: name.trim() } })))) return;
    showToast({ message: words.teamSaved(name.trim()) });
    onClose();
  };
  return (
    <FormDialog
      title={team.name === '' ? words.newTeam : words.renameOf(team.name)}
      words={{ cancel: words.cancel, save: words.save }}
      width={420}
      isDisabled={name.trim() === ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={words.teamName}
        value={name}
        maxLength={300}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
