import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { inVainOf } from '../../../../shared/domain/cadence.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { usePersonName } from '../../../parts/use-person-name.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './header.module.css';
import { CopyNumberKey, NumberFact } from './number-fact.tsx';
import { ScoreFact } from './score-fact.tsx';

type FactProps = {
  name: string;
  children: ReactNode;
  /** Goes first where there is no room. */
  isRare?: boolean;
  /** Its words are cut before others go. */
  isLong?: boolean;
};

function Fact({ name, children, isRare = false, isLong = false }: FactProps) {
  return (
    <div data-rare={isRare || undefined} data-gives={isLong || undefined}>
      <dt>{name}</dt>
      <dd className="cut">{children}</dd>
    </div>
  );
}

/** One line of facts; the rarer ones go first where there is no room. */
export function LeadFacts() {
  const words = useWords().call.facts;
  const formats = useFormats();
  const { lead, campaign, offered, now } = useCall();
  const cap = Math.max(0, ...offered.map((each) => each.giveUpAfter ?? 0));
  const limit = formats.count(cap);
  const ofCap = lead.connects === 0 ? words.ofCap(limit) : words.inVainOfCap(formats.count(inVainOf(lead)), limit);
  return (
    <>
      <CopyNumberKey />
      <dl className={styles.facts}>
        <ScoreFact />
        <StageFact />
        <Fact name={words.attempts}>
          {formats.count(lead.attempts)}
          {cap > 0 && <span className="t3">{ofCap}</span>}
        </Fact>
        <Fact name={words.lastTouch}>{lead.lastTouchAt === null ? words.never : formats.age(lead.lastTouchAt, now)}</Fact>
        <Fact name={words.owner}>
          <OwnerName />
        </Fact>
        {campaign && (
          <Fact name={words.campaign} isRare isLong>
            {campaign.name}
          </Fact>
        )}
        <ConsentFact />
        <NumberFact />
      </dl>
    </>
  );
}

function StageFact() {
  const words = useWords();
  const formats = useFormats();
  const { lead, settings, now } = useCall();
  return (
    <div>
      <dt>{words.call.facts.stage}</dt>
      <dd>
        <Tooltip label={settings.definitions[lead.stage]} multiline maw={340} events={{ hover: true, focus: true, touch: true }}>
          <button type="button" className={styles.explained} aria-description={settings.definitions[lead.stage]}>
            {words.states.stage[lead.stage]}
          </button>
        </Tooltip>{' '}
        <span className="t3">{formats.age(lead.stageSinceAt, now)}</span>
      </dd>
    </div>
  );
}

function OwnerName() {
  const words = useWords().call.facts;
  const { user } = useDesk();
  const { lead, isHere, departure } = useCall();
  const claimed = useClaimWords();
  // A lead that left this desktop in mid-call is shown as it was last seen: whose it is now, only its departure tells.
  const ownerId = isHere ? lead.ownerId : departure?.toId;
  const name = useCache((cache) => (ownerId ? cache.users.get(ownerId)?.name : undefined));
  if (ownerId === null) return claimed || words.pool;
  if (ownerId === user.userId) return words.you;
  return name ?? words.somebody;
}

/** Who has a pool lead, and until when. */
const useClaimWords = (): string => {
  const words = useWords().pool.owner;
  const formats = useFormats();
  const { claim, lease } = useCall();
  const nameOf = usePersonName();
  if (claim.kind === 'mine') return words.mine(formats.time(claim.until));
  if (lease.kind === 'held') return words.held(formats.time(lease.until));
  if (claim.kind === 'checkedOut') return words.checkedOut(nameOf(claim.byId), formats.time(claim.until));
  return claim.kind === 'leased' ? words.leased(nameOf(claim.byId)) : '';
};

/** Channels on which the lead may be addressed, and since when that is known. */
function ConsentFact() {
  const words = useWords().call.facts;
  const formats = useFormats();
  const { lead, now } = useCall();
  const { phone, mail, recordedAt, source } = lead.consent;
  const isGiven = (basis: string) => basis === 'granted' || basis === 'legitimateInterest';
  const channels = [isGiven(phone) && words.phone, isGiven(mail) && words.mail].filter((each) => each !== false);
  const refused = [phone === 'refused' && words.noPhone, mail === 'refused' && words.noMail].filter((each) => each !== false);
  const said = [...channels, ...refused].join(', ');
  return (
    <Fact name={words.consent} isRare>
      {said || words.unknown} {recordedAt !== null && <span className="t3">{formats.shortDay(recordedAt, now)}</span>}
      {source && <span className="t3"> {words.consentFrom(source)}</span>}
    </Fact>
  );
}
