import { useLiveQuery } from 'dexie-react-hooks';
import { isRefusalCode } from '../../../../shared/commands/refusal-codes.ts';
import type { Parked, StageChange } from '../../../../shared/domain/history.ts';
import { systemId } from '../../../../shared/domain/people.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { useWhereabouts } from '../../../data/lead-whereabouts.ts';
import { rowsOfLeads } from '../../../data/rows.ts';
import { useNow } from '../../../data/use-now.ts';
import { useAnswerLine } from '../../../words/answer-line.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { leadIdOf } from './parked-actions.ts';
import type { TypedLookups } from './typed-fields.ts';

/** The name of a person of the center, `You` for the reader; `you` inside a sentence. */
export const usePersonName = (): ((id: string | null | undefined, place?: 'start' | 'inside') => string) => {
  const { parked: words, shell } = useWords();
  const { user } = useDesk();
  const users = useCache((cache) => cache.users);
  return (id, place = 'start') => {
    if (id === systemId) return shell.product;
    if (id === user.userId) return place === 'start' ? words.you : words.youInside;
    return (id && users.get(id)?.name) || words.somebody;
  };
};

/** What was taken in all the same, and where the rest is kept. */
export const useSafe = (): ((parked: Pick<Parked, 'code' | 'applied' | 'name'>) => string) => {
  const words = useWords().parked;
  return ({ code, applied, name }) => {
    if (code === 'doubleBooked') return words.safeDouble;
    if (applied === 'nothing') return words.safeWhole;
    return name === 'recordDisposition' || name === 'logCall' ? words.safeCall : words.safeFacts;
  };
};

/** How the arguments of a command are said. */
export const useTypedLookups = (): TypedLookups => {
  const words = useWords();
  const formats = useFormats();
  const now = useNow(60_000);
  const whereabouts = useWhereabouts();
  const personName = usePersonName();
  const companies = useCache((cache) => cache.companies);
  const dispositions = useCache((cache) => cache.dispositions);
  const answerLine = useAnswerLine();
  return {
    words,
    formats,
    now,
    personName,
    answerLine: (answer) => answerLine(answer as Parameters<typeof answerLine>[0]),
    leadName: (id) => whereabouts(id).name ?? words.parked.someLead,
    companyName: (id) => companies.get(id)?.name ?? words.corrections.nothing,
    dispositionLabel: (code) => dispositions.get(code)?.label ?? code,
  };
};

/** Where a lead that is out of sight went, in words. */
export const useWentTo = (): ((leadId: string | null) => string) => {
  const words = useWords().parked;
  const formats = useFormats();
  const now = useNow(60_000);
  const personName = usePersonName();
  const whereabouts = useWhereabouts();
  return (leadId) => {
    const { departure, isHere } = whereabouts(leadId);
    if (isHere) return '';
    if (!departure) return words.leftSight;
    const when = formats.dayAndTime(departure.movedAt, now);
    const by = personName(departure.byId, 'inside');
    return departure.toId === null ? words.wentToPool(by, when) : words.wentTo(personName(departure.toId, 'inside'), by, when);
  };
};

/** What happened, in full: the code's sentence, and who did what before it arrived, as far as this desktop knows. */
export const useHappened = (parked: Parked): string[] => {
  const words = useWords();
  const formats = useFormats();
  const now = useNow(60_000);
  const personName = usePersonName();
  const users = useCache((cache) => cache.users);
  const leads = useCache((cache) => cache.leads);
  const before = useStepBefore(parked);
  const { code, detail } = parked;
  const first = isRefusalCode(code) ? words.parked.happened[code] : words.parked.happenedUnknown(code);
  const lines = [first];
  if (code === 'stageRefused') {
    const reason = detail.reason ?? Object.values(detail)[0] ?? '';
    const moved =
      before &&
      words.parked.movedStage(personName(before.byId), words.states.stage[before.toStage], formats.dayAndTime(before.changedAt, now));
    lines.push(moved ?? words.parked.stageReason(reason));
  }
  if (code === 'doubleBooked')
    lines.push(words.parked.otherPromise(personName(detail.byId), formats.dayAndTime(Number(detail.dueAt), now)));
  if (code === 'movedMeanwhile') {
    for (const [leadId, ownerId] of Object.entries(detail).slice(0, 5)) {
      const lead = leads.get(leadId);
      const owner = ownerId === '' ? words.parked.inPool : (users.get(ownerId)?.name ?? words.parked.somebody);
      if (lead) lines.push(words.parked.ownerIs(`${lead.firstName} ${lead.lastName}`.trim(), owner));
    }
  }
  if (detail.problem) lines.push(words.parked.problem(detail.problem));
  return lines.filter((line) => line !== '');
};

/** The last stage step of the lead that somebody else took before this arrived. */
const useStepBefore = (parked: Parked): StageChange | undefined => {
  const { db } = useDesk();
  const leadId = leadIdOf(parked);
  return useLiveQuery(async () => {
    if (leadId === null || parked.code !== 'stageRefused') return undefined;
    const steps = (await rowsOfLeads(db, 'stageChanges', [leadId])).sort((a, b) => a.changedAt - b.changedAt);
    return steps.findLast((each) => each.changedAt <= parked.parkedAt && each.byId !== (parked.doneById ?? parked.userId));
  }, [db, leadId, parked]);
};
