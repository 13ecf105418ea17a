import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import type { PulseKind } from '../../../shared/domain/pulse-settings.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import { TouchDialog } from './touch-dialog.tsx';

/** What does a planned touch: a call of one's own lead, a mail, the record of an event. Another's call comes up in their queue. */
export function NextTouch({ lead, kind }: { lead: Lead; kind: PulseKind }) {
  const words = useWords().pulse;
  const { user } = useDesk();
  const [, navigate] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const owner = useCache((cache) => (lead.ownerId ? cache.users.get(lead.ownerId)?.name : undefined));
  const isOwnCall = user.role === 'rep' && lead.ownerId === user.userId;
  if (kind === 'call' && !isOwnCall) return <span className="t3 sm">{owner ? words.inQueueOf(owner) : words.inPool}</span>;
  return (
    <>
      <Button
        size="compact-xs"
        aria-label={words.actOf(words.acts[kind], leadName(lead))}
        onClick={() => (kind === 'call' ? navigate(`/call/${lead.id}`) : setOpen(true))}
      >
        {words.acts[kind]}
      </Button>
      {isOpen && kind !== 'call' && <TouchDialog lead={lead} kind={kind} onClose={() => setOpen(false)} />}
    </>
  );
}
