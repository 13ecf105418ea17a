import { Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { setAvailability } from '../../../../shared/commands/set-availability.ts';
import type { User } from '../../../../shared/domain/people.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { Panel } from '../../../ui/panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';

/** A salesperson's own word on how much they can carry and when they are away. */
export function AvailabilityPanel() {
  const { user } = useDesk();
  const row = useCache((cache) => cache.users.get(user.userId));
  return row ? <Availability key={`${row.capacity}.${JSON.stringify(row.absences)}`} person={row} /> : null;
}

function Availability({ person }: { person: User }) {
  const words = useWords().handoffLoop.availability;
  const formats = useFormats();
  const { run } = useDesk();
  const told = useTold();
  const [capacity, setCapacity] = useState(String(person.capacity));
  const [from, setFrom] = useState('');
  const [till, setTill] = useState('');
  const absences = person.absences ?? [];
  const save = async (next: { capacity?: number; absences?: User['absences'] }) => {
    const args = { userId: person.id, capacity: person.capacity, absences, ...next };
    if (await told(() => run(setAvailability, args))) showToast({ message: words.saved });
  };
  const isNumber = /^\d{1,4}$/.test(capacity.trim());
  const isBackwards = from !== '' && till !== '' && till < from;
  return (
    <Panel title={words.title}>
      <div className={styles.fields}>
        <div className="row" style={{ gap: 8, alignItems: 'end' }}>
          <TextInput
            label={words.capacity}
            description={words.capacityHint}
            inputMode="numeric"
            value={capacity}
            onChange={(event) => setCapacity(event.currentTarget.value)}
          />
          <Button disabled={!isNumber || Number(capacity) === person.capacity} onClick={() => void save({ capacity: Number(capacity) })}>
            {words.save}
          </Button>
        </div>
        <div>
          <h3 className="b">{words.absences}</h3>
          {absences.length === 0 && <p className="t3 sm">{words.none}</p>}
          <ul>
            {absences.map((each) => (
              <li key={`${each.from}.${each.till}`} className="row" style={{ gap: 8 }}>
                {words.span(formats.date(each.from), formats.date(each.till))}
                <Button
                  size="compact-xs"
                  aria-label={words.remove(formats.date(each.from), formats.date(each.till))}
                  onClick={() => void save({ absences: absences.filter((other) => other !== each) })}
                >
                  <IconX size={12} aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        </div>
        <div className="row" style={{ gap: 8, alignItems: 'end', flexWrap: 'wrap' }}>
          <TextInput label={words.from} type="date" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput
            label={words.till}
            type="date"
            value={till}
            error={isBackwards ? words.backwards : null}
            onChange={(event) => setTill(event.currentTarget.value)}
          />
          <Button
            disabled={from === '' || isBackwards}
            onClick={() => void save({ absences: [...absences, { from, till: till || from }] })}
          >
            {words.add}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
