import { useMemo, useRef } from 'react';
import { currentAnswers, type Letter, letters } from '../../../shared/domain/bantfo.ts';
import { chooseScript } from '../../../shared/domain/choose-script.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { stepAskingFor } from '../../../shared/domain/script-question.ts';
import { verdictOf } from '../../../shared/domain/verdict.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import type { LeadRows } from '../../data/lead-rows.ts';
import { useSay } from '../../data/use-say.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { AnswerHistory } from './answer-history.tsx';
import { LetterRow } from './letter-row.tsx';
import styles from './letters.module.css';
import { LettersContext } from './letters-context.ts';
import { useAnswering } from './use-answering.ts';
import { VerdictHead } from './verdict-head.tsx';

type LeadLettersProps = { lead: Lead; rows: LeadRows; now: number };

/** The verdict on a lead and its six letters, to be answered outside of a call too: by a mail, at a fair, from a colleague. */
export function LeadLetters({ lead, rows, now }: LeadLettersProps) {
  const words = useWords();
  const { user } = useDesk();
  const { settings } = useWholeCache();
  const answering = useAnswering(lead.id);
  const list = useRef<HTMLUListElement>(null);
  const questionOf = useQuestions(lead, rows, now);
  const current = currentAnswers(rows.answers);
  const ofLead = useMemo(
    () => settings && { settings, answers: rows.answers, now, attemptId: null, edit: answering.edit },
    [settings, rows.answers, now, answering.edit],
  );
  const open = answering.draft?.letter ?? null;
  const close = () => {
    if (open === null) return;
    // Before its editor is gone, so that the keyboard is never nowhere.
    list.current?.querySelector<HTMLElement>(`[data-letter="${open}"]`)?.focus();
    answering.close();
  };
  useKeys([{ keys: 'Escape', label: words.call.letters.close, isHidden: true, isDisabled: open === null, run: close }]);
  if (!settings || !ofLead) return null;
  const verdict = verdictOf({ answers: rows.answers, score: lead.score, stage: lead.stage }, settings, now);
  const mayAnswer = user.role !== 'salesperson' && lead.stage !== 'merged' && lead.stage !== 'purged';
  const toggle = (letter: Letter) => (letter === open ? close() : answering.open(letter, current[letter]));
  return (
    <LettersContext value={ofLead}>
      <section className={styles.boxed} aria-label={words.call.letters.title}>
        <VerdictHead verdict={verdict} settings={settings} lead={lead} question={verdict.nextLetter && questionOf(verdict.nextLetter)} />
        {mayAnswer && (
          <ul ref={list} className={styles.list} data-open={open ?? undefined}>
            {letters.map((letter) => (
              <LetterRow
                key={letter}
                letter={letter}
                typed={answering.draft?.letter === letter ? answering.draft : null}
                question={questionOf(letter)}
                onToggle={() => toggle(letter)}
                onDone={close}
              />
            ))}
          </ul>
        )}
        {rows.answers.length > 0 && (
          <details className={styles.all}>
            <summary>{words.call.letters.all(rows.answers.length)}</summary>
            <AnswerHistory answers={rows.answers} attempts={rows.attempts} settings={settings} now={now} />
          </details>
        )}
      </section>
    </LettersContext>
  );
}

/** What the script that a call to this lead would take asks for a letter. */
const useQuestions = (lead: Lead, rows: LeadRows, now: number): ((letter: Letter) => string | null) => {
  const { user } = useDesk();
  const formats = useFormats();
  const { scripts, campaigns, companies, users, settings } = useWholeCache();
  const campaign = lead.campaignId ? campaigns.get(lead.campaignId) : undefined;
  const company = lead.companyId ? companies.get(lead.companyId) : undefined;
  const said = { lead, companyName: company?.name, campaignName: campaign?.name, centerName: settings?.name, touches: rows.touches };
  const say = useSay(said, (at) => formats.shortDay(at, now));
  const script = chooseScript(scripts.values(), lead, campaign, users.get(user.userId)?.languages ?? []);
  return (letter) => {
    const step = script && stepAskingFor(script, letter);
    return step ? say(step.say) : null;
  };
};
