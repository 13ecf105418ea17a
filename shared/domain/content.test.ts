import { describe, expect, it } from 'vitest';
import { aLead, aTouch, builtAt } from '../../test/builders/domain.ts';
import { type Content, contentFault, contentOffers, mailBar } from './content.ts';

const piece = (title: string, over: Partial<Content> = {}): Content => ({
  id: title,
  title,
  kind: 'guide',
  buyingPhase: 'learning',
  place: 'https://example.com/guide',
  language: 'de',
  topic: '',
  isRetired: false,
  changedById: 'ines',
  changedAt: builtAt,
  ...over,
});
const german = aLead({ language: 'de' });
const titles = (offers: ReturnType<typeof contentOffers>) => offers.map(({ content }) => content.title);

describe('what to send next', () => {
  const library = [
    piece('Basics'),
    piece('Case', { buyingPhase: 'interest' }),
    piece('Prices', { buyingPhase: 'preference' }),
    piece('English basics', { language: 'en' }),
    piece('Gone', { isRetired: true }),
  ];

  it('is of the phase they are in, then of the next, in their language first', () => {
    expect(titles(contentOffers(library, german, [], null))).toEqual(['Basics', 'Case', 'Prices', 'English basics']);
    expect(titles(contentOffers(library, german, [], 'interest'))[0]).toBe('Case');
  });

  it('is nothing they have had, whoever sent it and however it was written', () => {
    const had = [aTouch({ title: 'basics ' }), aTouch({ title: 'Case', direction: 'out' })];
    expect(titles(contentOffers(library, german, had, null))).toEqual(['Prices', 'English basics']);
  });

  it('is about what they came for, and says so', () => {
    const on = [piece('Read', { topic: 'Retrofit' }), piece('A'), piece('Z', { topic: 'retrofit' })];
    const [first] = contentOffers(on, german, [aTouch({ title: 'Read' })], 'learning');
    expect(first).toMatchObject({
      content: { title: 'Z' },
      reasons: [
        { code: 'phase', phase: 'learning' },
        { code: 'topic', topic: 'retrofit' },
      ],
    });
  });

  it('is not about what we alone sent: that says nothing of what they came for', () => {
    const on = [piece('Read', { topic: 'Retrofit' }), piece('Z', { topic: 'retrofit' })];
    const [first] = contentOffers(on, german, [aTouch({ title: 'Read', direction: 'out' })], 'learning');
    expect(first?.reasons).toEqual([{ code: 'phase', phase: 'learning' }]);
  });
});

describe('a piece of content', () => {
  it('has a name, and a link that opens or the name of a file', () => {
    expect(contentFault(piece('A', { place: 'retrofit-guide.pdf' }))).toBeNull();
    expect(contentFault(piece(' '))).toBe('nameless');
    expect(contentFault(piece('A', { place: 'javascript:alert(1)' }))).toBe('badLink');
  });
});

describe('a mail to a lead', () => {
  it('needs an address, and nobody who said no', () => {
    const consent = { ...german.consent, mail: 'refused' as const };
    expect([mailBar({ ...german, email: null }), mailBar({ ...german, consent }), mailBar(german)]).toEqual([
      'noMail',
      'mailRefused',
      null,
    ]);
  });
});
