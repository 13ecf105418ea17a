import { type Answer, currentAnswers } from '../../../shared/domain/bantfo.ts';
import { reliableLetters } from '../../../shared/domain/bantfo-policy.ts';
import { type Attempt, isCounted } from '../../../shared/domain/call.ts';
import { chooseScript } from '../../../shared/domain/choose-script.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { CallDraft, LetterDraft } from '../../data/db.ts';
import type { Desk } from '../../data/desk.ts';
import { rowById, rowsOfLeads } from '../../data/rows.ts';
import { openedLetter } from '../../parts/letters/letter-draft.ts';
import { adopted, newDraft } from './call-draft.ts';
import { rescuedDraft } from './rescued-draft.ts';

/** A call as this machine holds it, and what of it is on record already. */
export type KnownCall = { draft: CallDraft; recordedNote: { body: string; editId: string | null }; recordedLetter: LetterDraft | null };

/** The draft as it was kept, or a new one; an attempt of mine without outcome is taken up again. Null: neither lead nor draft is here. */
export const readCall = async (desk: Desk, leadId: string): Promise<KnownCall | null> => {
  const { db, user } = desk;
  const [inDatabase, lead, attempts, answers] = await Promise.all([
    db.callDrafts.get(leadId),
    rowById(db, 'leads', leadId),
    rowsOfLeads(db, 'attempts', [leadId]),
    rowsOfLeads(db, 'answers', [leadId]),
  ]);
  const kept = newer(inDatabase, rescuedDraft(db.name, leadId));
  const mine = attempts.filter((each) => each.userId === user.userId).sort((a, b) => a.startedAt - b.startedAt);
  const fresh = lead && begin(desk, lead, answers);
  const draft = kept && !isOver(kept, mine) ? { ...fresh, ...kept } : fresh;
  if (!draft) return null;
  const open = mine.findLast((each) => each.dispositionCode === null && isCounted(each));
  const resumed = draft.attemptId === null && open ? adopted(draft, open, lead) : draft;
  const note = await rowById(db, 'notes', resumed.noteId, [leadId]);
  const recordedLetter = resumed.letter && (await onRecord(db, leadId, resumed.letter));
  return { draft: resumed, recordedNote: { body: note?.body ?? '', editId: note?.editId ?? null }, recordedLetter };
};

/** What is on record of a letter under the pen: its own answer, else what stood there when it was opened. To look at one records nothing. */
const onRecord = async (db: Desk['db'], leadId: string, { letter, answerId, baseAnswerId }: LetterDraft): Promise<LetterDraft> => {
  const own = await rowById(db, 'answers', answerId, [leadId]);
  const standing = own ?? (baseAnswerId ? await rowById(db, 'answers', baseAnswerId, [leadId]) : undefined);
  return openedLetter(letter, standing, answerId);
};

const newer = (kept: CallDraft | undefined, rescued: CallDraft | undefined): CallDraft | undefined =>
  rescued && rescued.updatedAt > (kept?.updatedAt ?? 0) ? rescued : kept;

/** The outcome was recorded, or the call was none of this lead's, and only the draft was left behind. */
const isOver = ({ attemptId }: CallDraft, mine: readonly Attempt[]): boolean =>
  mine.some((each) => each.id === attemptId && (each.dispositionCode !== null || !isCounted(each)));

const begin = ({ cache, user, newId, now }: Desk, lead: Lead, answers: readonly Answer[]): CallDraft => {
  const { scripts, campaigns, users, settings, doNotCall } = cache.store.getState();
  const campaign = lead.campaignId ? campaigns.get(lead.campaignId) : undefined;
  const script = chooseScript(scripts.values(), lead, campaign, users.get(user.userId)?.languages ?? []);
  const horizonMonths = settings?.bantfo.horizonMonths ?? 0;
  const letters = settings ? reliableLetters(lead.letters, currentAnswers(answers), settings, now()) : lead.letters;
  return newDraft({ leadId: lead.id, lead, script, horizonMonths, letters, noteId: newId(), now: now(), doNotCall });
};
