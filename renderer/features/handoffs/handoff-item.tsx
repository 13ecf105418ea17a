import type { Handoff } from '../../../shared/domain/handoff.ts';
import { handoffAgreementsOf } from '../../../shared/domain/handoff-agreements.ts';
import { standingOf } from '../../../shared/domain/handoff-log.ts';
import { useCache } from '../../data/desk.ts';
import { Meter } from '../../ui/meter.tsx';
import { StageGlyph } from '../../ui/stage-glyph.tsx';
import { cssColor } from '../../ui/tokens.ts';
import { useAnswerLine } from '../../words/answer-line.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './handoffs.module.css';

type ItemProps = { handoff: Handoff; now: number; isCurrent: boolean; onChoose: () => void };

/** One handoff in the list: who, at which company, with what budget; how much of the time to answer is used, or what came of it. */
export function HandoffItem({ handoff, now, isCurrent, onChoose }: ItemProps) {
  const line = useAnswerLine();
  const budget = handoff.package.answers.find((each) => each.letter === 'B');
  const what = [handoff.package.companyName, budget && budget.state !== 'unknown' ? line(budget) : ''].filter(Boolean).join(', ');
  return (
    <button type="button" className={styles.item} aria-current={isCurrent ? 'true' : undefined} onClick={onChoose}>
      <span className="row" style={{ gap: 6 }}>
        {handoff.answer !== 'waiting' && <StandingGlyph handoff={handoff} now={now} />}
        <span className="b cut">{handoff.package.name}</span>
      </span>
      <span className="t2 cut" style={{ display: 'block' }}>
        {what}
      </span>
      {handoff.answer === 'waiting' ? <TimeLeft handoff={handoff} now={now} /> : <Standing handoff={handoff} now={now} />}
    </button>
  );
}

function StandingGlyph({ handoff, now }: { handoff: Handoff; now: number }) {
  const standing = standingOf(handoff, now);
  const stage = standing === 'won' || standing === 'lost' || standing === 'accepted' ? standing : 'working';
  return <StageGlyph stage={stage} />;
}

function Standing({ handoff, now }: { handoff: Handoff; now: number }) {
  const words = useWords().handoffs;
  const formats = useFormats();
  const standing = standingOf(handoff, now);
  const at = handoff.closedAt ?? handoff.answeredAt ?? handoff.handedOffAt;
  const value = handoff.value !== null && handoff.currency ? `, ${formats.money(handoff.value, handoff.currency)}` : '';
  const stages = useCache((cache) => handoffAgreementsOf(cache.settings).stages);
  const stage = standing === 'accepted' ? stages.find(({ code }) => code === handoff.opportunityStage)?.label : undefined;
  const said = [words.standingSince(words.standing[standing], formats.shortDay(at, now)), stage].filter(Boolean).join(', ');
  return <span className="t3 sm">{`${said}${value}`}</span>;
}

/** Less than this left, and it is amber. */
const soonMs = 4 * 60 * 60 * 1000;

function TimeLeft({ handoff, now }: { handoff: Handoff; now: number }) {
  const words = useWords().handoffs;
  const loop = useWords().handoffLoop;
  const formats = useFormats();
  const rep = useCache((cache) => cache.users.get(handoff.repId)?.name ?? '');
  // The clock stands still.
  if (handoff.askedAt !== null) return <span className="t3 sm">{loop.waitsFor(rep.split(' ')[0] ?? rep)}</span>;
  const leftMs = handoff.answerDueAt - now;
  const whole = handoff.answerDueAt - handoff.handedOffAt;
  const tone = leftMs < 0 ? 'bad' : leftMs < soonMs ? 'warn' : '';
  const color = cssColor(tone === '' ? 'text-3' : tone);
  return (
    <span className={styles.sla}>
      <Meter max={whole} height={4} parts={[{ value: Math.max(0, now - handoff.handedOffAt), color }]} />
      <span className={tone}>{leftMs < 0 ? words.over(formats.length(-leftMs)) : words.left(formats.length(leftMs))}</span>
    </span>
  );
}
