import { IconArrowRight, IconStarFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { letters } from '../../../shared/domain/bantfo.ts';
import type { HandoffPackage } from '../../../shared/domain/handoff.ts';
import { dialNumber } from '../../../shared/domain/lead.ts';
import { useCache } from '../../data/desk.ts';
import { useScoreRuleNames } from '../../data/score-rule-names.ts';
import { LetterGlyph } from '../../ui/letter-glyph.tsx';
import { ScoreLines } from '../../ui/score-lines.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useAnswerLine } from '../../words/answer-line.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './handoffs.module.css';
import { PhoneLink } from './phone-link.tsx';

type PackageViewProps = {
  of: HandoffPackage;
  /** Coded or plain lines that say why this salesperson. */
  routing: readonly string[];
  repId: string;
  now: number;
  /** When it was frozen, which ages of the score's lines are told at; left out: now. */
  handedOffAt?: number;
  /** Below the package: what became of it. */
  children?: ReactNode;
};

/** A handoff's package as the salesperson reads it: who, what was promised, the six letters with evidence, the way here. */
export function PackageView({ of, routing, repId, now, handedOffAt, children }: PackageViewProps) {
  const words = useWords().handoffs;
  return (
    <>
      <Hero of={of} />
      <div className={styles.package}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
        <section className={styles.left} tabIndex={0} aria-label={words.evidence}>
          {letters.map((letter) => (
            <AnswerRow key={letter} of={of} letter={letter} now={now} />
          ))}
          <Said of={of} />
          {children}
        </section>
        <Side of={of} routing={routing} repId={repId} now={now} handedOffAt={handedOffAt ?? now} />
      </div>
    </>
  );
}

function Hero({ of }: { of: HandoffPackage }) {
  const words = useWords().handoffs;
  const phone = dialNumber(of);
  return (
    <div className={styles.hero}>
      <div>
        <h2 className="name-xl">{of.name}</h2>
        <p className="t2 row">
          {[of.title, of.companyName, of.city].filter(Boolean).join(', ')}
          {of.isKeyAccount && (
            <Tag>
              <IconStarFilled size={10} aria-hidden /> {words.keyAccount}
            </Tag>
          )}
        </p>
      </div>
      <div className={styles.reach}>
        {phone && <PhoneLink phone={phone} />}
        {of.email && (
          <a className="t2" href={`mailto:${of.email}`}>
            {of.email}
          </a>
        )}
      </div>
      {of.promise && (
        <p className={styles.promise}>
          <IconArrowRight size={16} className="accent" aria-hidden />
          <span>
            <b className="b">{words.promised(of.name.split(' ')[0] ?? of.name)}</b> {of.promise}
          </span>
        </p>
      )}
    </div>
  );
}

function AnswerRow({ of, letter, now }: { of: HandoffPackage; letter: (typeof letters)[number]; now: number }) {
  const words = useWords();
  const formats = useFormats();
  const line = useAnswerLine();
  const answer = of.answers.find((each) => each.letter === letter);
  const evidence =
    answer && words.handoffs.saidBy(answer.words, formats.shortDay(answer.answeredAt, now), words.handoffs.sureness[answer.confidence]);
  return (
    <div className={styles.answer}>
      <span className="t2">{words.states.letterName[letter]}</span>
      <LetterGlyph state={answer?.state ?? 'unknown'} />
      <span>
        <span className="b">{answer ? line(answer) : words.handoffs.notAsked}</span>
        {evidence && <small>{evidence}</small>}
      </span>
    </div>
  );
}

function Said({ of }: { of: HandoffPackage }) {
  const words = useWords().handoffs;
  return (
    <>
      {of.note && (
        <div className={styles.said}>
          <h3>{words.noteOf(of.noteBy.split(' ')[0] ?? '')}</h3>
          <p>{of.note}</p>
        </div>
      )}
      {of.scriptAnswers.length > 0 && (
        <div className={styles.said}>
          <h3>{words.scriptAnswers(of.scriptName)}</h3>
          {of.scriptAnswers.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: frozen, in the order asked
            <p key={index}>
              <span className="t2">{each.question}</span> {each.answer}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

function Side({ of, routing, repId, now, handedOffAt = now }: PackageViewProps) {
  const { handoffs: words, score } = useWords();
  const formats = useFormats();
  const rep = useCache((cache) => cache.users.get(repId)?.name);
  const ruleNames = useScoreRuleNames();
  const lines = [...of.scoreLines].sort((a, b) => b.points - a.points);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls in a small window, so the keyboard must reach it
    <section className={styles.side} tabIndex={0} aria-label={words.background}>
      {routing.length > 0 && (
        <div>
          <h3>{words.whyToYou}</h3>
          <p>{routing.join(', ')}</p>
        </div>
      )}
      <div>
        <h3>{score.title}</h3>
        <ScoreLines lines={lines} score={of.score} footer={score.model(of.scoreModel)} ruleNames={ruleNames} now={handedOffAt} isWhole />
      </div>
      <div>
        <h3>{words.trail}</h3>
        <ul>
          <li>
            <span>{words.calls(of.attempts, of.connects)}</span>
            <span className="t3">{of.lastAttemptAt === null ? '' : formats.shortDay(of.lastAttemptAt, now)}</span>
          </li>
          <li>
            <span>{words.otherTouches(of.touches)}</span>
            <span className="t3">{of.firstTouchAt === null ? '' : words.since(formats.shortDay(of.firstTouchAt, now))}</span>
          </li>
          {of.campaignName && (
            <li>
              <span className="cut">{of.campaignName}</span>
              <span className="t3">{words.campaign.toLowerCase()}</span>
            </li>
          )}
          {rep && (
            <li>
              <span>{rep}</span>
              <span className="t3">{words.rep.toLowerCase()}</span>
            </li>
          )}
        </ul>
      </div>
    </section>
  );
}
