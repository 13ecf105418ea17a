import { TextInput } from '@mantine/core';
import { absenceOn } from '../../../../shared/domain/routing.ts';
import { localClock } from '../../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useFormats, useWords } from '../../../words/words.tsx';
import type { DraftProps } from './handoffs-section.tsx';

/** Salespeople with their turns, what they have on hand, and who is away. */
export function SalesPanel({ draft, edit, isEditable }: DraftProps) {
  const words = useWords().handoffLoop.settings;
  const formats = useFormats();
  const { now, zone } = useDesk();
  const { users, salesLoads } = useWholeCache();
  const { weights } = draft.handoffs;
  const today = localClock(now(), zone).day;
  const people = [...users.values()]
    .filter(({ role, isActive }) => role === 'salesperson' && isActive)
    .sort((a, b) => formats.compare(a.name, b.name));
  const setWeight = (id: string, written: string) => {
    const weight = Number(written);
    if (/^\d{1,2}$/.test(written) && weight <= 20) edit({ weights: { ...weights, [id]: weight } });
  };
  return (
    <Panel title={words.sales} count={people.length}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words.sales}</th>
            <th title={words.turnsHint}>{words.turns}</th>
            <th className="num">{words.open}</th>
            <th className="num">{words.room}</th>
            <th>{words.away}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => {
            const absence = absenceOn(person, today) ?? (person.absences ?? []).find(({ from }) => from > today);
            return (
              <tr key={person.id}>
                <td className="b">{person.name}</td>
                <td style={{ width: 72 }}>
                  <TextInput
                    aria-label={words.turnsOf(person.name)}
                    inputMode="numeric"
                    defaultValue={String(weights[person.id] ?? 1)}
                    disabled={!isEditable}
                    onChange={(event) => setWeight(person.id, event.currentTarget.value.trim())}
                  />
                </td>
                <td className="num">{formats.count(salesLoads.get(person.id)?.open ?? 0)}</td>
                <td className="num">{person.capacity > 0 ? formats.count(person.capacity) : '–'}</td>
                <td className="t2" style={{ whiteSpace: 'normal' }}>
                  {absence ? `${formats.date(absence.from)} – ${formats.date(absence.till)}` : ''}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
