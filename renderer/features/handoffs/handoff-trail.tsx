import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Handoff, HandoffEvent } from '../../../shared/domain/handoff.ts';
import { handoffAgreementsOf } from '../../../shared/domain/handoff-agreements.ts';
import { systemId } from '../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './handoffs.module.css';
import { useReminders } from './reminded.tsx';

/** What became of a handoff, step by step, with the other handoffs of its lead: one history. */
export function HandoffTrail({ handoff, now }: { handoff: Handoff; now: number }) {
  const words = useWords().handoffLoop;
  const { handoffs } = useWholeCache();
  const reminders = useReminders(handoff.id);
  const others = useMemo(
    () => [...handoffs.values()].filter((each) => each.leadId === handoff.leadId && each.id !== handoff.id),
    [handoffs, handoff],
  );
  const events = [handoff, ...others].flatMap((each) =>
    (each.history ?? [])
      .filter((event) => event.kind !== 'split' || !others.concat(handoff).some((deal) => isBegunBy(deal, each, event)))
      .map((event) => ({ event, isOwn: each.id === handoff.id, number: each.number })),
  );
  for (const { byId, remindedAt } of reminders) {
    events.push({ event: { kind: 'reminded', at: remindedAt, byId, text: '' }, isOwn: true, number: handoff.number });
  }
  events.sort((a, b) => a.event.at - b.event.at);
  return (
    <section className={styles.trail} aria-label={words.trail}>
      <h3>
        {words.trail}
        <span className="grow" />
        <PdfButton handoff={handoff} />
      </h3>
      <p className="t3 sm">
        {words.number(handoff.number)}
        {others.length > 0 && `, ${words.earlier(others.length)}`}
      </p>
      <MailLine handoff={handoff} now={now} />
      <ul>
        {events.map(({ event, isOwn, number }) => (
          <EventLine key={`${number}.${event.at}.${event.kind}`} event={event} now={now} of={isOwn ? '' : number} />
        ))}
      </ul>
    </section>
  );
}

/** A second deal stands on both handoffs; it is told once, by the deal that began with it. */
const isBegunBy = (deal: Handoff, of: Handoff, event: HandoffEvent): boolean =>
  deal.origin === 'split' && deal.previousId === of.id && deal.handedOffAt === event.at;

function EventLine({ event, now, of }: { event: HandoffEvent; now: number; of: string }) {
  const words = useWords().handoffLoop;
  const formats = useFormats();
  const { users, settings } = useWholeCache();
  const who = event.byId === systemId ? words.byRule : (users.get(event.byId)?.name ?? '');
  const labels = [...handoffAgreementsOf(settings).stages, ...(settings?.lostReasons ?? [])];
  const text =
    event.kind === 'stage' || event.kind === 'lost' ? (labels.find(({ code }) => code === event.text)?.label ?? event.text) : event.text;
  return (
    <li>
      <span>
        {of && <span className="t3">{of} </span>}
        {words.event(words.kinds[event.kind], text)}
      </span>
      <span className="t3 sm">{words.by(who, formats.shortDayAndTime(event.at, now))}</span>
    </li>
  );
}

/** How the mail to sales fares; said honestly, also where none can be sent. */
function MailLine({ handoff, now }: { handoff: Handoff; now: number }) {
  const words = useWords().handoffLoop;
  const formats = useFormats();
  const { api, user } = useDesk();
  const { mailState = 'none', mailAt, mailProblem } = handoff;
  if (mailState === 'none') return null;
  const again = async () => {
    const answer = await api(`/api/handoffs/${encodeURIComponent(handoff.id)}/mails`, { method: 'POST' }).catch(() => null);
    showToast(answer?.ok ? { message: words.mailedAgain } : { message: words.serverAway, tone: 'bad' });
  };
  const isOver = mailState === 'failed' || mailState === 'unconfigured';
  const tone = mailState === 'failed' ? 'bad' : 't3';
  return (
    <p className={`sm row ${tone}`} style={{ gap: 8 }}>
      {words.mailAt(words.mail[mailState], mailAt && mailState === 'sent' ? formats.shortDayAndTime(mailAt, now) : '', mailProblem ?? '')}
      {isOver && user.role !== 'salesperson' && (
        <Button size="compact-xs" onClick={() => void again()}>
          {words.again}
        </Button>
      )}
    </p>
  );
}

function PdfButton({ handoff }: { handoff: Handoff }) {
  const words = useWords().handoffLoop;
  const { api, platform } = useDesk();
  const [isBusy, setIsBusy] = useState(false);
  const download = async () => {
    setIsBusy(true);
    const answer = await api(`/api/handoffs/${encodeURIComponent(handoff.id)}/package.pdf`).catch(() => null);
    const data = answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    const saved = data && (await platform.exportFile({ name: `${handoff.number}.pdf`, mime: 'application/pdf', data }));
    if (!saved || saved.kind === 'failed') showToast({ message: words.pdfFailed, tone: 'bad' });
    setIsBusy(false);
  };
  return (
    <Button
      size="xs"
      disabled={isBusy}
      onClick={() => void download()}
      leftSection={<IconFileTypePdf size={14} stroke={1.6} aria-hidden />}
    >
      {words.pdf}
    </Button>
  );
}
