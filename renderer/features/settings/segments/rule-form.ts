import { type Letter, letterStates } from '../../../../shared/domain/bantfo.ts';
import type { Touch } from '../../../../shared/domain/call.ts';
import {
  companyFields,
  type Segment,
  type SegmentRule,
  type SegmentTest,
  segmentFields,
  type segmentOps,
} from '../../../../shared/domain/segment.ts';
import { ruleFault, type SegmentFault } from '../../../../shared/domain/segment-faults.ts';

export type SegmentOp = (typeof segmentOps)[number];
type LeadSubject = `lead.${(typeof segmentFields)[number]}`;
type CompanySubject = `company.${(typeof companyFields)[number]}`;
/** What a test asks about: a field of the lead or its company, or what is known of it besides. */
export type Subject = LeadSubject | CompanySubject | 'touch' | 'answer' | 'segment';

export const subjects: readonly Subject[] = [
  ...segmentFields.map((field): Subject => `lead.${field}`),
  ...companyFields.map((field): Subject => `company.${field}`),
  'touch',
  'answer',
  'segment',
];

/** How a subject is compared: with values of a list, a number, words, or yes and no. */
export type SubjectShape = 'choice' | 'number' | 'text' | 'yesNo' | 'touch' | 'answer' | 'segment';

const numbers: ReadonlySet<Subject> = new Set(['lead.score', 'lead.attempts', 'lead.connects', 'company.employees']);
const texts: ReadonlySet<Subject> = new Set(['lead.title', 'company.name', 'company.city']);
const alwaysKnown: ReadonlySet<Subject> = new Set([
  'lead.stage',
  'lead.source',
  'lead.band',
  'lead.score',
  'lead.attempts',
  'lead.connects',
  'company.isKeyAccount',
]);

export const shapeOf = (subject: Subject): SubjectShape => {
  if (subject === 'touch' || subject === 'answer' || subject === 'segment') return subject;
  if (subject === 'company.isKeyAccount') return 'yesNo';
  if (numbers.has(subject)) return 'number';
  return texts.has(subject) ? 'text' : 'choice';
};

const opsOfShape: Record<SubjectShape, readonly SegmentOp[]> = {
  choice: ['is', 'isNot'],
  number: ['atLeast', 'atMost', 'is'],
  text: ['has', 'is', 'isNot'],
  yesNo: ['is'],
  touch: [],
  answer: [],
  segment: [],
};

export const opsOf = (subject: Subject): readonly SegmentOp[] => {
  const ops = opsOfShape[shapeOf(subject)];
  return ops.length === 0 || alwaysKnown.has(subject) ? ops : [...ops, 'known', 'unknown'];
};

/** One test as it stands in its fields. `key` keeps the fields of a test its own while others come and go. */
export type TestForm = {
  key: string;
  kind: 'test';
  subject: Subject;
  op: SegmentOp;
  values: string[];
  touch: Touch['kind'] | null;
  atLeast: string;
  withinDays: string;
  letter: Letter;
};
export type GroupForm = { key: string; kind: 'all' | 'any' | 'none'; of: RuleForm[] };
export type RuleForm = GroupForm | TestForm;
type NewKey = () => string;

const bareTest = (key: string, subject: Subject): TestForm => ({
  key,
  kind: 'test',
  subject,
  op: opsOf(subject)[0] ?? 'is',
  values: [],
  touch: null,
  atLeast: '1',
  withinDays: '30',
  letter: 'B',
});

/** A test about something else: nothing of what was compared with before fits it. */
export const testAbout = (key: string, subject: Subject): TestForm => ({
  ...bareTest(key, subject),
  values: subject === 'company.isKeyAccount' ? ['true'] : subject === 'answer' ? ['favourable'] : [],
});

export const freshGroup = (key: string, kind: GroupForm['kind'], of: RuleForm[] = []): GroupForm => ({ key, kind, of });

const testFormOf = (test: SegmentTest, key: string): TestForm => {
  switch (test.kind) {
    case 'lead':
      return { ...bareTest(key, `lead.${test.field}`), op: test.op, values: test.values };
    case 'company':
      return { ...bareTest(key, `company.${test.field}`), op: test.op, values: test.values };
    case 'touch': {
      const { touch, atLeast, withinDays } = test;
      return { ...bareTest(key, 'touch'), touch, atLeast: String(atLeast), withinDays: withinDays === null ? '' : String(withinDays) };
    }
    case 'answer':
      return { ...bareTest(key, 'answer'), letter: test.letter, values: test.states };
    case 'segment':
      return { ...bareTest(key, 'segment'), values: [test.segmentId] };
  }
};

const nodeOf = (rule: SegmentRule, newKey: NewKey): RuleForm =>
  'of' in rule
    ? freshGroup(
        newKey(),
        rule.kind,
        rule.of.map((each) => nodeOf(each, newKey)),
      )
    : testFormOf(rule, newKey());

/** A rule as it stands in fields. A single test gets a group around it, into which others can be put. */
export const ruleFormOf = (rule: SegmentRule, newKey: NewKey): GroupForm => {
  const form = nodeOf(rule, newKey);
  return form.kind === 'test' ? freshGroup(newKey(), 'all', [form]) : form;
};

const wholeNumber = (typed: string): number | null => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : null);
const isOneOf = <Value extends string>(all: readonly Value[], value: string): value is Value => (all as readonly string[]).includes(value);

const testOf = (form: TestForm): SegmentTest => {
  const { subject, op } = form;
  const values = op === 'known' || op === 'unknown' ? [] : form.values.map((each) => each.trim());
  if (subject === 'touch')
    return { kind: 'touch', touch: form.touch, atLeast: wholeNumber(form.atLeast) ?? 0, withinDays: wholeNumber(form.withinDays) || null };
  if (subject === 'answer') return { kind: 'answer', letter: form.letter, states: letterStates.filter((state) => values.includes(state)) };
  if (subject === 'segment') return { kind: 'segment', segmentId: values[0] ?? '' };
  const field = subject.slice(subject.indexOf('.') + 1);
  if (subject.startsWith('lead.') && isOneOf(segmentFields, field)) return { kind: 'lead', field, op, values };
  return { kind: 'company', field: isOneOf(companyFields, field) ? field : 'name', op, values };
};

/** What the fields stand for, sound or not. */
export const ruleOf = (form: RuleForm): SegmentRule => (form.kind === 'test' ? testOf(form) : { kind: form.kind, of: form.of.map(ruleOf) });

const touchFault = ({ atLeast, withinDays }: TestForm): SegmentFault | null =>
  wholeNumber(atLeast) === null || (withinDays.trim() !== '' && !wholeNumber(withinDays)) ? 'noNumber' : null;

const faultOf = (form: RuleForm, id: string, all: readonly Segment[]): SegmentFault | null => {
  if (form.kind === 'test' && form.subject === 'touch') return touchFault(form);
  if (form.kind === 'test' && form.subject === 'answer' && form.values.length === 0) return 'noValue';
  if (form.kind === 'test' && form.subject === 'segment' && form.values.length === 0) return 'noValue';
  // A number that is compared as a text is still to be one.
  if (form.kind === 'test' && form.op === 'is' && shapeOf(form.subject) === 'number' && !/^-?\d{1,9}$/.test(form.values[0]?.trim() ?? ''))
    return 'noNumber';
  return ruleFault(ruleOf(form), id, all);
};

/** What is wrong with each group and test, by key. */
export const faultsOfForm = (form: RuleForm, id: string, all: readonly Segment[]): ReadonlyMap<string, SegmentFault> => {
  const own = faultOf(form, id, all);
  const inner = form.kind === 'test' ? [] : form.of.flatMap((each) => [...faultsOfForm(each, id, all)]);
  return new Map([...(own ? [[form.key, own] as const] : []), ...inner]);
};

/** The form with one node put in place of the one of its key; null takes it out. */
export const withNode = (form: GroupForm, key: string, next: RuleForm | null): GroupForm => {
  if (form.key === key) return next && next.kind !== 'test' ? next : form;
  return {
    ...form,
    of: form.of.flatMap((each): RuleForm[] => {
      if (each.key === key) return next ? [next] : [];
      return [each.kind === 'test' ? each : withNode(each, key, next)];
    }),
  };
};
