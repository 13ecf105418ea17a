import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconUser, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { leadName } from '../../../shared/domain/lead.ts';
import { localClock, placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { type AgendaEntry, type AgendaGroup, daysOfWeek } from './agenda.ts';
import styles from './callbacks.module.css';
import { PromisedWindow, StandingTag } from './standing-tag.tsx';

type WeekGridProps = { groups: readonly AgendaGroup[]; chosenId: string | null; now: number; onChoose: (id: string) => void };

/** Noon, so that a change of the clocks never names the day before. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** A week of promises side by side; the missed ones stay above it whatever week is shown. */
export function WeekGrid({ groups, chosenId, now, onChoose }: WeekGridProps) {
  const words = useWords().callbacks;
  const { zone } = useDesk();
  const [weeksOn, setWeeksOn] = useState(0);
  const today = localClock(now, zone).day;
  const days = daysOfWeek(today, weeksOn, groups);
  const missed = groups.find(({ day }) => day === null)?.entries ?? [];
  const entriesOn = (day: string) => groups.find((group) => group.day === day)?.entries ?? [];
  const order = [...missed, ...days.flatMap(entriesOn)];
  useStep(order, chosenId, onChoose);
  useKeys([
    { keys: 'ArrowLeft', label: words.weekBefore, run: () => setWeeksOn(weeksOn - 1), isDisabled: weeksOn <= 0 },
    { keys: 'ArrowRight', label: words.weekAfter, run: () => setWeeksOn(weeksOn + 1) },
  ]);
  const cards = (entries: readonly AgendaEntry[]) =>
    entries.map((entry) => (
      <Card key={entry.callback.id} entry={entry} now={now} isChosen={entry.callback.id === chosenId} onChoose={onChoose} />
    ));
  return (
    <div className={styles.week}>
      {missed.length > 0 && (
        <section className={styles.missed} aria-label={words.missed}>
          <h3 className="bad">
            {words.missed} {missed.length}
          </h3>
          <ul>{cards(missed)}</ul>
        </section>
      )}
      <div className={styles.weekHead}>
        <Button
          size="xs"
          disabled={weeksOn <= 0}
          onClick={() => setWeeksOn(weeksOn - 1)}
          leftSection={<IconChevronLeft size={13} aria-hidden />}
          rightSection={<KeyCap keys="ArrowLeft" />}
          aria-keyshortcuts={ariaKeys('ArrowLeft')}
        >
          {words.weekBefore}
        </Button>
        <b className="b">{words.weekOf(useFormats().day(noonOf(days[0] ?? today), 'UTC'))}</b>
        <Button
          size="xs"
          onClick={() => setWeeksOn(weeksOn + 1)}
          leftSection={<IconChevronRight size={13} aria-hidden />}
          rightSection={<KeyCap keys="ArrowRight" />}
          aria-keyshortcuts={ariaKeys('ArrowRight')}
        >
          {words.weekAfter}
        </Button>
      </div>
      <div className={styles.days} style={{ gridTemplateColumns: `repeat(${days.length}, minmax(104px, 1fr))` }}>
        {days.map((day) => (
          <Day key={day} day={day} isToday={day === today}>
            {cards(entriesOn(day))}
          </Day>
        ))}
      </div>
    </div>
  );
}

function Day({ day, isToday, children }: { day: string; isToday: boolean; children: React.ReactNode[] }) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const name = formats.day(noonOf(day), 'UTC');
  return (
    <section className={styles.day} data-today={isToday || undefined} aria-label={name}>
      <h3>
        {name} {isToday && <span className="accent">{words.today}</span>}
      </h3>
      {children.length > 0 ? <ul>{children}</ul> : <p className="t3 sm">{words.freeDay}</p>}
    </section>
  );
}

type CardProps = { entry: AgendaEntry; now: number; isChosen: boolean; onChoose: (id: string) => void };

function Card({ entry, now, isChosen, onChoose }: CardProps) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { callback, lead } = entry;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isChosen]);
  const [mine, theirs] = [formats.time(callback.dueAt), formats.time(callback.dueAt, callback.zone)];
  const Icon = callback.userId === null ? IconUsers : IconUser;
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={styles.card}
        aria-pressed={isChosen}
        data-callback={callback.id}
        onClick={() => onChoose(callback.id)}
      >
        <span className={styles.cardTime}>
          <b>{mine}</b>
          <PromisedWindow entry={entry} now={now} />
          <span className="t3 sm cut">
            {mine === theirs ? lead.city || placeOfZone(callback.zone) : theirs}
            {mine !== theirs && <span className="vh"> {placeOfZone(callback.zone)}</span>}
          </span>
        </span>
        <span className={styles.cardName}>
          <Icon size={12} className="t3" role="img" aria-label={callback.userId === null ? words.sharedOne : words.personal} />
          <span className="cut">{leadName(lead)}</span>
        </span>
        <StandingTag entry={entry} now={now} />
      </button>
    </li>
  );
}

/** J and K walk through all that is shown, as in any list. */
const useStep = (order: readonly AgendaEntry[], chosenId: string | null, onChoose: (id: string) => void): void => {
  const words = useWords().callbacks;
  const go = (step: 1 | -1) => {
    const at = order.findIndex(({ callback }) => callback.id === chosenId);
    const next = order[Math.min(order.length - 1, Math.max(0, at + step))];
    if (next) onChoose(next.callback.id);
  };
  useKeys([
    { keys: ['j', 'ArrowDown'], label: words.next, run: () => go(1) },
    { keys: ['k', 'ArrowUp'], label: words.previous, run: () => go(-1) },
  ]);
};
