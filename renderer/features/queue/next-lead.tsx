import {
  IconBook2,
  IconBulb,
  IconCalendarCheck,
  IconClockHour4,
  IconFlame,
  IconHelpCircle,
  IconMessages,
  IconStarFilled,
} from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { Letter } from '../../../shared/domain/bantfo.ts';
import { chooseScript } from '../../../shared/domain/choose-script.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { fillMergeFields } from '../../../shared/domain/merge-fields.ts';
import type { PulseKind } from '../../../shared/domain/pulse-settings.ts';
import type { QueueEntry, QueueReason } from '../../../shared/domain/queue.ts';
import { backBy } from '../../../shared/domain/returns.ts';
import { lettersOfStep } from '../../../shared/domain/script-facts.ts';
import { surenessOf } from '../../../shared/domain/touch-insights.ts';
import { type WhyLine, whyNow } from '../../../shared/domain/why-now.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useLastSaidAt } from '../../data/last-said.ts';
import { useNextAttempt } from '../../data/next-attempt.ts';
import { rowsOfLeads } from '../../data/rows.ts';
import { LetterStrip } from '../../ui/letter-glyph.tsx';
import { Score } from '../../ui/score.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useNextAttemptWords } from '../../words/retry-why.ts';
import { useSentBack } from '../../words/use-sent-back.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { NextLeadActs } from './next-lead-acts.tsx';
import styles from './today.module.css';
import { type InsightLine, useInsightLines } from './use-insight-lines.ts';
import { useReasonWords } from './use-reason-words.ts';
import { WindowWords } from './window-words.tsx';

/** `due`: the touch that its pulse asks for now, which may be no call. */
type NextLeadProps = { entry: QueueEntry<Lead>; due: PulseKind | null; now: number };

/** The largest thing on the screen: who to call next, why, and the key that does it. */
export function NextLead(props: NextLeadProps) {
  const words = useWords().today;
  return (
    <section className={styles.next} aria-label={words.next}>
      <Who {...props} />
      <Why {...props} />
    </section>
  );
}

function Who({ entry: { lead, reason, window }, due, now }: NextLeadProps) {
  const words = useWords().today;
  const formats = useFormats();
  const { companies } = useWholeCache();
  const reasonWords = useReasonWords(now)(reason, due);
  const company = companies.get(lead.companyId ?? '');
  const saidAt = useLastSaidAt(lead.id);
  const tries = lead.attempts === 0 ? words.noTries : words.tries(lead.attempts);
  return (
    <div className={styles.who}>
      <div className={styles.eyebrow}>
        {words.next}{' '}
        <Tag tone={reasonWords.tone ?? 'accent'}>
          {reasonWords.label}, {reasonWords.detail}
        </Tag>
      </div>
      <h2 className="name-xl">{leadName(lead)}</h2>
      <div className="t2 row" style={{ gap: 5 }}>
        <span className="cut">{[lead.title, company?.name].filter(Boolean).join(', ')}</span>
        {company?.isKeyAccount && (
          <>
            <IconStarFilled size={11} aria-hidden /> <span className="t3">{words.keyAccount}</span>
          </>
        )}
      </div>
      <SentBack lead={lead} />
      {lead.lastSaid && (
        <p className={styles.quote}>
          “{lead.lastSaid.replace(/^[“"]|[”"]$/g, '')}” {saidAt !== undefined && <cite>{formats.shortDay(saidAt, now)}</cite>}
        </p>
      )}
      <div className={styles.facts}>
        <WindowWords window={window} city={lead.city} now={now} isLong />
        <Score value={lead.score} band={lead.band} withWord />
        <LetterStrip marks={lead.letters} />
        <span className="t3">
          {[tries, lead.lastTouchAt === null ? '' : words.lastTouch(formats.age(lead.lastTouchAt, now))].filter(Boolean).join(', ')}
        </span>
      </div>
      <NextLeadActs lead={lead} due={due} now={now} />
    </div>
  );
}

const icons = {
  place: <IconCalendarCheck size={16} stroke={1.6} className="accent" aria-hidden />,
  bestHours: <IconClockHour4 size={16} stroke={1.6} className="t3" aria-hidden />,
  score: <IconFlame size={16} stroke={1.6} className="t3" aria-hidden />,
  ask: <IconHelpCircle size={16} stroke={1.6} className="t3" aria-hidden />,
  bestAction: <IconBulb size={16} stroke={1.6} className="accent" aria-hidden />,
  channel: <IconMessages size={16} stroke={1.6} className="t3" aria-hidden />,
  topics: <IconBook2 size={16} stroke={1.6} className="t3" aria-hidden />,
} satisfies Record<WhyLine['code'] | InsightLine['code'], React.ReactNode>;

function Why({ entry: { lead, reason }, due, now }: NextLeadProps) {
  const words = useWords().today;
  const { settings } = useWholeCache();
  const say = useWhyWords(lead, now);
  const insights = useInsightLines(lead, now, due);
  if (!settings) return null;
  const lines = whyNow(lead, reason, settings).map((line) => {
    const [strong, rest] = say(line);
    return { code: line.code, strong, rest };
  });
  return (
    <div className={styles.reasons}>
      <h2>{words.why}</h2>
      <ul>
        {[...lines, ...insights].map(({ code, strong, rest }) => (
          <li key={code}>
            {icons[code]}
            <span>
              <b className="b">{strong}</b> <span className="t2">{rest}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const two = (hour: number): string => String(hour).padStart(2, '0');

/** What the script asks where it asks for a letter; only its question, without what leads up to it. */
const useQuestionFor = (lead: Lead): ((letter: Letter) => string | undefined) => {
  const { user } = useDesk();
  const { scripts, campaigns, users, companies } = useWholeCache();
  return (letter) => {
    const spoken = users.get(user.userId)?.languages ?? [];
    const script = chooseScript(scripts.values(), lead, campaigns.get(lead.campaignId ?? ''), spoken);
    const step = script?.steps.find((each) => each.kind === 'ask' && lettersOfStep(each).includes(letter));
    const { firstName, lastName, title, city } = lead;
    const companyName = companies.get(lead.companyId ?? '')?.name;
    const said = step && fillMergeFields(step.say, { firstName, lastName, title, city, companyName });
    return said
      ?.match(/[^.!?]+\?/g)
      ?.at(-1)
      ?.trim();
  };
};

/** What the history says beside the step that brought a lead back: the touch, the scores, the person's words. */
const useBackNote = (lead: Lead): string => {
  const { db } = useDesk();
  const by = backBy(lead);
  const note = useLiveQuery(async () => {
    if (!by) return '';
    const changes = await rowsOfLeads(db, 'stageChanges', [lead.id]);
    return changes.find(({ changedAt, reasonCode }) => changedAt === lead.stageSinceAt && reasonCode === by)?.note ?? '';
  }, [db, lead.id, lead.stageSinceAt, by]);
  return note ?? '';
};

const useWhyWords = (lead: Lead, now: number): ((line: WhyLine) => [strong: string, rest: string]) => {
  const all = useWords();
  const words = all.today;
  const formats = useFormats();
  const questionFor = useQuestionFor(lead);
  const next = useNextAttemptWords()(lead, useNextAttempt(lead));
  const backNote = useBackNote(lead);
  const place = (reason: QueueReason): [string, string] => {
    const when = (at: number) => formats.nearTime(at, now);
    switch (reason.code) {
      case 'personalCallback':
        return [words.place.personalCallback(when(reason.dueAt)), words.place.turnsShared(formats.time(reason.turnsSharedAt))];
      case 'sharedCallback':
        return [
          words.place.sharedCallback(when(reason.dueAt)),
          lead.callbackIsPersonal ? words.place.isShared : words.place.isSharedByTeam,
        ];
      case 'newLead':
        return [words.place.newLead(when(reason.callBy)), ''];
      case 'firstCallLate':
        return [words.place.firstCallLate(when(reason.callBy)), ''];
      case 'cameBack': {
        const rest = reason.dueAt > now ? words.place.cameBackFor : words.place.cameBackSince;
        return [words.place.cameBack(all.call.reasons[reason.by] ?? words.backBy[reason.by]), rest(backNote, when(reason.dueAt))];
      }
      case 'hotUntouched':
        return [words.place.hotUntouched(formats.age(reason.sinceAt, now)), ''];
      case 'revisit':
        return [words.place.revisit(formats.dayName(reason.dueAt, now)), next];
      case 'pulse':
        return [words.place.pulse(reason.quietDays), reason.segment ? words.place.pulseOf(reason.segment.label, reason.segment.days) : ''];
      case 'scoreFell':
        return [words.place.scoreFell(reason.from, reason.score), words.place.belowFloor(reason.floor)];
      case 'score':
        return [words.place.score, ''];
      default:
        return [words.place[reason.code](when(reason.dueAt)), next];
    }
  };
  return (line) => {
    if (line.code === 'place') return place(line.reason);
    if (line.code === 'bestHours')
      return [
        words.bestHours(two(line.hours.from), two(line.hours.to)),
        words.bestHoursOf(line.hours.connects, line.of, words.sureness[surenessOf(line.hours.connects)]),
      ];
    if (line.code === 'ask') {
      const question = questionFor(line.letter);
      const rest = [line.isRequired ? words.askRequired : '', question ? words.askWords(question) : ''];
      return [words.ask(all.states.letterName[line.letter]), rest.filter(Boolean).join(' ')];
    }
    const top = line.top.map((each) => words.scoreLine(each.label, each.points));
    return [
      words.score(line.score, all.states.band[line.band]),
      `${[...top, ...(line.rest > 0 ? [words.scoreRest(line.rest)] : [])].join(', ')}.`,
    ];
  };
};

/** A lead that sales has sent back says so first, with the reason, until the next step is taken. */
function SentBack({ lead }: { lead: Lead }) {
  const { settings } = useWholeCache();
  const said = useSentBack()(lead, settings ?? undefined);
  return said && <p className="warn b">{said}</p>;
}
