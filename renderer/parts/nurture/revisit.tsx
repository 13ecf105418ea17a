import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { moveRevisit } from '../../../shared/commands/move-revisit.ts';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { isRevisitDay, revisitOffer } from '../../../shared/domain/returns.ts';
import { verdictOf } from '../../../shared/domain/verdict.ts';
import { isKnownZone, localClock, wallToInstant } from '../../../shared/domain/zone.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import type { LeadRows } from '../../data/lead-rows.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './nurture.module.css';

type RevisitProps = { lead: Lead; rows: LeadRows; now: number };

/** The day on which somebody at rest is looked at again, as the timing answer gives it; changed with a reason that is kept. */
export function Revisit(props: RevisitProps) {
  const settings = useCache((cache) => cache.settings);
  if (!settings || (props.lead.stage !== 'nurture' && props.lead.stage !== 'keepInformed')) return null;
  return <RevisitLine {...props} settings={settings} />;
}

function RevisitLine({ lead, rows, now, settings }: RevisitProps & { settings: CenterSettings }) {
  const words = useWords().nurture.revisit;
  const formats = useFormats();
  const [draft, setDraft] = useState<{ on: string; reason: string } | null>(null);
  const offer = revisitOffer(verdictOf({ answers: rows.answers, score: lead.score, stage: lead.stage }, settings, now));
  const why =
    offer &&
    (offer.reason.code === 'beyondHorizon'
      ? words.fromTiming(formats.date(offer.reason.neededOn), offer.reason.horizonMonths)
      : words.fromAuthority);
  return (
    <section className={styles.box} aria-label={words.title}>
      <p>
        {words.title} <b className="b">{lead.revisitOn ? words.on(formats.date(lead.revisitOn)) : words.onNone}</b>
      </p>
      {offer && <p className="t2 sm">{why}</p>}
      {draft ? (
        <RevisitForm lead={lead} now={now} settings={settings} draft={draft} onChange={setDraft} />
      ) : (
        <div className={styles.acts} style={{ justifyContent: 'flex-start' }}>
          {offer && offer.on !== lead.revisitOn && (
            <Button size="xs" onClick={() => setDraft({ on: offer.on, reason: why ?? '' })}>
              {words.take(formats.date(offer.on))}
            </Button>
          )}
          <Button size="xs" onClick={() => setDraft({ on: lead.revisitOn ?? '', reason: '' })}>
            {words.change}
          </Button>
        </div>
      )}
    </section>
  );
}

type Draft = { on: string; reason: string };
type FormProps = { lead: Lead; now: number; settings: CenterSettings; draft: Draft; onChange: (draft: Draft | null) => void };

function RevisitForm({ lead, now, settings, draft, onChange }: FormProps) {
  const words = useWords().nurture.revisit;
  const { run } = useDesk();
  const told = useTold();
  const [isTried, setTried] = useState(false);
  const zone = lead.zones.find(isKnownZone) ?? settings.zone;
  const isDay = isRevisitDay(draft.on, localClock(now, settings.zone).day);
  const isReasoned = draft.reason.trim() !== '';
  const save = async (on: string | null) => {
    setTried(true);
    if ((on !== null && !isDay) || !isReasoned) return;
    const revisit = on === null ? null : { on, at: beginningOf(on, zone) };
    if (!(await told(() => run(moveRevisit, { leadId: lead.id, revisit, reason: draft.reason.trim() })))) return;
    showToast({ message: words.saved });
    onChange(null);
  };
  return (
    <div className={styles.mail}>
      <TextInput
        type="date"
        label={words.day}
        value={draft.on}
        error={isTried && !isDay ? words.faults.day : null}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, on: value })}
      />
      <TextInput
        label={words.reason}
        value={draft.reason}
        maxLength={300}
        error={isTried && !isReasoned ? words.faults.reason : null}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, reason: value })}
      />
      <div className={styles.acts}>
        <Button size="xs" onClick={() => onChange(null)}>
          {words.cancel}
        </Button>
        {lead.stage === 'keepInformed' && lead.revisitOn && (
          <Button size="xs" onClick={() => void save(null)}>
            {words.clear}
          </Button>
        )}
        <Button size="xs" variant="filled" onClick={() => void save(draft.on)}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}

/** The hour of the lead's morning at which a day to call again begins. */
const firstHour = '09:00';

const beginningOf = (on: string, zone: string): number => {
  const instant = wallToInstant(`${on}T${firstHour}`, zone);
  return instant.kind === 'once' ? instant.at : instant.kind === 'gap' ? instant.after : instant.earlier;
};
