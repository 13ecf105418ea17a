import { useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCache, useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { Panel } from '../../ui/panel.tsx';
import { RepGlyph } from '../../ui/rep-glyph.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useNames } from '../../words/use-names.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { AvailabilityPanel } from './handoffs/availability-panel.tsx';
import { PresenceChoice } from './presence-choice.tsx';
import styles from './settings.module.css';
import { TelephonePanel } from './telephone-panel.tsx';

/** Who one is here, how it looks on this machine, and for reps what the floor sees. */
export function YouSection() {
  const { user } = useDesk();
  return (
    <>
      <Facts />
      <Appearance />
      <TelephonePanel />
      {user.role === 'rep' && <FloorState />}
      {user.role === 'salesperson' && <AvailabilityPanel />}
    </>
  );
}

function Facts() {
  const words = useWords();
  const you = words.settings.you;
  const formats = useFormats();
  const names = useNames();
  const { user, zone } = useDesk();
  const now = useNow(15_000);
  const row = useCache((cache) => cache.users.get(user.userId));
  const team = useCache((cache) => (user.teamId ? cache.teams.get(user.teamId)?.name : undefined));
  const spoken = row?.languages.map(names.language) ?? [];
  return (
    <Panel title={you.title}>
      <dl className={styles.facts}>
        <Fact name={you.name}>{user.name}</Fact>
        <Fact name={you.mail}>{user.email}</Fact>
        <Fact name={you.role}>{words.states.role[user.role]}</Fact>
        <Fact name={you.team}>{team ?? you.noTeam}</Fact>
        {spoken.length > 0 && <Fact name={you.languages}>{formats.list(spoken)}</Fact>}
        <Fact name={you.zone}>
          {you.zoneNow(zone, formats.time(now, zone))}
          {row && row.zone !== zone && <p className={styles.hint}>{you.zoneDiffers(row.zone)}</p>}
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const schemes = ['auto', 'light', 'dark'] as const;

function Appearance() {
  const words = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Panel title={words.settings.you.appearance}>
      <div className={styles.body}>
        <Segmented
          label={words.settings.you.appearance}
          value={colorScheme}
          items={schemes.map((value) => ({ value, label: words.shell.schemes[value] }))}
          onChange={setColorScheme}
        />
        <p className={styles.hint}>{words.settings.you.appearanceHint}</p>
      </div>
    </Panel>
  );
}

function FloorState() {
  const words = useWords();
  const { you } = words.settings;
  const formats = useFormats();
  const { user } = useDesk();
  const now = useNow(15_000);
  const presence = useCache((cache) => cache.presences.get(user.userId));
  const since = presence ? formats.dayAndTime(presence.stateSinceAt, now) : '';
  const state = presence ? words.states.rep[presence.state] : '';
  return (
    <Panel title={you.floor}>
      <div className={styles.body}>
        <p className={styles.state} role="status">
          {presence && <RepGlyph state={presence.state} />}
          {presence?.reason ? you.sinceWithReason(state, presence.reason, since) : presence ? you.since(state, since) : you.notSet}
        </p>
        <PresenceChoice current={presence?.state} />
        <p className={styles.hint}>{you.floorHint}</p>
      </div>
    </Panel>
  );
}
