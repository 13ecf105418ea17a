import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useIntents } from '../../data/intents.ts';
import { mayHandOff } from '../../data/may-hand-off.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useWords } from '../../words/words.tsx';
import { HandOffDrawer } from './hand-off-drawer.tsx';
import styles from './handoffs.module.css';

const shownAtMost = 4;

/** Qualified leads that nobody has handed off yet: a rep's own, for others all they see. */
export const useWaitingQsos = (): Lead[] => {
  const { user } = useDesk();
  const cache = useWholeCache();
  return useMemo(() => [...cache.leads.values()].filter((lead) => mayHandOff(lead, user)), [cache, user]);
};

/** Offers to hand them off; the first by key. Nothing when there are none. */
export function WaitingQsos({ leads: waiting }: { leads: readonly Lead[] }) {
  const words = useWords().handoffs;
  const { leads } = useWholeCache();
  const { handOffLeadId, taken } = useIntents();
  const [opened, setOpened] = useState<string | null>(handOffLeadId);
  useEffect(taken, [taken]);
  const first = waiting[0];
  const lead = opened === null ? undefined : leads.get(opened);
  useKeys([{ keys: 'h', label: words.handOff, run: () => setOpened(first?.id ?? null) }], { isActive: first !== undefined });
  return (
    <>
      {waiting.length > 0 && (
        <section className={styles.waiting} aria-label={words.toHandOff(waiting.length)}>
          <b className="b">{words.toHandOff(waiting.length)}</b>
          {waiting.slice(0, shownAtMost).map((each, index) => (
            <HandOffButton key={each.id} lead={each} isFirst={index === 0} onOpen={() => setOpened(each.id)} />
          ))}
        </section>
      )}
      {lead && <HandOffDrawer key={lead.id} lead={lead} onClose={() => setOpened(null)} />}
    </>
  );
}

function HandOffButton({ lead, isFirst, onOpen }: { lead: Lead; isFirst: boolean; onOpen: () => void }) {
  const words = useWords().handoffs;
  return (
    <Button
      size="xs"
      onClick={onOpen}
      rightSection={isFirst && <KeyCap keys="h" />}
      {...(isFirst ? { 'aria-keyshortcuts': ariaKeys('h') } : {})}
    >
      {words.handOffTitle(leadName(lead))}
    </Button>
  );
}
