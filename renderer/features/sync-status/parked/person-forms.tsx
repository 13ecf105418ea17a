import { useState } from 'react';
import { giveParked } from '../../../../shared/commands/give-parked.ts';
import { handOffLead } from '../../../../shared/commands/hand-off-lead.ts';
import { reassignLeads } from '../../../../shared/commands/reassign-leads.ts';
import type { User } from '../../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useWords } from '../../../words/words.tsx';
import { FootForm } from './foot-form.tsx';
import type { ParkedFormProps } from './parked-foot.tsx';
import { useReceivers } from './use-receivers.ts';
import { useSettleByChange } from './use-settle.ts';

type PickProps = { people: readonly User[]; label: string; hint?: string; onPick: (person: User) => void; onClose: () => void };

/** One person of a few, the likeliest chosen already. */
function PickPerson({ people, label, hint, onPick, onClose }: PickProps) {
  const words = useWords().parked.forms;
  const [id, setId] = useState<string | null>(people[0]?.id ?? null);
  const chosen = people.find((each) => each.id === id);
  return (
    <FootForm label={label} onSubmit={() => chosen && onPick(chosen)} onClose={onClose} isDisabled={!chosen} hint={hint}>
      <div className="row">
        <span className="t2">{words.person}</span>
        <InlineSelect
          label={words.person}
          tone="field"
          value={id}
          options={people.map((each) => ({ value: each.id, label: each.name }))}
          onChange={setId}
          isSearchable={people.length > 12}
        />
      </div>
    </FootForm>
  );
}

/** To who has the lead now, or, for who leads a team, to any of its people. */
export function GiveForm({ parked, onClose }: ParkedFormProps) {
  const words = useWords().parked;
  const { run } = useDesk();
  const told = useTold();
  const receivers = useReceivers(parked);
  const give = async (person: User) => {
    if (!(await told(() => run(giveParked, { parkedId: parked.id, toId: person.id })))) return;
    onClose();
    showToast({ message: words.done.give(person.name) });
  };
  return (
    <PickPerson
      people={receivers}
      label={words.forms.give}
      hint={words.forms.givenHint}
      onPick={(each) => void give(each)}
      onClose={onClose}
    />
  );
}

const active = (users: ReadonlyMap<string, User>, isWanted: (user: User) => boolean): User[] =>
  [...users.values()].filter((each) => each.isActive && isWanted(each)).sort((a, b) => a.name.localeCompare(b.name));

/** The same handoff, to somebody who is there. */
export function SalespersonForm({ parked, onClose }: ParkedFormProps) {
  const words = useWords().parked;
  const { users } = useWholeCache();
  const { newId } = useDesk();
  const settle = useSettleByChange(parked, onClose);
  const people = active(users, (each) => each.role === 'salesperson' && each.id !== parked.args.salespersonId);
  const handOff = (person: User) => {
    const args = handOffLead.args.parse({ ...parked.args, handoffId: newId(), salespersonId: person.id, routing: [] });
    void settle((run) => run(handOffLead, args), words.done.salesperson);
  };
  return <PickPerson people={people} label={words.forms.handOff} onPick={handOff} onClose={onClose} />;
}

/** The same move, to somebody who is there, from where the leads are now. */
export function RepForm({ parked, onClose }: ParkedFormProps) {
  const words = useWords().parked;
  const { users, leads } = useWholeCache();
  const { newId, user } = useDesk();
  const settle = useSettleByChange(parked, onClose);
  const people = active(users, (each) => each.role === 'rep' && (user.role !== 'teamLead' || each.teamId === user.teamId));
  const move = (person: User) => {
    const given = reassignLeads.args.parse(parked.args);
    const stayed = given.moves.filter(({ leadId }) => parked.code !== 'movedMeanwhile' || Object.hasOwn(parked.detail, leadId));
    const moves = stayed.map(({ leadId }) => ({ leadId, fromId: leads.get(leadId)?.ownerId ?? null, toId: person.id }));
    void settle((run) => run(reassignLeads, { ...given, moveId: newId(), moves }), words.done.rep);
  };
  return <PickPerson people={people} label={words.forms.move} onPick={move} onClose={onClose} />;
}
