import { useMemo } from 'react';
import { currentAnswers, noLetters } from '../../../shared/domain/bantfo.ts';
import { reliableLetters } from '../../../shared/domain/bantfo-policy.ts';
import type { Script, ScriptStep } from '../../../shared/domain/script.ts';
import { type KnownBefore, knownBefore, type ScriptFacts } from '../../../shared/domain/script-facts.ts';
import { answerAt, type ScriptTalk, type TakenStep } from '../../../shared/domain/script-walk.ts';
import { segmentsById } from '../../../shared/domain/segment.ts';
import { sizeOfValue, type TypedClock } from '../../../shared/domain/typed-answer.ts';
import { isKnownZone } from '../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { useNow } from '../../data/use-now.ts';
import { type Say, useSay } from '../../data/use-say.ts';
import { useAnswerLine } from '../../words/answer-line.ts';
import { useFormats } from '../../words/words.tsx';

/** A lead nothing is known of: for a center that has none yet. */
const nobody: ScriptFacts['lead'] = {
  stage: 'lead',
  campaignId: null,
  language: null,
  firstName: '',
  lastName: '',
  title: '',
  email: null,
  street: '',
  city: '',
  postcode: '',
  custom: {},
};

export type TrialTalk = {
  talk: ScriptTalk;
  say: Say;
  clock: TypedClock;
  /** What of a question is known of this lead, in a line; null where it is to be asked. */
  knownOf: (step: ScriptStep, path: readonly TakenStep[]) => { known: KnownBefore; line: string; size: number | undefined } | null;
};

/** A script as the person here would hold it with that lead, all that is known of it from before. */
export const useTrialTalk = (script: Script, leadId: string | null): TrialTalk => {
  const formats = useFormats();
  const { zone } = useDesk();
  const { leads, companies, campaigns, settings } = useWholeCache();
  const now = useNow(60_000);
  const line = useAnswerLine();
  const lead = leadId === null ? undefined : leads.get(leadId);
  const rows = useLeadRows(lead?.id);
  const say = useSay(
    {
      lead,
      companyName: lead?.companyId ? companies.get(lead.companyId)?.name : undefined,
      campaignName: lead?.campaignId ? campaigns.get(lead.campaignId)?.name : undefined,
      centerName: settings?.name,
      touches: rows?.touches ?? [],
    },
    (at) => formats.shortDay(at, now),
  );
  const standing = currentAnswers(rows?.answers ?? []);
  const marks = lead?.letters ?? noLetters;
  const letters = settings ? reliableLetters(marks, standing, settings, now) : marks;
  const company = lead?.companyId ? companies.get(lead.companyId) : undefined;
  const segments = useMemo(
    () => lead && { lead, company, touches: rows?.touches ?? [], now, byId: segmentsById(settings?.segments ?? []) },
    [lead, company, rows, now, settings],
  );
  const talk = useTalk(script, {
    lead: lead ?? nobody,
    letters,
    lettersBefore: letters,
    horizonMonths: settings?.bantfo.horizonMonths ?? 12,
    segments,
  });
  const clock = { now, zone: lead?.zones.find(isKnownZone) ?? zone, currency: settings?.currency ?? 'EUR' };
  const knownOf: TrialTalk['knownOf'] = (step, path) => {
    const known = answerAt(step.id, path) === '' ? knownBefore(step, talk.facts) : null;
    if (!known) return null;
    if (known.kind === 'detail') return { known, line: known.value, size: undefined };
    const answers = known.letters.flatMap((letter) => standing[letter] ?? []);
    return { known, line: answers.map(line).join('; '), size: answers[0] && sizeOfValue(step.answerAs, answers[0].value, clock) };
  };
  return { talk, say, clock, knownOf };
};

const useTalk = (script: Script, { lead, letters, lettersBefore, horizonMonths, segments }: ScriptFacts): ScriptTalk =>
  useMemo(() => {
    return { script, facts: { lead, letters, lettersBefore, horizonMonths, segments }, say: (step) => step.say };
  }, [script, lead, letters, lettersBefore, horizonMonths, segments]);
