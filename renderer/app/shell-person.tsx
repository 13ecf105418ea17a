import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconSettings } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { Avatar } from '../ui/avatar.tsx';
import { useWords } from '../words/words.tsx';
import styles from './shell.module.css';
import { places } from './shell-places.ts';

/** Who is signed in. `detail` is the second line: role and team. */
export type ShellPerson = { name: string; detail: string };

const schemes = ['auto', 'light', 'dark'] as const;
const isScheme = (value: string): value is (typeof schemes)[number] => schemes.some((scheme) => scheme === value);

function SchemeItems() {
  const words = useWords().shell;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup value={colorScheme} onChange={(value) => isScheme(value) && setColorScheme(value)}>
      {schemes.map((scheme) => (
        <Menu.RadioItem key={scheme} value={scheme}>
          {words.schemes[scheme]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

/** The person at the foot of the navigation: settings, appearance, sign out. */
export function PersonMenu({ person, onSignOut }: { person: ShellPerson; onSignOut: () => void }) {
  const words = useWords().shell;
  const [, navigate] = useLocation();
  return (
    <Menu position="top-start" width={200} offset={4} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={styles.person}>
          <Avatar name={person.name} isYou />
          <span className={styles.personWords}>
            <span className="b cut">{person.name}</span>
            <span className="t3 cut xs">{person.detail}</span>
          </span>
          <span className="vh">{words.personMenu}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.appearance}</Menu.Label>
        <SchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconSettings size={14} aria-hidden />} onClick={() => navigate(places.settings.path)}>
          {words.places.settings}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={14} aria-hidden />} onClick={onSignOut}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
