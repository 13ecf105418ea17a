import { useState } from 'react';
import { useCache } from '../../data/desk.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useWords } from '../../words/words.tsx';
import { AbsencePart } from './absence-part.tsx';
import { CallsPart } from './calls-part.tsx';
import styles from './floor.module.css';
import { GoalsPart } from './goals-part.tsx';
import { RejectedPart } from './rejected-part.tsx';

const parts = ['calls', 'rejected', 'absence', 'goals'] as const;
type Part = (typeof parts)[number];

/** One rep: their calls to talk about, when they are away and who takes over, what they are to reach. */
export function RepDrawer({ userId, onClose }: { userId: string; onClose: () => void }) {
  const words = useWords().floor.rep;
  const name = useCache((cache) => cache.users.get(userId)?.name ?? '');
  const [part, setPart] = useState<Part>('calls');
  return (
    <Drawer isOpen onClose={onClose} title={name} width={520}>
      <div className={styles.parts}>
        <Segmented
          label={words.parts}
          value={part}
          items={parts.map((value) => ({ value, label: words.part[value] }))}
          onChange={(value) => setPart(value)}
          isFullWidth
        />
      </div>
      {part === 'calls' && <CallsPart userId={userId} />}
      {part === 'rejected' && <RejectedPart userId={userId} />}
      {part === 'absence' && <AbsencePart userId={userId} />}
      {part === 'goals' && <GoalsPart userId={userId} />}
    </Drawer>
  );
}
