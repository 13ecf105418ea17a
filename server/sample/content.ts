import type { Content, MailTemplate } from '../../shared/domain/content.ts';

type Piece = Pick<Content, 'title' | 'kind' | 'buyingPhase' | 'place' | 'language' | 'topic'>;

const site = 'https://www.refinery.example/read';

/** What the sample center has to send; titles are those that people of the sample have read and been sent. */
const pieces: readonly Piece[] = [
  {
    title: 'Checklist: counting stops',
    kind: 'guide',
    buyingPhase: 'learning',
    place: `${site}/counting-stops`,
    language: 'en',
    topic: 'Line stops',
  },
  {
    title: 'Webinar: why lines stop',
    kind: 'webinar',
    buyingPhase: 'learning',
    place: `${site}/why-lines-stop`,
    language: 'en',
    topic: 'Line stops',
  },
  {
    title: 'Checkliste: Stillstände zählen',
    kind: 'guide',
    buyingPhase: 'learning',
    place: `${site}/stillstaende`,
    language: 'de',
    topic: 'Line stops',
  },
  { title: 'Retrofit guide', kind: 'guide', buyingPhase: 'interest', place: 'retrofit-guide.pdf', language: 'en', topic: 'Retrofit' },
  {
    title: 'Leitfaden Retrofit',
    kind: 'guide',
    buyingPhase: 'interest',
    place: 'leitfaden-retrofit.pdf',
    language: 'de',
    topic: 'Retrofit',
  },
  { title: 'Case study: dairy', kind: 'caseStudy', buyingPhase: 'interest', place: `${site}/dairy`, language: 'en', topic: 'Retrofit' },
  {
    title: 'Two pages on stops',
    kind: 'article',
    buyingPhase: 'interest',
    place: 'two-pages-on-stops.pdf',
    language: 'en',
    topic: 'Line stops',
  },
  {
    title: 'Counting sheet',
    kind: 'calculator',
    buyingPhase: 'interest',
    place: 'counting-sheet.xlsx',
    language: 'en',
    topic: 'Line stops',
  },
  {
    title: 'Comparison: retrofit or new line',
    kind: 'dataSheet',
    buyingPhase: 'preference',
    place: `${site}/comparison`,
    language: 'en',
    topic: 'Retrofit',
  },
  {
    title: 'Reference from a plant of the same size',
    kind: 'caseStudy',
    buyingPhase: 'preference',
    place: 'reference.pdf',
    language: 'en',
    topic: 'Retrofit',
  },
  {
    title: 'Vergleich: Retrofit oder neue Linie',
    kind: 'dataSheet',
    buyingPhase: 'preference',
    place: `${site}/vergleich`,
    language: 'de',
    topic: 'Retrofit',
  },
];

const templates: readonly Pick<MailTemplate, 'name' | 'language' | 'subject' | 'body'>[] = [
  {
    name: 'After a call',
    language: 'en',
    subject: '{{contentTitle}}, as promised',
    body: 'Dear {{fullName|colleague}},\n\nthank you for the talk. Here is what I promised: {{contentTitle}}\n{{contentPlace}}\n\nI will call you again as agreed.\n\nKind regards\n{{repName}}\n{{centerName}}',
  },
  {
    name: 'Nach einem Gespräch',
    language: 'de',
    subject: '{{contentTitle}}, wie versprochen',
    body: 'Guten Tag {{fullName}},\n\nvielen Dank für das Gespräch. Hier ist, was ich versprochen habe: {{contentTitle}}\n{{contentPlace}}\n\nIch melde mich wie verabredet wieder.\n\nFreundliche Grüße\n{{repName}}\n{{centerName}}',
  },
];

/** The content library and the templates of the sample center, as its manager wrote them. */
export const sampleLibrary = (changedById: string, changedAt: number): { contents: Content[]; mailTemplates: MailTemplate[] } => ({
  contents: pieces.map((each, index) => ({ ...each, id: `content-${index + 1}`, isRetired: false, changedById, changedAt })),
  mailTemplates: templates.map((each, index) => ({ ...each, id: `template-${index + 1}`, isRetired: false, changedById, changedAt })),
});
