import type { Lead } from '../../../shared/domain/lead.ts';
import { type ModeReason, modeOf } from '../../../shared/domain/lead-mode.ts';
import type { Silence } from '../../../shared/domain/pulse.ts';
import { type PlannedTouch, pulsePlanOf } from '../../../shared/domain/pulse-plan.ts';
import { fallToCall } from '../../../shared/domain/score-fall.ts';
import { useCache } from '../../data/desk.ts';
import type { LeadRows } from '../../data/lead-rows.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { NextTouch } from './next-touch.tsx';
import styles from './pulse.module.css';

/** Whose silence holds: a segment's, that of key accounts, everybody's. */
export const useSilenceWords = (): ((silence: Silence) => string) => {
  const words = useWords().pulse;
  const segments = useCache((cache) => cache.settings?.segments);
  return ({ segmentId }) => {
    if (segmentId === null) return words.ruleOf.everybody;
    return segmentId === 'keyAccount' ? words.ruleOf.keyAccount : (segments?.find(({ id }) => id === segmentId)?.label ?? '');
  };
};

/** The planned touches in a line: call 3 Dec, mail 17 Dec. */
export const usePlanWords = (): ((planned: readonly PlannedTouch[], now: number) => string) => {
  const words = useWords().pulse;
  const formats = useFormats();
  return (planned, now) =>
    planned
      .map(({ kind, at }) => (at <= now ? words.touchNow(words.kinds[kind]) : words.touch(words.kinds[kind], formats.shortDay(at, now))))
      .join(', ');
};

/** Why a lead looks as it does, in a few words each. */
export const useModeReasons = (): ((reasons: readonly ModeReason[]) => string[]) => {
  const words = useWords().pulse.modeReasons;
  return (reasons) => reasons.map((reason) => (reason.code === 'burst' ? words.burst(reason.count) : words[reason.code]));
};

/** By when this lead is to hear from us, what is planned, and what does the next of it. Nothing for leads that are not ours to keep in touch with. */
export function PulseLine({ lead, rows, now }: { lead: Lead; rows: LeadRows; now: number }) {
  const words = useWords().pulse;
  const formats = useFormats();
  const settings = useCache((cache) => cache.settings);
  const company = useCache((cache) => (lead.companyId ? cache.companies.get(lead.companyId) : undefined));
  const whose = useSilenceWords();
  const inWords = usePlanWords();
  const whyMode = useModeReasons();
  const plan = settings && pulsePlanOf(lead, { company, touches: rows.touches, now }, settings);
  const next = plan?.planned[0];
  if (!plan || !next) return null;
  const { silence, leftMs } = plan.standing;
  const { mode, reasons } = modeOf(lead, rows.touches, now);
  const fall = fallToCall(lead, settings.pulse.scoreFloor, { days: silence.days, now });
  return (
    <section className={styles.line} aria-label={words.title}>
      <p>
        {words.title}{' '}
        <b className={leftMs < 0 ? 'bad' : 'b'}>
          {leftMs < 0 ? words.overBy(formats.length(-leftMs)) : words.dueIn(formats.length(leftMs))}
        </b>{' '}
        <span className="t3 sm">{words.rule(words.days(silence.days), whose(silence))}</span>
        <br />
        <span className="t2 sm">{words.planned(inWords(plan.planned, now))}</span>
        <br />
        {fall && (
          <>
            <span className="warn sm">{words.fell(fall.from, fall.score, fall.floor)}</span>
            <br />
          </>
        )}
        <span className="t2 sm">{words.modeOf(words.modes[mode], formats.list(whyMode(reasons)))}</span>
      </p>
      <NextTouch lead={lead} kind={next.kind} />
    </section>
  );
}
