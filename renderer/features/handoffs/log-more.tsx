import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Role } from '../../../shared/domain/people.ts';
import { useDesk } from '../../data/desk.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useWords } from '../../words/words.tsx';
import { OutcomesDrawer } from './outcomes/outcomes-drawer.tsx';
import { PayStatements } from './pay/pay-statements.tsx';
import { Rejections } from './rejections.tsx';

const mayDo = {
  outcomes: ['manager', 'admin'],
  rejections: ['teamLead', 'manager', 'admin'],
  pay: ['rep', 'teamLead', 'manager', 'admin'],
} as const satisfies Record<string, readonly Role[]>;
type More = keyof typeof mayDo;

/** What else there is to the log: outcomes from another system, why sales sends back, what it pays. */
export function LogMore() {
  const words = useWords();
  const { user } = useDesk();
  const [opened, setOpened] = useState<More | null>(null);
  const own = (Object.keys(mayDo) as More[]).filter((more) => (mayDo[more] as readonly Role[]).includes(user.role));
  const titles: Record<More, string> = {
    outcomes: words.outcomeFile.open,
    rejections: words.handoffLoop.rejections.title,
    pay: words.handoffLoop.pay.title,
  };
  useKeys([{ keys: 'u', label: titles.outcomes, run: () => setOpened('outcomes') }], { isActive: own.includes('outcomes') });
  const close = () => setOpened(null);
  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 90 }}>
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden />}>{words.handoffLoop.more}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {own.map((more) => (
            <Menu.Item key={more} onClick={() => setOpened(more)}>
              {titles[more]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {opened === 'outcomes' && <OutcomesDrawer onClose={close} />}
      {opened === 'rejections' && (
        <Drawer isOpen onClose={close} width={640} title={titles.rejections}>
          <Rejections />
        </Drawer>
      )}
      {opened === 'pay' && (
        <Drawer isOpen onClose={close} width={720} title={titles.pay}>
          <PayStatements />
        </Drawer>
      )}
    </>
  );
}
