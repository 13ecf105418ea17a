import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCompany, aLead, aTouch, builtAt, someSettings } from '../../test/builders/domain.ts';
import { anAttempt } from '../../test/builders/people.ts';
import { touchKinds } from './call.ts';
import type { CenterSettings } from './center-settings.ts';
import { defaultScoreRules } from './default-score-rules.ts';
import { bandOf, createScorer, type FoundLine, scoreLead, scoreWith } from './score.ts';
import { linesWithFacts, writeScoreFacts } from './score-facts.ts';
import { type ScoreRule, scoreRule, scoreRuleKinds } from './score-model.ts';
import type { ScoreFacts } from './score-worth.ts';

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
const facts = (over: Partial<ScoreFacts> = {}): ScoreFacts => ({
  lead: aLead({ title: '' }),
  company: aCompany(),
  touches: [],
  attempts: [],
  contactsAtCompany: 1,
  ...over,
});
const lines = (rules: ScoreRule | ScoreRule[], over: Partial<ScoreFacts> = {}) =>
  scoreLead(facts(over), withRules(...[rules].flat()), builtAt).lines;
const points = (rules: ScoreRule | ScoreRule[], over: Partial<ScoreFacts> = {}) =>
  scoreLead(facts(over), withRules(...[rules].flat()), builtAt).score;
const ago = (days: number) => builtAt - days * day;

describe('the score of a lead', () => {
  it('names the rule, what it found, what it gave and what it was made of', () => {
    const rules = withRules(rule({}), rule({ id: 'key', kind: 'keyAccount', label: 'Key account', points: 15 }));
    expect(scoreLead(facts({ touches: [aTouch()], company: aCompany({ isKeyAccount: true }) }), rules, builtAt)).toEqual({
      score: 25,
      band: 'cold',
      model: rules.score.model,
      lines: [
        { rule: 'rule', label: 'Retrofit guide', points: 10, facts: [{ kind: 'touch', id: 'touch-1' }] },
        { rule: 'key', label: 'Key account', points: 15, facts: [{ kind: 'company', id: 'company-1' }] },
      ],
    });
  });

  it('counts the newest occasion once without a cap, and all of them up to a cap', () => {
    const touches = [aTouch({ id: 'a', happenedAt: ago(60) }), aTouch({ id: 'b' }), aTouch({ id: 'c' })];
    expect(points(rule({ halfLifeDays: 60 }), { touches })).toBe(10);
    expect(points(rule({ halfLifeDays: 60, cap: 100 }), { touches })).toBe(25);
    expect(points(rule({ cap: 12 }), { touches })).toBe(12);
  });

  it('names only what it took to reach the cap', () => {
    const touches = ['a', 'b', 'c'].map((id, index) => aTouch({ id, happenedAt: ago(index) }));
    expect(lines(rule({ cap: 20 }), { touches })[0]?.facts.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('halves what fades after each half-life and says what it was before', () => {
    const aged = (days: number) => lines(rule({ halfLifeDays: 30 }), { touches: [aTouch({ happenedAt: ago(days) })] })[0];
    expect([aged(-5), aged(0), aged(30), aged(60), aged(400)].map((line) => line?.points ?? 0)).toEqual([10, 10, 5, 3, 0]);
    expect([aged(0)?.full, aged(30)?.full]).toEqual([undefined, 10]);
  });

  it('leaves out what we did, and lines of nothing', () => {
    expect(lines(rule({}), { touches: [aTouch({ direction: 'out' })] })).toEqual([]);
  });

  it('takes points away up to a cap as well', () => {
    expect(points(rule({ points: -10, cap: 15 }), { touches: [aTouch({ id: 'a' }), aTouch({ id: 'b' })] })).toBe(-15);
  });

  it('has the band of its thresholds', () => {
    const settings = someSettings();
    const { warmFrom, hotFrom } = settings.score;
    expect([warmFrom - 1, warmFrom, hotFrom].map((score) => bandOf(score, settings))).toEqual(['cold', 'warm', 'hot']);
  });

  it('keeps on its row what each line was made of, as one text', () => {
    const found = scoreLead(
      facts({ lead: aLead(), touches: [aTouch(), aTouch({ id: 'touch-2', kind: 'visit' })] }),
      someSettings(),
      builtAt,
    );
    const scoreLines = found.lines.map(({ facts: _facts, ...line }) => line);
    expect(linesWithFacts({ ...aLead({ scoreLines }), scoreFacts: writeScoreFacts(found.lines) })).toEqual(found.lines);
    expect(linesWithFacts(aLead({ scoreLines, scoreFacts: '' })).map((line) => line.facts)).toEqual(scoreLines.map(() => []));
  });
});

describe('each kind of rule', () => {
  it('scores content by item, then by phase, then by its own points, every item once', () => {
    const content = rule({
      kind: 'content',
      match: [],
      points: 4,
      cap: 100,
      items: [{ title: 'retrofit*', points: 25 }],
      phases: { learning: 5, interest: 10, preference: 20 },
    });
    const of = (...touches: Partial<Parameters<typeof aTouch>[0] & object>[]) =>
      points(content, { touches: touches.map((over, index) => aTouch({ id: `t${index}`, ...over })) });
    expect(of({ title: 'Retrofit guide' })).toBe(25);
    expect(of({ title: 'Comparison', buyingPhase: 'preference' })).toBe(20);
    expect(of({ title: 'Price list' })).toBe(4);
    expect(of({ title: 'Price list' }, { title: 'PRICE LIST' })).toBe(4);
    expect(of({ title: 'Price list' }, { title: 'Checklist' })).toBe(8);
    expect(of({ title: 'Price list', kind: 'visit' })).toBe(0);
  });

  it('counts downloads from the least number on, and names those that make it full', () => {
    const downloads = rule({ kind: 'downloads', match: ['3'], points: 5, cap: 10 });
    const of = (count: number) =>
      lines(downloads, { touches: Array.from({ length: count }, (_, index) => aTouch({ id: `t${index}`, happenedAt: ago(index) })) })[0];
    expect([2, 3, 4, 9].map((count) => of(count)?.points ?? 0)).toEqual([0, 5, 10, 10]);
    expect(of(3)?.facts.map(({ id }) => id)).toEqual(['t0', 't1', 't2']);
  });

  it('counts visits and the minutes of them', () => {
    const visit = (id: string, minutes: number | null, days = 0) =>
      aTouch({ id, kind: 'visit', durationMs: minutes === null ? null : minutes * 60_000, happenedAt: ago(days) });
    const touches = [visit('a', 6), visit('b', 9), visit('c', null)];
    expect(points(rule({ kind: 'visits', match: ['2'], points: 3, cap: 9 }), { touches })).toBe(6);
    const time = rule({ kind: 'timeOnSite', match: ['5'], points: 2, cap: 20 });
    expect(points(time, { touches })).toBe(6);
    expect(points({ ...time, cap: null }, { touches })).toBe(2);
    expect(lines(time, { touches })[0]?.facts.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(lines({ ...time, halfLifeDays: 10 }, { touches: [visit('a', 20, 10)] })).toMatchObject([{ points: 4, full: 8 }]);
    expect(points(time, { touches: [visit('a', 4)] })).toBe(0);
  });

  it('counts an event once, however often the badge was scanned', () => {
    const event = rule({ kind: 'event', match: [], points: 12, cap: 40 });
    const scan = (id: string, title: string) => aTouch({ id, kind: 'badgeScan', title });
    expect(points(event, { touches: [scan('a', 'FachPack'), scan('b', 'FachPack'), scan('c', 'Hannover')] })).toBe(24);
    expect(points({ ...event, match: ['hannover'] }, { touches: [scan('a', 'FachPack'), scan('c', 'Hannover Messe')] })).toBe(12);
  });

  it('counts the calls that were answered, each fading from when it was', () => {
    const answered = rule({ kind: 'answeredCall', match: [], points: 6, cap: 12, halfLifeDays: 60 });
    const call = (id: string, days: number, isConnect = true) => anAttempt({ id, isConnect, startedAt: ago(days) });
    expect(points(answered, { attempts: [call('a', 0), call('b', 0), call('c', 0)] })).toBe(12);
    expect(points(answered, { attempts: [call('a', 60), call('b', 0, false)] })).toBe(3);
    expect(lines(answered, { attempts: [call('a', 60)] })[0]?.facts).toEqual([{ kind: 'attempt', id: 'a' }]);
  });

  it('takes the freshest sign of life by the half-life of its kind', () => {
    const recency = rule({ kind: 'recency', match: [], points: 16, halfLifeDays: 10, halfLives: [{ kind: 'event', days: 40 }] });
    const touches = [aTouch({ id: 'a', kind: 'event', happenedAt: ago(40) }), aTouch({ id: 'b', kind: 'visit', happenedAt: ago(20) })];
    expect(lines(recency, { touches })).toMatchObject([{ points: 8, full: 16, facts: [{ id: 'a' }] }]);
    expect(lines({ ...recency, match: ['visit'] }, { touches })).toMatchObject([{ points: 4, facts: [{ id: 'b' }] }]);
  });

  it('counts size from the least number on, and contacts once for each more', () => {
    const size = rule({ kind: 'companySize', match: ['250'], points: 8 });
    expect([249, 250, null].map((employees) => points(size, { company: aCompany({ employees }) }))).toEqual([0, 8, 0]);
    const contacts = rule({ kind: 'companyContacts', match: ['2'], points: 3, cap: 9 });
    expect([1, 2, 3, 9].map((contactsAtCompany) => points(contacts, { contactsAtCompany }))).toEqual([0, 3, 6, 9]);
    expect(points(contacts, { contactsAtCompany: 9, company: null })).toBe(0);
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
  const someWords = fc.constantFrom('manager', 'plant*', 'guide', '2', '5', 'interest', 'learning', ...touchKinds);
  const someRules = fc
    .array(
      fc.record<ScoreRule>({
        id: fc.constant(''),
        label: fc.string({ maxLength: 5 }),
        kind: fc.constantFrom(...scoreRuleKinds),
        match: fc.array(someWords, { maxLength: 3 }),
        points: fc.integer({ min: -50, max: 50 }),
        cap: fc.option(fc.integer({ min: 0, max: 60 })),
        halfLifeDays: fc.option(fc.integer({ min: 0, max: 400 })),
        phases: fc.constantFrom(undefined, { learning: 5, interest: 9, preference: 20 }),
        items: fc.array(fc.record({ title: someWords, points: fc.integer({ min: -20, max: 30 }) }), { maxLength: 2 }),
        halfLives: fc.constantFrom(undefined, [{ kind: 'visit' as const, days: 4 }]),
      }),
      { maxLength: 8 },
    )
    .map((rules) => rules.map((each, index) => ({ ...each, id: `rule${index}` })));
  const oneTouch = fc.record({
    kind: fc.constantFrom(...touchKinds),
    direction: fc.constantFrom('in' as const, 'out' as const),
    title: fc.constantFrom('', 'Retrofit guide', 'Buying guide', 'Plant tour'),
    buyingPhase: fc.constantFrom(null, 'learning' as const, 'interest' as const, 'preference' as const),
    happenedAt: fc.integer({ min: ago(500), max: ago(-1) }),
    durationMs: fc.option(fc.integer({ min: 0, max: 3_600_000 })),
  });
  const oneCall = fc.record({ isConnect: fc.boolean(), startedAt: fc.integer({ min: ago(500), max: builtAt }) });
  const someFacts = fc
    .record({
      title: fc.constantFrom('', 'Plant manager', 'Buyer'),
      company: fc.option(fc.record({ isKeyAccount: fc.boolean(), employees: fc.option(fc.integer({ min: 0, max: 9 })) })),
      touches: fc.array(oneTouch, { maxLength: 26 }),
      attempts: fc.array(oneCall, { maxLength: 6 }),
      contactsAtCompany: fc.integer({ min: 1, max: 8 }),
    })
    .map(
      ({ title, company, touches, attempts, contactsAtCompany }): ScoreFacts => ({
        lead: aLead({ id: 'lead-1', title }),
        company: company && aCompany({ id: 'company-1', ...company }),
        touches: touches.map((each, index) => ({ id: `t${String(index).padStart(2, '0')}`, ...each })),
        attempts: attempts.map((each, index) => ({ id: `a${index}`, ...each })),
        contactsAtCompany,
      }),
    );

  it('has whole lines that add up to its score, and no line of nothing', () => {
    fc.assert(
      fc.property(someRules, someFacts, (rules, of) => {
        const { score, lines: found } = scoreLead(of, withRules(...rules), builtAt);
        expect(found.reduce((sum, line) => sum + line.points, 0)).toBe(score);
        for (const line of found) {
          expect(Number.isInteger(line.points) && line.points !== 0).toBe(true);
          expect(line.facts.length).toBeGreaterThan(0);
          const cap = rules.find(({ id }) => id === line.rule)?.cap ?? null;
          if (cap !== null) expect(Math.abs(line.points)).toBeLessThanOrEqual(cap);
        }
      }),
    );
  });

  it('has the same lines in whatever order its rows were read', () => {
    fc.assert(
      fc.property(someRules, someFacts, (rules, of) => {
        const turned = { ...of, touches: of.touches.toReversed(), attempts: of.attempts.toReversed() };
        expect(scoreLead(turned, withRules(...rules), builtAt)).toEqual(scoreLead(of, withRules(...rules), builtAt));
      }),
    );
  });

  type Change = { fact: { kind: string; id: string }; to: ScoreFacts };
  const change = (of: ScoreFacts, pick: number, touch: ScoreFacts['touches'][number], call: ScoreFacts['attempts'][number]): Change => {
    const places = of.touches.length + of.attempts.length + 3;
    const place = pick % places;
    const changed = of.touches[place];
    if (changed)
      return {
        fact: { kind: 'touch', id: changed.id },
        to: { ...of, touches: of.touches.with(place, { ...touch, id: changed.id }) },
      };
    const at = place - of.touches.length;
    const called = of.attempts[at];
    if (called)
      return { fact: { kind: 'attempt', id: called.id }, to: { ...of, attempts: of.attempts.with(at, { ...call, id: called.id }) } };
    const last = at - of.attempts.length;
    if (last === 0) return { fact: { kind: 'title', id: 'lead-1' }, to: { ...of, lead: aLead({ id: 'lead-1', title: 'Plant engineer' }) } };
    if (last === 1) return { fact: { kind: 'contacts', id: 'company-1' }, to: { ...of, contactsAtCompany: of.contactsAtCompany + 2 } };
    const company = of.company && { ...of.company, isKeyAccount: !of.company.isKeyAccount, employees: 7 };
    return { fact: { kind: 'company', id: 'company-1' }, to: { ...of, company } };
  };

  it('changes with one fact only in the lines that name it', () => {
    const aChangedTouch = oneTouch.map((each) => ({ id: '', ...each }));
    const aChangedCall = oneCall.map((each) => ({ id: '', ...each }));
    fc.assert(
      fc.property(someRules, someFacts, fc.nat(), aChangedTouch, aChangedCall, (rules, of, pick, touch, call) => {
        const { fact, to } = change(of, pick, touch, call);
        const before = new Map(scoreLead(of, withRules(...rules), builtAt).lines.map((line) => [line.rule, line]));
        const after = new Map(scoreLead(to, withRules(...rules), builtAt).lines.map((line) => [line.rule, line]));
        const names = (line: FoundLine | undefined) => line?.facts.some(({ kind, id }) => kind === fact.kind && id === fact.id) ?? false;
        for (const { id, points, items } of rules) {
          if (names(before.get(id)) || names(after.get(id))) continue;
          // What gives and takes away by turns may come to nothing, and lines of nothing are left out with whatever they are made of.
          if (items?.some((item) => item.points * points < 0) && !(before.has(id) && after.has(id))) continue;
          expect(after.get(id)).toEqual(before.get(id));
        }
      }),
      { numRuns: 400 },
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
    const lead = aLead({ title: 'Plant manager' });
    const attempts = [anAttempt({ isConnect: true, startedAt: builtAt })];
    const company = aCompany({ isKeyAccount: true, employees: 420 });
    const touches = [
      aTouch({ id: 'a', buyingPhase: 'interest' }),
      aTouch({ id: 'b', kind: 'badgeScan' }),
      aTouch({ id: 'c', kind: 'visit' }),
    ];
    expect(score({ touches })).toBeLessThan(warmFrom);
    expect(score({ lead, company, attempts })).toBeLessThan(threshold);
    expect(score({ lead, company, attempts, touches })).toBeGreaterThanOrEqual(hotFrom);
  });
});
