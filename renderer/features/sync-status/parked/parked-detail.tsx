import { Button } from '@mantine/core';
import { IconArrowUpRight, IconCopy } from '@tabler/icons-react';
import type { Parked } from '../../../../shared/domain/history.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import { useWhereabouts } from '../../../data/lead-whereabouts.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCommandWords } from '../use-command-words.ts';
import styles from './parked.module.css';
import { leadIdOf } from './parked-actions.ts';
import { ParkedFoot } from './parked-foot.tsx';
import { typedFields } from './typed-fields.ts';
import { useHappened, usePersonName, useSafe, useTypedLookups, useWentTo } from './use-parked-words.ts';

type ParkedDetailProps = { parked: Parked; now: number; onOpenLead: (leadId: string) => void };

/** One piece of parked work: what happened, what is safe, where the lead stands, all that was entered, and what settles it. */
export function ParkedDetail({ parked, now, onOpenLead }: ParkedDetailProps) {
  const words = useWords().parked;
  const happened = useHappened(parked);
  const safe = useSafe()(parked);
  return (
    <>
      <Head parked={parked} now={now} onOpenLead={onOpenLead} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.typedTitle}>
        <dl className={styles.facts}>
          <dt>{words.happenedTitle}</dt>
          <dd>
            {happened.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </dd>
          <dt>{words.safeTitle}</dt>
          <dd>{safe}</dd>
          <LeadNow parked={parked} />
          {parked.state === 'resolved' && <SettledFact parked={parked} now={now} />}
        </dl>
        <h3 className={styles.typedHead}>{words.typedTitle}</h3>
        <Typed name={parked.name} args={parked.args} />
      </section>
      {parked.state === 'open' && <ParkedFoot key={parked.id} parked={parked} />}
    </>
  );
}

function Head({ parked, now, onOpenLead }: ParkedDetailProps) {
  const words = useWords().parked;
  const formats = useFormats();
  const say = useCommandWords();
  const personName = usePersonName();
  const lookups = useTypedLookups();
  const leadId = leadIdOf(parked);
  const { isHere } = useWhereabouts()(leadId);
  const what = say({ name: parked.name, leadIds: leadId === null ? [] : [leadId] });
  const author = personName(parked.doneById ?? parked.userId);
  const doneAt = formats.dayAndTime(parked.doneAt ?? parked.parkedAt, now);
  const copy = async () => {
    const lines = typedFields(parked.name, parked.args, lookups).map(({ label, value }) => `${label}: ${value}`);
    await navigator.clipboard.writeText([words.noteHead(author, doneAt, what), ...lines].join('\n'));
    showToast({ message: words.copied });
  };
  useKeys([
    { keys: 'o', label: words.actions.open, isDisabled: !isHere, run: () => leadId !== null && onOpenLead(leadId) },
    { keys: 'y', label: words.copy, run: () => void copy() },
  ]);
  return (
    <div className={styles.head}>
      <div className="grow">
        <h2 className={styles.what}>{what}</h2>
        <p className="t2">
          {words.by(author, doneAt)}
          {parked.doneById && `, ${words.for(personName(parked.userId, 'inside'))}`}
        </p>
      </div>
      <Button
        onClick={() => void copy()}
        leftSection={<IconCopy size={14} aria-hidden />}
        rightSection={<KeyCap keys="y" />}
        aria-keyshortcuts={ariaKeys('y')}
      >
        {words.copy}
      </Button>
      {isHere && leadId !== null && (
        <Button
          onClick={() => onOpenLead(leadId)}
          leftSection={<IconArrowUpRight size={14} aria-hidden />}
          rightSection={<KeyCap keys="o" />}
          aria-keyshortcuts={ariaKeys('o')}
        >
          {words.actions.open}
        </Button>
      )}
    </div>
  );
}

/** Where the lead stands now, or where it went. */
function LeadNow({ parked }: { parked: Parked }) {
  const words = useWords();
  const leadId = leadIdOf(parked);
  const { lead, isHere, name } = useWhereabouts()(leadId);
  const wentTo = useWentTo();
  const personName = usePersonName();
  if (leadId === null) return null;
  const said =
    isHere && lead
      ? words.parked.nowStage(
          leadName(lead),
          words.states.stage[lead.stage].toLowerCase(),
          lead.ownerId === null ? words.parked.inPool : personName(lead.ownerId, 'inside'),
        )
      : [name, wentTo(leadId)].filter(Boolean).join(', ');
  return (
    <>
      <dt>{words.parked.nowTitle}</dt>
      <dd>{said}</dd>
    </>
  );
}

function SettledFact({ parked, now }: { parked: Parked; now: number }) {
  const words = useWords().parked;
  const formats = useFormats();
  const personName = usePersonName();
  const how = words.resolutions[parked.resolution ?? 'seen'];
  return (
    <>
      <dt>{words.settledTitle}</dt>
      <dd>
        <p>
          {words.settledBy(
            how,
            personName(parked.resolvedById ?? parked.userId, 'inside'),
            formats.dayAndTime(parked.resolvedAt ?? parked.parkedAt, now),
          )}
        </p>
        {parked.resolutionNote && <p>“{parked.resolutionNote}”</p>}
      </dd>
    </>
  );
}

/** Every field a command carries, readable. */
export function Typed({ name, args }: { name: string; args: Record<string, unknown> }) {
  const words = useWords().parked;
  const fields = typedFields(name, args, useTypedLookups());
  if (fields.length === 0) return <p className="t2">{words.nothingTyped}</p>;
  return (
    <dl className={styles.typed}>
      {fields.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields of one command never change places
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
