import { z } from 'zod';
import type { Touch } from './call.ts';
import { id, instant, languageCode, line, text } from './fields.ts';
import { foldWords } from './fold-words.ts';
import type { Lead } from './lead.ts';

export const contentKinds = ['article', 'guide', 'caseStudy', 'dataSheet', 'video', 'webinar', 'calculator', 'other'] as const;
/** How far somebody has come who reads this, nearest to buying last. */
export const buyingPhases = ['learning', 'interest', 'preference'] as const;
export type BuyingPhase = (typeof buyingPhases)[number];

/** Something to send: where it lies, for whom and about what. Never deleted, as touches of the past name it; retired instead. */
export const content = z.object({
  id,
  title: line.min(1),
  kind: z.enum(contentKinds),
  buyingPhase: z.enum(buyingPhases),
  /** A web address, or the name of the file that is attached by hand. */
  place: line,
  language: languageCode,
  topic: line,
  isRetired: z.boolean(),
  changedById: id,
  changedAt: instant,
});
export type Content = z.infer<typeof content>;

/** A mail that is written from a template: merge fields as in scripts, and `contentTitle`, `contentPlace` of what is sent. */
export const mailTemplate = z.object({
  id,
  name: line.min(1),
  language: languageCode,
  subject: line,
  body: text,
  isRetired: z.boolean(),
  changedById: id,
  changedAt: instant,
});
export type MailTemplate = z.infer<typeof mailTemplate>;

export const mailFieldNames = ['contentTitle', 'contentPlace'] as const;

export type ContentFault = 'nameless' | 'badLink';

/** A place with a scheme must be a link that opens; without one it names a file. */
export const contentFault = ({ title, place }: Pick<Content, 'title' | 'place'>): ContentFault | null => {
  if (title.trim() === '') return 'nameless';
  return /^[a-z][a-z0-9+.-]*:/i.test(place.trim()) && !/^https?:\/\/[^\s/]+/i.test(place.trim()) ? 'badLink' : null;
};

export const isLink = (place: string): boolean => /^https?:\/\//i.test(place.trim());

/** Why a piece is offered: what it has in common with what they did. */
export type OfferReason =
  | { code: 'phase' | 'nextPhase' | 'anyPhase'; phase: BuyingPhase }
  | { code: 'topic'; topic: string }
  | { code: 'otherLanguage'; language: string };
export type ContentOffer = { content: Content; reasons: OfferReason[] };

type OfferLead = Pick<Lead, 'language'>;
type ReadTouch = Pick<Touch, 'title' | 'direction'>;

const mostOffers = 6;

/**
 * What to send next: of the phase they are in, then of the next one, about what they came for, in their language; nothing they have had
 * already. `phase`: how far their reading has come; null: nobody knows, so what one learns from first.
 */
export const contentOffers = (
  library: Iterable<Content>,
  lead: OfferLead,
  touches: readonly ReadTouch[],
  phase: BuyingPhase | null,
): ContentOffer[] => {
  const all = [...library];
  const had = new Set(touches.map(({ title }) => foldWords(title)));
  // What we sent them says nothing of what they came for.
  const cameFor = new Set(touches.filter(({ direction }) => direction === 'in').map(({ title }) => foldWords(title)));
  const topics = new Set(all.flatMap((each) => (each.topic !== '' && cameFor.has(foldWords(each.title)) ? [foldWords(each.topic)] : [])));
  const at = buyingPhases.indexOf(phase ?? 'learning');
  return all
    .filter((each) => !each.isRetired && !had.has(foldWords(each.title)))
    .map((each) => offerOf(each, { lead, topics, at }))
    .sort((a, b) => b.rank - a.rank || (a.offer.content.title < b.offer.content.title ? -1 : 1))
    .slice(0, mostOffers)
    .map(({ offer }) => offer);
};

type Beside = { lead: OfferLead; topics: ReadonlySet<string>; at: number };

const offerOf = (one: Content, { lead, topics, at }: Beside): { offer: ContentOffer; rank: number } => {
  const ahead = buyingPhases.indexOf(one.buyingPhase) - at;
  const code = ahead === 0 ? 'phase' : ahead === 1 ? 'nextPhase' : 'anyPhase';
  const isOnTopic = one.topic !== '' && topics.has(foldWords(one.topic));
  const isTheirs = lead.language === null || one.language === lead.language;
  const reasons: OfferReason[] = [{ code, phase: one.buyingPhase }];
  if (isOnTopic) reasons.push({ code: 'topic', topic: one.topic });
  if (!isTheirs) reasons.push({ code: 'otherLanguage', language: one.language });
  const rank = (isTheirs ? 100 : 0) + (code === 'phase' ? 20 : code === 'nextPhase' ? 10 : 0) + (isOnTopic ? 5 : 0);
  return { offer: { content: one, reasons }, rank };
};

/** Whether a mail may be written to a lead: it has an address, and nobody said no. */
export type MailBar = 'noMail' | 'mailRefused' | null;
export const mailBar = ({ email, consent }: Pick<Lead, 'email' | 'consent'>): MailBar => {
  if (!email) return 'noMail';
  return consent.mail === 'refused' ? 'mailRefused' : null;
};
