import { Button } from '@mantine/core';
import { IconLock, IconPhone, IconPhoneCall, IconPhoneOff } from '@tabler/icons-react';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './header.module.css';

/**
 * Calls, hangs up, and takes a hang-up back that was a slip. Where dialling needs an answer first, the foot asks for it;
 * where it is not allowed, the button says so and stays reachable.
 */
export function CallButton({ onCall }: { onCall: () => void }) {
  const words = useWords().call;
  const { session, draft, calling } = useCall();
  const { phase } = draft;
  const press = phase === 'before' ? onCall : phase === 'inCall' ? session.hangUp : session.resume;
  const isLocked = phase === 'before' && calling.kind === 'locked';
  const label = phase === 'inCall' ? words.hangUp : phase === 'wrapUp' ? words.stillTalking : callWord(words, calling.kind);
  useKeys([{ keys: 'mod+Enter', label, group: words.groups.call, run: press }]);
  const isPrimary = phase === 'before' && calling.kind === 'open';
  return (
    <Button
      size="md"
      variant={isPrimary ? 'filled' : 'default'}
      className={styles.call}
      aria-keyshortcuts={ariaKeys('mod+Enter')}
      aria-disabled={isLocked || undefined}
      data-locked={isLocked || undefined}
      leftSection={<CallIcon isLocked={isLocked} />}
      rightSection={<KeyCap keys="mod+Enter" {...(isPrimary ? { on: 'fill' } : {})} />}
      onClick={press}
    >
      {label}
    </Button>
  );
}

const callWord = (words: ReturnType<typeof useWords>['call'], kind: ReturnType<typeof useCall>['calling']['kind']): string =>
  kind === 'zone' ? words.sayWhere : kind === 'ask' ? words.callAnyway : words.callNow;

function CallIcon({ isLocked }: { isLocked: boolean }) {
  const { phase } = useCall().draft;
  if (isLocked) return <IconLock size={15} stroke={1.8} aria-hidden />;
  if (phase === 'inCall') return <IconPhoneOff size={15} stroke={1.8} className="bad" aria-hidden />;
  return phase === 'wrapUp' ? <IconPhoneCall size={15} stroke={1.8} aria-hidden /> : <IconPhone size={15} stroke={1.8} aria-hidden />;
}
