import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCompany, aLead, aTouch, builtAt, someSettings } from '../../test/builders/domain.ts';
import { touchKinds } from './call.ts';
import { type CenterSettings, type ScoreRule, scoreRule } from './center-settings.ts';
import { defaultScoreRules } from './default-score-rules.ts';
import { bandOf, createScorer, type ScoreFacts, scoreLead, scoreWith } from './score.ts';

const day = 86_400_000;
const rule = (over: Partial<ScoreRule>): ScoreRule => ({
  id: 'rule',
  label: 'Rule',
  kind: 'touchKind',
  match: ['download'],
  points: 10,
  cap: null,
  halfLifeDays: null,
  ...over,
});
const withRules = (...rules: ScoreRule[]): CenterSettings => {
  const settings = someSettings();
  return { ...settings, score: { ...settings.score, rules } };
};
const facts = (over: Partial<ScoreFacts> = {}): ScoreFacts => ({ lead: aLead({ title: '' }), touches: [], contactsAtCompany: 1, ...over });
const points = (rules: ScoreRule | ScoreRule[], over: Partial<ScoreFacts> = {}) =>
  scoreLead(facts(over), withRules(...[rules].flat()), builtAt).score;

describe('the score of a lead', () => {
  it('names the rule, what it found and what it gave', () => {
    const rules = withRules(rule({}), rule({ id: 'key', kind: 'keyAccount', label: 'Key account', points: 15 }));
    expect(scoreLead(facts({ touches: [aTouch()], company: aCompany({ isKeyAccount: true }) }), rules, builtAt)).toEqual({
      score: 25,
      band: 'cold',
      model: rules.score.model,
      lines: [
        { rule: 'rule', label: 'Retrofit guide', points: 10 },
        { rule: 'key', label: 'Key account', points: 15 },
      ],
    });
  });

  it('counts the newest occasion once without a cap, and all of them up to a cap', () => {
    const touches = [aTouch({ id: 'a', happenedAt: builtAt - 60 * day }), aTouch({ id: 'b' }), aTouch({ id: 'c' })];
    expect(points(rule({ halfLifeDays: 60 }), { touches })).toBe(10);
    expect(points(rule({ halfLifeDays: 60, cap: 100 }), { touches })).toBe(25);
    expect(points(rule({ cap: 12 }), { touches })).toBe(12);
  });

  it('halves what fades after each half-life', () => {
    const aged = (days: number) => points(rule({ halfLifeDays: 30 }), { touches: [aTouch({ happenedAt: builtAt - days * day })] });
    expect([aged(-5), aged(0), aged(30), aged(60), aged(400)]).toEqual([10, 10, 5, 3, 0]);
  });

  it('leaves out what we did, and lines of nothing', () => {
    expect(scoreLead(facts({ touches: [aTouch({ direction: 'out' })] }), withRules(rule({})), builtAt).lines).toEqual([]);
  });

  it('takes points away up to a cap as well', () => {
    expect(points(rule({ points: -10, cap: 15 }), { touches: [aTouch({ id: 'a' }), aTouch({ id: 'b' })] })).toBe(-15);
  });

  it('counts size from the least number on, contacts once for each more, calls that were answered', () => {
    const size = rule({ kind: 'companySize', match: ['250'], points: 8 });
    expect([249, 250, null].map((employees) => points(size, { company: aCompany({ employees }) }))).toEqual([0, 8, 0]);
    const contacts = rule({ kind: 'companyContacts', match: ['2'], points: 3, cap: 9 });
    expect([1, 2, 3, 9].map((contactsAtCompany) => points(contacts, { contactsAtCompany }))).toEqual([0, 3, 6, 9]);
    const answered = rule({ kind: 'answeredCall', match: [], points: 6, cap: 12, halfLifeDays: 60 });
    expect(points(answered, { lead: aLead({ title: '', connects: 3, lastAttemptAt: builtAt }) })).toBe(12);
    expect(points(answered, { lead: aLead({ title: '', connects: 1, lastAttemptAt: builtAt - 60 * day }) })).toBe(3);
  });

  it('has the band of its thresholds', () => {
    const settings = someSettings();
    const { warmFrom, hotFrom } = settings.score;
    expect([warmFrom - 1, warmFrom, hotFrom].map((score) => bandOf(score, settings))).toEqual(['cold', 'warm', 'hot']);
  });
});

describe('a title', () => {
  const scorer = createScorer(someSettings());
  const ruleOf = (title: string) => scoreWith(scorer, facts({ lead: aLead({ title }) }), builtAt).lines[0]?.rule ?? null;

  it.each([
    ['CEO', 'executive'],
    ['Geschäftsführerin', 'executive'],
    ['GESCHÄFTSFÜHRENDER GESELLSCHAFTER', 'executive'],
    ['Gérant', 'executive'],
    ['Directora General', 'executive'],
    ['Amministratore Delegato', 'executive'],
    ['Prezes Zarządu', 'executive'],
    ['President', 'executive'],
    ['Vice President Operations', 'head'],
    ['Plant manager', 'head'],
    ['Werksleiter', 'head'],
    ['Leiterin Einkauf', 'head'],
    ["Directeur d'usine", 'head'],
    ['Kierownik produkcji', 'head'],
    ['Produktionschef', 'head'],
    ['Maintenance Manager', 'manager'],
    ['Wirtschaftsingenieur', 'manager'],
    ['Acheteuse', 'manager'],
    ['Assistant to the CEO', 'assistant'],
    ['Assistentin der Geschäftsführung', 'assistant'],
    ['Werkstudentin', 'outside'],
    ['PhD student', 'outside'],
  ])('%s counts as %s', (title, expected) => {
    expect(ruleOf(title)).toBe(expected);
  });

  it.each([['Oceanographer'], [''], ['Stellvertreter'], ['Internal sales']])('%j counts as nothing', (title) => {
    expect(ruleOf(title)).toBeNull();
  });
});

describe('any lead under any rules', () => {
  const someRule = fc.record<ScoreRule>({
    id: fc.string({ minLength: 1, maxLength: 5 }),
    label: fc.string({ maxLength: 5 }),
    kind: fc.constantFrom('touchKind', 'buyingPhase', 'keyAccount', 'titleWord', 'companySize', 'answeredCall', 'companyContacts'),
    match: fc.array(fc.constantFrom(...touchKinds, 'interest', 'manager', '5'), { maxLength: 3 }),
    points: fc.integer({ min: -50, max: 50 }),
    cap: fc.option(fc.integer({ min: 0, max: 60 })),
    halfLifeDays: fc.option(fc.integer({ min: 0, max: 400 })),
  });
  const someTouch = fc.record({
    kind: fc.constantFrom(...touchKinds),
    direction: fc.constantFrom('in' as const, 'out' as const),
    title: fc.string({ maxLength: 5 }),
    buyingPhase: fc.constantFrom(null, 'interest' as const),
    happenedAt: fc.integer({ min: builtAt - 500 * day, max: builtAt + day }),
  });

  it('has whole lines that add up to its score, none beyond its cap', () => {
    fc.assert(
      fc.property(fc.array(someRule, { maxLength: 8 }), fc.array(someTouch, { maxLength: 12 }), fc.nat(30), (rules, touches, connects) => {
        const lead = aLead({ title: 'Plant manager', connects, lastAttemptAt: builtAt - day });
        const { score, lines } = scoreLead(facts({ lead, touches, contactsAtCompany: connects }), withRules(...rules), builtAt);
        expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(score);
        for (const line of lines) {
          expect(Number.isInteger(line.points) && line.points !== 0).toBe(true);
          const own = rules.filter(({ id }) => id === line.rule);
          expect(own.some(({ cap, points: each }) => Math.abs(line.points) <= Math.abs(cap ?? each))).toBe(true);
        }
      }),
    );
  });
});

describe('the first scoring model', () => {
  it('holds valid rules with an id each', () => {
    for (const each of defaultScoreRules) expect(scoreRule.parse(each)).toEqual(each);
    expect(new Set(defaultScoreRules.map(({ id }) => id)).size).toBe(defaultScoreRules.length);
  });

  it('lets neither interest nor role alone qualify', () => {
    const { threshold, warmFrom, hotFrom } = someSettings().score;
    const score = (over: Partial<ScoreFacts>) => scoreLead(facts(over), someSettings(), builtAt).score;
    const director = aLead({ title: 'Plant manager', connects: 1, lastAttemptAt: builtAt });
    const company = aCompany({ isKeyAccount: true, employees: 420 });
    const touches = [
      aTouch({ id: 'a', buyingPhase: 'interest' }),
      aTouch({ id: 'b', kind: 'badgeScan' }),
      aTouch({ id: 'c', kind: 'visit' }),
    ];
    expect(score({ touches })).toBeLessThan(warmFrom);
    expect(score({ lead: director, company })).toBeLessThan(threshold);
    expect(score({ lead: director, company, touches })).toBeGreaterThanOrEqual(hotFrom);
  });
});
