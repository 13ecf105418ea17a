import type { CadenceLead } from '../../../../shared/domain/cadence.ts';
import type { Disposition } from '../../../../shared/domain/call.ts';
import { type Lead, leadName } from '../../../../shared/domain/lead.ts';
import { effectOf } from '../../../../shared/domain/outcome-effect.ts';
import { isCallableStage } from '../../../../shared/domain/stage.ts';
import { useWholeCache } from '../../../data/desk.ts';
import { useNow } from '../../../data/use-now.ts';
import { useSayEffect } from '../../../words/effect-words.ts';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';

const lookedAt = 400;

/** Somebody who was tried a few times in vain: what most outcomes are pressed for. */
const exampleOf = (leads: ReadonlyMap<string, Lead>): Lead | undefined => {
  let seen = 0;
  for (const lead of leads.values()) {
    seen += 1;
    if (seen > lookedAt) return undefined;
    if (isCallableStage(lead.stage) && !lead.doNotCall && lead.attempts >= 2 && lead.attempts <= 5 && lead.zones.length > 0) return lead;
  }
  return undefined;
};

/** What the outcome would do, said by the very words of the call bar, for a real lead where there is one. */
export function OutcomePreview({ row, isSound }: { row: Disposition; isSound: boolean }) {
  const words = useWords().settings.dispositions;
  const now = useNow(30_000);
  const { settings, leads } = useWholeCache();
  const say = useSayEffect();
  if (!settings) return null;
  const real = exampleOf(leads);
  const made: CadenceLead = {
    attempts: 3,
    connects: 0,
    country: settings.defaultCountry,
    zones: [settings.zone],
    hours: [],
    doNotCall: false,
  };
  const called = real ? { ...real, attempts: real.attempts + 1 } : { ...made, attempts: made.attempts + 1 };
  return (
    <div className={styles.preview} aria-live="polite">
      <span className="t3 sm">
        {words.preview} {real ? words.previewOf(leadName(real)) : words.previewExample}
      </span>
      <b className="b">
        {isSound ? say(effectOf(row, { lead: called, settings, now, attemptsAt: [now] }), called, now) : words.previewFaulty}
      </b>
    </div>
  );
}
