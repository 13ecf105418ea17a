import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../shared/domain/bantfo.ts';
import type { Script } from '../../../../shared/domain/script.ts';
import { aCompany, aLead, anAnswer, builtAt } from '../../../../test/builders/domain.ts';
import { aUser } from '../../../../test/builders/people.ts';
import { aChoice, anEnd, aScript, aStep } from '../../../../test/builders/script.ts';
import { openTestDesk, renderAtDesk, type TestDesk } from '../../../../test/support/desk.tsx';
import { CallScreen } from '../call-screen.tsx';

const script = aScript({
  id: 'inquiry-2',
  steps: [
    aStep('why', {
      title: 'Trigger',
      say: 'Why now?',
      choices: [aChoice('It stops', 'hours', ['N', 'favourable']), aChoice('Reading', 'when')],
    }),
    aStep('hours', { title: 'Hours', say: 'How many hours?', answerAs: 'number', unit: 'hours a month', goTo: 'sum' }),
    aStep('sum', {
      title: 'Budget',
      say: 'What sum?',
      confirm: 'Still {{known|that}}?',
      answerAs: 'amount',
      fills: { letter: 'B', state: 'favourable' },
      goTo: 'when',
    }),
    aStep('when', { title: 'By when', say: 'By when?', answerAs: 'date', fills: { letter: 'T', state: 'favourable' }, goTo: 'far' }),
    aStep('far', {
      kind: 'branch',
      branches: [{ when: { on: 'size', stepId: 'when', from: 12, below: null }, goTo: 'later' }],
      goTo: 'badge',
    }),
    aStep('badge', { title: 'Badge', kind: 'note', say: 'Look at the badge.', goTo: 'role' }),
    aStep('role', { title: 'Role', say: 'Your role?', answerAs: 'text', detail: 'title', goTo: 'end' }),
    aStep('later', { title: 'Later', kind: 'end', say: 'Then next year.' }),
    { ...anEnd(), title: 'Next step', say: 'Then let us meet.' },
  ],
  objections: [
    { title: 'No time', reply: 'Two minutes tomorrow?', goTo: null },
    { title: 'Too expensive', reply: 'Compared with what?', goTo: null },
    { title: 'Send a mail', reply: 'About which line?', goTo: 'later' },
  ],
});
const other = aScript({
  id: 'other-1',
  scriptKey: 'fair',
  name: 'Fair',
  steps: [aStep('hello', { title: 'Hello', say: 'Hello again.', kind: 'say', goTo: 'end' }), anEnd()],
});

const ana = aLead({ id: 'ana', language: 'en', title: '' });

type Opening = { lead?: typeof ana; answers?: Answer[]; scripts?: Script[] };

const openCall = async ({ lead = ana, answers = [], scripts = [script, other] }: Opening = {}) => {
  const desk = await openTestDesk({ rows: { leads: [lead], companies: [aCompany()], scripts, users: [aUser()], answers } });
  return showCall(desk);
};

const showCall = async (desk: TestDesk) => {
  const shown = renderAtDesk(
    <CallScreen leadId="ana" next={undefined} onNextLead={() => undefined} onOpenLead={() => undefined} onOpenToday={() => undefined} />,
    desk,
  );
  await screen.findByLabelText('Note');
  return { desk, ...shown, press: (keys: string) => shown.user.keyboard(keys) };
};

const said = (text: string) => screen.findByText(`“${text}”`);
const pathOf = async (desk: TestDesk) => (await desk.db.callDrafts.get('ana'))?.path ?? [];
const answersOf = async (desk: TestDesk) => (await desk.db.answers.toArray()).sort((a, b) => (a.id < b.id ? -1 : 1));

describe('a script in the call, by keyboard alone and offline', () => {
  it('takes a number, a sum, a date and words, fills letters and the lead’s field, and passes what is decided by itself', async () => {
    const { desk, press } = await openCall();
    await press('q');
    await said('How many hours?');
    await press('q20{Enter}');
    await said('What sum?');
    await press('q40-60k chf');
    expect(await screen.findByText(/CHF.40,000 to CHF.60,000, fills B/)).toBeVisible();
    await press('{Enter}');
    await said('By when?');
    await press('qin 6 months{Enter}');
    expect(await screen.findByText('Look at the badge.')).toBeVisible();
    expect(screen.getByText('For you, not aloud')).toBeVisible();
    await press('{ArrowRight}');
    await said('Your role?');
    await press('qHead of maintenance{Enter}');
    await said('Then let us meet.');

    await waitFor(async () => expect((await desk.db.leads.get('ana'))?.title).toBe('Head of maintenance'));
    await waitFor(async () =>
      expect((await answersOf(desk)).map(({ letter, state, words }) => [letter, state, words])).toEqual([
        ['N', 'favourable', ''],
        ['B', 'favourable', '40-60k chf'],
        ['T', 'favourable', 'in 6 months'],
      ]),
    );
    const answers = await answersOf(desk);
    expect(answers[1]?.value).toEqual({ amountFrom: 4_000_000, amountTo: 6_000_000, currency: 'CHF' });
    expect(answers[2]?.value).toMatchObject({ horizonMonths: 6 });
    await waitFor(async () =>
      expect(await pathOf(desk)).toMatchObject([
        { answer: 'It stops' },
        { answer: '20', size: 20 },
        { size: 4_000_000 },
        { size: 6 },
        { stepId: 'badge' },
        { answer: 'Head of maintenance' },
        { stepId: 'end' },
      ]),
    );
  });

  it('branches on a date that is far out, and counts it against the lead', async () => {
    const { desk, press } = await openCall();
    await press('w');
    await said('By when?');
    await press('qin 2 years{Enter}');
    await said('Then next year.');
    await waitFor(async () =>
      expect(await answersOf(desk)).toMatchObject([{ letter: 'T', state: 'unfavourable', value: { horizonMonths: 24 } }]),
    );
  });

  it('keeps what is not understood as it was said, and fills nothing with it', async () => {
    const { desk, press } = await openCall();
    await press('w');
    await said('By when?');
    await press('qwhen the time comes');
    expect(await screen.findByText('Kept as it stands; not understood as a date to come.')).toBeVisible();
    await press('{Enter}');
    await waitFor(async () => expect((await pathOf(desk)).find(({ stepId }) => stepId === 'when')?.answer).toBe('when the time comes'));
    expect(await answersOf(desk)).toEqual([]);
  });

  it('keeps every answer through going back, another branch, a jump and a reload in mid-word', async () => {
    const first = await openCall();
    await first.press('q');
    await said('How many hours?');
    await first.press('q20{Enter}');
    await said('What sum?');
    await first.press('{ArrowLeft}{ArrowLeft}');
    await said('Why now?');
    await first.press('w');
    await said('By when?');
    await first.press('j');
    await first.user.click(await screen.findByRole('menuitem', { name: /Budget/, hidden: true }));
    await said('What sum?');
    await first.press('q40');
    await waitFor(async () => expect((await pathOf(first.desk)).find(({ stepId }) => stepId === 'sum')?.answer).toBe('40'));
    first.unmount();

    const again = await showCall(first.desk);
    await said('What sum?');
    expect(screen.getByLabelText('Sum')).toHaveValue('40');
    await again.press('qk{Enter}');
    await waitFor(async () => {
      const path = await pathOf(again.desk);
      expect(path.find(({ stepId }) => stepId === 'why')).toMatchObject({ answer: 'Reading', earlier: ['It stops'] });
      expect(path.find(({ stepId }) => stepId === 'hours')).toMatchObject({ answer: '20' });
      expect(path.find(({ stepId }) => stepId === 'sum')).toMatchObject({ answer: '40k', size: 4_000_000 });
    });
  });

  it('writes a sum down that was typed but not finished when the outcome is given', async () => {
    const { desk, press } = await openCall();
    await press('{Control>}{Enter}{/Control}');
    await screen.findByRole('timer', { name: 'In call' });
    await press('q');
    await said('How many hours?');
    await press('{ArrowRight}q30k');
    await press('{Alt>}6{/Alt}');
    await waitFor(async () => expect((await desk.db.attempts.toArray())[0]?.dispositionCode).toBe('keepWorking'));
    const [attempt] = await desk.db.attempts.toArray();
    expect(attempt).toMatchObject({
      scriptId: 'inquiry-2',
      scriptPath: [{ answer: 'It stops' }, { question: 'How many hours?' }, { answer: '30k' }],
    });
    expect((await answersOf(desk)).find(({ letter }) => letter === 'B')).toMatchObject({
      attemptId: attempt?.id,
      value: { amountFrom: 3_000_000 },
    });
  });

  it('keeps what was answered when another script is taken in mid-call, and finds it again on the way back', async () => {
    const { desk, press, user } = await openCall();
    await press('q');
    await said('How many hours?');
    const take = async (name: string) => {
      await user.click(screen.getByRole('button', { name: /choose another/ }));
      await user.click(await screen.findByRole('menuitem', { name: new RegExp(name), hidden: true }));
    };
    await take('Fair');
    await said('Hello again.');
    await waitFor(async () =>
      expect(await pathOf(desk)).toMatchObject([
        { stepId: 'hello' },
        { stepId: 'inquiry-2/why', question: 'Why now?', answer: 'It stops' },
      ]),
    );
    await take('Inquiry');
    await said('Why now?');
    expect(screen.getByRole('button', { name: /It stops/, pressed: true })).toBeVisible();
  });
});

describe('a letter that is known', () => {
  const known = anAnswer({
    leadId: 'ana',
    letter: 'B',
    state: 'favourable',
    value: { amountFrom: 4_000_000, amountTo: 4_000_000, currency: 'EUR' },
    answeredAt: builtAt - 6 * 86_400_000,
  });
  const need = anAnswer({ id: 'answer-2', leadId: 'ana', letter: 'N', state: 'favourable', answeredAt: builtAt - 6 * 86_400_000 });

  it('is not asked again but confirmed by one key, in the script’s own words', async () => {
    const { desk, press } = await openCall({ lead: { ...ana, letters: 'fuuuuu' }, answers: [known] });
    await press('q');
    await said('How many hours?');
    await press('{ArrowRight}');
    await said('Still €40,000?');
    expect(screen.getByRole('button', { name: /Still so\s*known since 11 Nov: €40,000/ })).toBeVisible();
    await press('s');
    await said('By when?');
    await waitFor(async () =>
      expect((await pathOf(desk)).find(({ stepId }) => stepId === 'sum')).toMatchObject({ answer: '€40,000', size: 4_000_000 }),
    );
    // The path is written after the letters, one after another: what is there now is all.
    expect((await answersOf(desk)).filter(({ letter }) => letter === 'B')).toHaveLength(2);
  });

  it('leads on by the answer that says what is known, and can be asked anew all the same', async () => {
    const { press } = await openCall({ lead: { ...ana, letters: 'uufuuu' }, answers: [need] });
    expect(await screen.findByRole('button', { name: /Still so/ })).toBeVisible();
    await press('s');
    await said('How many hours?');
    await press('{ArrowLeft}');
    await said('Why now?');
    expect(screen.queryByRole('button', { name: /Still so/ })).toBeNull();
    await press('w');
    await said('By when?');
  });
});

describe('objections', () => {
  const row = () => screen.getByRole('tablist', { name: /If Ana says/ });
  const tabs = () =>
    within(row())
      .getAllByRole('tab')
      .map(({ textContent }) => textContent);

  it('are found by typing, and left to where one was', async () => {
    const { press } = await openCall();
    await press('q');
    await said('How many hours?');
    await press('x');
    expect(await screen.findByRole('tab', { name: 'No time', selected: true })).toHaveFocus();
    await press('exp');
    expect(tabs()).toEqual(['Too expensive']);
    expect(await screen.findByRole('tabpanel', { name: 'Too expensive' })).toHaveTextContent('Compared with what?');
    expect(screen.getByText('1 of 3 with “exp”')).toBeVisible();
    await press('z');
    expect(screen.getByText('No objection with “expz”')).toBeVisible();
    expect(tabs()).toEqual(['Too expensive']);
    await press('{Backspace}{Backspace}{Backspace}');
    expect(tabs()).toHaveLength(3);
    await press('{Escape}');
    await said('How many hours?');
    expect(screen.queryByRole('tabpanel', { name: 'Too expensive' })).toBeNull();
  });

  it('go on to a step of their own where the script says so', async () => {
    const { press } = await openCall();
    await press('x');
    await screen.findByRole('tab', { name: 'No time', selected: true });
    await press('mail');
    expect(within(await screen.findByRole('tabpanel', { name: 'Send a mail' })).getByText(/Then on to Later/)).toBeVisible();
    await press('{Enter}');
    await said('Then next year.');
  });

  it('are kept in the path of the call with the step they came at, and one that a slip of the key has shown is not', async () => {
    const { desk, press } = await openCall();
    await press('x');
    await screen.findByRole('tab', { name: 'No time', selected: true });
    await press('{Escape}');
    await press('x');
    await press('exp{Escape}');
    await press('x');
    await press('mail{Enter}');
    await said('Then next year.');
    await waitFor(async () => {
      const raised = (await pathOf(desk)).flatMap(({ stepId, objections = [] }) => objections.map(({ title }) => `${title} at ${stepId}`));
      expect(raised).toEqual(['Too expensive at why', 'Send a mail at why']);
    });
  });
});
