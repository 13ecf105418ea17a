import { touchKinds } from '../call.ts';
import { foldWords } from '../fold-words.ts';
import { type LeadSource, leadSources } from '../lead.ts';
import { cleanCell, mailOf } from './cells.ts';

/**
 * Columns whose words stand for something of ours: who owns the lead, where it stands, how it came in, what it did. Each word of such
 * a column is mapped once, for all rows that hold it.
 */
export const valueFields = ['owner', 'stage', 'sourceWords', 'touchKind'] as const;
export type ValueField = (typeof valueFields)[number];
export const isValueField = (word: string): word is ValueField => (valueFields as readonly string[]).includes(word);

/** By field and word (see `valueKey`): an id or code of ours; '' keeps the word beside the lead and decides nothing by it. */
export type ValueMaps = Partial<Record<ValueField, Record<string, string>>>;

/** Stages a row may enter at. Those of sales are earned by a handoff, so they cannot be stated by a file. */
export const entryStages = ['touch', 'contact', 'lead', 'working', 'nurture', 'keepInformed', 'disqualified'] as const;
export type EntryStage = (typeof entryStages)[number];

/** A word of a file as maps are keyed: cleaned, without regard to case. */
export const valueKey = (cell: string): string => cleanCell(cell).toLowerCase().slice(0, 120);

/** Who may own what an import brings in. */
export type ImportOwner = { id: string; name: string; email: string };

/** What is allowed as the answer for a word of this field. */
export const answersOf = (field: ValueField, owners: readonly ImportOwner[]): readonly string[] => {
  if (field === 'owner') return owners.map((owner) => owner.id);
  if (field === 'stage') return entryStages;
  return field === 'touchKind' ? touchKinds : leadSources;
};

const stageWords: Record<EntryStage, RegExp> = {
  keepInformed: /^(keep informed|subscriber|newsletter|abonnent|abonne|suscriptor|iscritto)$/,
  disqualified:
    /^(un ?qualified|dis ?qualified|not qualified|junk( lead)?|lost lead|bad (fit|data)|not interested|closed not converted|dead|invalid|unqualifiziert|disqualifiziert|kein interesse|ungeeignet|non qualifie|perdu|descartado|no cualificado|non qualificato|scartato|desqualificado|afgewezen|niet geinteresseerd)$/,
  nurture:
    /^(nurtur(e|ing)|on hold|bad timing|later|future|long term|recycled?|contact in future|wiedervorlage|spater|zuruckgestellt|en attente|plus tard|en espera|mas adelante|in attesa|em espera|later benaderen)$/,
  working:
    /^(working|working contacted|in progress|contacted|connected|attempt(ed|ing)( to contact)?|not contacted yet tried|in bearbeitung|kontaktiert|en cours|contacte|en curso|contactado|in corso|contattato|em andamento|in behandeling|gecontacteerd)$/,
  lead: /^(leads?|mql|marketing ?qualified ?(lead)?|new|open|open not contacted|not contacted|pre qualified|neu|offen|nouveau|ouvert|nuevo|abierto|nuovo|aperto|novo|aberto|nieuw)$/,
  contact: /^(contact|kontakt|contacto|contatto|contato|prospect)$/,
  touch: /^(touch|raw|suspect|visitor|besucher|visiteur)$/,
};

const sourceWords: Record<LeadSource, RegExp> = {
  tradeShow:
    /\b(trade ?shows?|fairs?|expo|exhibition|booth|badge|messe\w*|salon|foire|feria|fiera|feira|beurs|events?|conference|konferenz)\b/,
  referral:
    /\b(referr\w*|referral|recommend\w*|partner\w*|employee referral|external referral|empfehl\w*|recommand\w*|referid\w*|passaparola|indicacao)\b/,
  inquiry: /\b(inquir\w*|enquir\w*|phone inquiry|anfrage\w*|demande|solicitud|richiesta|aanvraag|inbound call|call in|chat)\b/,
  webForm:
    /\b(web|website|web ?form|online( form)?|landing|download|form|formular\w*|organic\w*|direct traffic|paid( search| social)?|social|search|email|display|seminar|webinar)\b/,
  prospecting: /\b(prospect\w*|cold( call| list)?|outbound|purchased list|list|kaltakquise|adress\w*|liste|lista|lijst)\b/,
  import: /^(import\w*|offline sources?)$/,
};

const touchWords: Record<(typeof touchKinds)[number], RegExp> = {
  download: /\b(download\w*|whitepaper|white paper|e ?book|asset|content|telecharg\w*|descarga|herunter\w*)\b/,
  badgeScan: /\b(badge|scan\w*|booth|stand|messestand)\b/,
  event: /\b(events?|webinar\w*|seminar\w*|attended|registered|conference|veranstaltung|evenement|evento)\b/,
  mail: /\b(e ?mails?|mails?|newsletter|opened|clicked|open|click|courriel|correo)\b/,
  inquiry: /\b(inquir\w*|enquir\w*|form|submi\w*|contact us|call|phone|meeting|demo|anfrage\w*|anruf|appel|llamada)\b/,
  visit: /\b(visit\w*|page ?view\w*|web|website|site|besuch\w*|visite|visita)\b/,
  referral: /\b(referr\w*|recommend\w*|empfehl\w*)\b/,
  import: /^import\w*$/,
};

const firstMatch = <Code extends string>(table: Record<Code, RegExp>, word: string): Code | undefined =>
  (Object.keys(table) as Code[]).find((code) => table[code].test(word));

/** The owner whose mail or name a word is: "Ana Keller", "Keller, Ana", "ana@center.example". One of two namesakes is nobody. */
const ownerOf = (word: string, owners: readonly ImportOwner[]): string | undefined => {
  const mail = mailOf(word);
  const turned = foldWords(word.split(',').reverse().join(' '));
  const fits = owners.filter(({ id, name, email }) => {
    if (id === word || (mail && email.toLowerCase() === mail)) return true;
    return foldWords(name) === turned || foldWords(name) === foldWords(word);
  });
  return fits.length === 1 ? fits[0]?.id : undefined;
};

/** What a word of a column most likely means here; undefined when a person has to say, or to leave it. */
export const proposeValue = (field: ValueField, word: string, owners: readonly ImportOwner[]): string | undefined => {
  if (field === 'owner') return ownerOf(word, owners);
  const plain = foldWords(word.replace(/[_/-]+/g, ' '));
  if (field === 'stage') return firstMatch(stageWords, plain);
  return field === 'touchKind' ? firstMatch(touchWords, plain) : firstMatch(sourceWords, plain);
};

/** Proposals for the words of one column; words without one are left out. */
export const proposeValues = (field: ValueField, words: readonly string[], owners: readonly ImportOwner[]): Record<string, string> =>
  Object.fromEntries(
    words.flatMap((word) => {
      const meant = proposeValue(field, word, owners);
      return meant === undefined ? [] : [[valueKey(word), meant]];
    }),
  );
