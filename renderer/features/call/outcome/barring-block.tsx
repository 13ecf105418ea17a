import { leadName } from '../../../../shared/domain/lead.ts';
import { formatPhone } from '../../../../shared/domain/phone-number.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { useDesk } from '../../../data/desk.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { alsoStopped, type BarringScope, barredBy, barringScopes, houseOf } from './barring.ts';
import { NumberedChips } from './numbered-chips.tsx';
import styles from './outcome.module.css';
import { useSubject } from './outcome-subject.tsx';

const namedAtMost = 3;

/** Whom the do-not-call means, and whom else of ours it stops, said before it does. */
export function BarringBlock({ outcome }: { outcome: OutcomeDraft }) {
  const words = useWords().call.barring;
  const { edit, lead, company } = useSubject();
  const house = houseOf(lead);
  const scopes = barringScopes.filter((scope) => scope !== 'house' || house !== null);
  return (
    <>
      <NumberedChips
        label={words.whom}
        isNumbered
        value={outcome.barring ?? 'person'}
        items={scopes.map((value) => ({
          value,
          label: words.scopes[value](lead.firstName || leadName(lead), company?.name ?? house ?? ''),
        }))}
        onChoose={(barring) => edit({ barring: barring as BarringScope })}
      />
      <Reach scope={outcome.barring ?? 'person'} />
    </>
  );
}

function Reach({ scope }: { scope: BarringScope }) {
  const words = useWords().call.barring;
  const formats = useFormats();
  const { cache } = useDesk();
  const { lead } = useSubject();
  const leads = cache.store.getState().leads;
  const values = barredBy(lead, scope, leads.values());
  const stopped = alsoStopped(lead, values, leads.values());
  const shown = values.map((value) => (value.startsWith('+') ? formatPhone(value) : value));
  const names = stopped.slice(0, namedAtMost).map(leadName);
  return (
    <p className={`${styles.reach} t2 sm`} aria-live="polite">
      {shown.length > 0 && <span className="cut">{words.binds(formats.list(shown))}</span>}
      {stopped.length > 0 && <b className="b">{words.alsoStops(formats.list(names), stopped.length - names.length)}</b>}
    </p>
  );
}
