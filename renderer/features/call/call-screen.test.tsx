import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aCompany, aLead, anAnswer, builtAt } from '../../../test/builders/domain.ts';
import { aDeparture } from '../../../test/builders/parked.ts';
import { anAttempt, aUser } from '../../../test/builders/people.ts';
import { aScript, aStep } from '../../../test/builders/script.ts';
import { type DeskRows, openTestDesk, renderAtDesk, type TestDesk } from '../../../test/support/desk.tsx';
import { CallScreen } from './call-screen.tsx';

const script = aScript({
  id: 'inquiry-1',
  name: 'Inquiry',
  steps: [
    aStep('opening', { title: 'Opening', kind: 'say', say: 'Good day {{firstName|}}.', goTo: 'trigger' }),
    aStep('trigger', {
      title: 'Trigger',
      say: 'Why now?',
      hint: 'Wait.',
      choices: [
        { label: 'The line stops', fills: [{ letter: 'N', state: 'favourable', value: { pain: 'Line stops' } }], goTo: 'close' },
        { label: 'Just reading up', fills: [{ letter: 'N', state: 'unknown', value: {} }], goTo: 'close' },
      ],
    }),
    aStep('close', { title: 'Close', kind: 'end', say: 'Until then.' }),
  ],
  objections: [
    { title: 'No time', reply: 'Two minutes tomorrow?', goTo: null },
    { title: 'Too expensive', reply: 'Compared with what?', goTo: null },
  ],
});

const ana = aLead({ id: 'ana', language: 'en' });
const declan = aLead({ id: 'declan', firstName: 'Declan', lastName: 'Murphy', language: 'en' });
const rowsOf = (lead: Lead, rows: DeskRows = {}): DeskRows => ({
  leads: [lead, declan],
  companies: [aCompany()],
  scripts: [script],
  users: [aUser(), aUser({ id: 'rep-2', name: 'Tomasz Wrona' }), aUser({ id: 'ruth', name: 'Ruth Adler', role: 'teamLead' })],
  ...rows,
});

function Place({ first }: { first: string | undefined }) {
  const [leadId, setLeadId] = useState(first);
  const next = leadId === 'declan' ? undefined : { leadId: 'declan', name: 'Declan Murphy', companyName: 'Corrib Foods', at: null };
  return (
    <CallScreen
      leadId={leadId}
      next={next}
      onNextLead={() => setLeadId(next?.leadId)}
      onOpenLead={setLeadId}
      onOpenToday={() => setLeadId(undefined)}
    />
  );
}

const openCall = async (lead: Lead = ana, rows: DeskRows = {}, given?: TestDesk) => {
  const desk = given ?? (await openTestDesk({ rows: rowsOf(lead, rows) }));
  const shown = renderAtDesk(<Place first={lead.id} />, desk);
  await screen.findByLabelText('Note');
  const press = (keys: string) => shown.user.keyboard(keys);
  const outbox = async () => (await desk.db.outbox.orderBy('seq').toArray()).map((each) => each.name);
  return { desk, ...shown, press, outbox };
};

const callKey = '{Control>}{Enter}{/Control}';
const outcomes = () => screen.getByRole('region', { name: 'Note and outcome' });
const ownerShown = () => screen.getByText('Owner', { selector: 'dt' }).nextElementSibling?.textContent;
const isNext = () => screen.findByRole('heading', { name: 'Declan Murphy' });
const draftOf = (desk: TestDesk, leadId = 'ana') => desk.db.callDrafts.get(leadId);

describe('a call by keyboard', () => {
  it('is dialled, answered, noted and ended, and the next lead is there', async () => {
    const { desk, press, outbox, user } = await openCall();
    await press(callKey);
    expect(await screen.findByRole('timer', { name: 'In call' })).toBeVisible();
    await waitFor(async () => expect(await desk.db.attempts.toArray()).toHaveLength(1));

    await press('{ArrowRight}q');
    expect(screen.getByText('“Until then.”')).toBeVisible();
    await press('b');
    await user.click(screen.getByRole('radio', { name: 'Yes' }));
    await user.type(screen.getByLabelText('Their words'), 'It is in the plan');
    await press('{Escape}b');

    await press('m');
    await user.type(screen.getByLabelText('Note'), 'CFO is open to it.');
    await press('{Escape}');
    desk.clock.advance(90_000);
    await press(callKey);
    desk.clock.advance(20_000);
    await press('6');
    await isNext();

    await waitFor(async () => expect(await draftOf(desk)).toBeUndefined());
    const [attempt] = await desk.db.attempts.toArray();
    expect(attempt).toMatchObject({
      leadId: 'ana',
      number: '+498955500142',
      dispositionCode: 'keepWorking',
      isConnect: true,
      talkMs: 90_000,
      wrapUpMs: 20_000,
      localHour: 14,
      scriptId: 'inquiry-1',
      scriptPath: [
        { stepId: 'opening', question: 'Good day Ana.', answer: '' },
        { stepId: 'trigger', question: 'Why now?', answer: 'The line stops' },
        { stepId: 'close', question: 'Until then.', answer: '' },
      ],
    });
    const answers = await desk.db.answers.toArray();
    expect(answers).toHaveLength(2);
    expect(answers).toContainEqual(
      expect.objectContaining({ letter: 'N', state: 'favourable', value: { pain: 'Line stops' }, attemptId: attempt?.id }),
    );
    expect(answers).toContainEqual(
      expect.objectContaining({ letter: 'B', state: 'favourable', words: 'It is in the plan', attemptId: attempt?.id }),
    );
    expect(await desk.db.notes.toArray()).toEqual([expect.objectContaining({ body: 'CFO is open to it.', attemptId: attempt?.id })]);
    expect(await desk.db.leads.get('ana')).toMatchObject({
      attempts: 1,
      connects: 1,
      letters: 'fufuuu',
      nextActionKind: 'call',
      lastSaid: 'It is in the plan',
    });
    const sent = await outbox();
    expect(sent[0]).toBe('startAttempt');
    expect(sent.at(-1)).toBe('recordDisposition');
    expect(sent.slice(1, -1).toSorted()).toEqual(expect.arrayContaining(['recordAnswer', 'recordAnswer', 'writeNote']));
  });

  it('types letters into the note and acts with Alt', async () => {
    const { desk, press } = await openCall();
    await press(callKey);
    await press('m');
    await press('b1 q');
    expect(screen.getByLabelText('Note')).toHaveValue('b1 q');
    expect(screen.queryByRole('radiogroup', { name: 'Budget: state' })).toBeNull();
    await press('{Alt>}1{/Alt}');
    await isNext();
    await waitFor(async () =>
      expect((await desk.db.attempts.toArray())[0]).toMatchObject({ dispositionCode: 'noAnswer', isConnect: false, talkMs: 0 }),
    );
    expect((await desk.db.notes.toArray())[0]?.body).toBe('b1 q');
  });

  it('has outcomes only once it was dialled', async () => {
    const { desk, press } = await openCall();
    await press('1');
    expect(screen.getByRole('heading', { name: 'Ana Keller' })).toBeVisible();
    const noAnswer = within(outcomes()).getByRole('button', { name: /No answer/ });
    expect(noAnswer).toHaveAttribute('aria-disabled', 'true');
    fireEvent.click(noAnswer);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('takes a hang-up back that was a slip', async () => {
    const { desk, press } = await openCall();
    await press(callKey);
    await press(callKey);
    expect(await screen.findByRole('timer', { name: 'Wrap-up' })).toHaveTextContent('of 02:00');
    await press(callKey);
    expect(await screen.findByRole('timer', { name: 'In call' })).toBeVisible();
    await waitFor(async () => expect(await draftOf(desk)).toMatchObject({ phase: 'inCall', endedAt: null }));
  });

  it('says it is saved here only after it is on the disk', async () => {
    const { desk, press, user } = await openCall();
    await press(callKey);
    await user.type(screen.getByLabelText('Note'), 'x');
    await waitFor(async () => expect((await draftOf(desk))?.note).toBe('x'));
    expect(await screen.findByText('Saved here 14:05:00')).toBeVisible();
  });

  it('takes an outcome back by one press, and the call waits for the right one', async () => {
    const { desk, press } = await openCall();
    await press(callKey);
    await waitFor(async () => expect(await desk.db.attempts.toArray()).toHaveLength(1));
    await press(callKey);
    await press('1');
    await isNext();
    expect(await screen.findByText('No answer: Ana Keller')).toBeVisible();
    await press('{Control>}z{/Control}');
    expect(await screen.findByText('Taken back. Ana Keller waits for the right outcome.')).toBeVisible();
    expect(await desk.db.attempts.toArray()).toMatchObject([{ dispositionCode: null }]);
    expect(await desk.db.leads.get('ana')).toMatchObject({ stage: ana.stage, nextActionKind: ana.nextActionKind });
  });

  it('corrects the outcome of a call of before, with the reason', async () => {
    const before = anAttempt({
      id: 'before',
      leadId: 'ana',
      startedAt: builtAt - 3_600_000,
      dispositionCode: 'keepWorking',
      isConnect: true,
    });
    const { desk, user } = await openCall(ana, { attempts: [before] });
    await user.click(await screen.findByRole('button', { name: 'Correct the outcome' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct the outcome of a call' });
    await user.click(within(dialog).getByRole('combobox', { name: 'What came of it' }));
    await user.click(await screen.findByRole('option', { name: 'Voicemail', hidden: true }));
    await user.type(within(dialog).getByLabelText('Why it is corrected'), 'It was the machine');
    await user.click(within(dialog).getByRole('button', { name: /^Correct/ }));
    await waitFor(async () =>
      expect(await desk.db.attempts.get('before')).toMatchObject({ dispositionCode: 'voicemail', isConnect: false }),
    );
    expect(await desk.db.notes.toArray()).toMatchObject([{ body: 'It was the machine', attemptId: 'before' }]);
  });

  it('voids a call that was not theirs, with the reason: it stands struck through and counts no more', async () => {
    const before = anAttempt({ id: 'before', leadId: 'ana', startedAt: builtAt - 3_600_000, dispositionCode: 'noAnswer' });
    const { desk, user } = await openCall({ ...ana, attempts: 1, lastAttemptAt: before.startedAt }, { attempts: [before] });
    await user.click(await screen.findByRole('button', { name: 'Not their call' }));
    const dialog = await screen.findByRole('dialog', { name: 'A call that was not theirs' });
    await user.type(within(dialog).getByLabelText('Why it does not count'), 'The other Keller');
    await user.click(within(dialog).getByRole('button', { name: /^Count it no more/ }));
    expect(await screen.findByText('Call, does not count')).toBeVisible();
    expect(screen.getByText(/^Not their call, said you, .*: The other Keller$/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Correct the outcome' })).toBeNull();
    expect(await desk.db.leads.get('ana')).toMatchObject({ attempts: 0, lastAttemptAt: null });
  });

  it('counts a voided call again, by the toast’s key and later from the history, and says both', async () => {
    const before = anAttempt({ id: 'before', leadId: 'ana', startedAt: builtAt - 3_600_000, dispositionCode: 'noAnswer' });
    const { desk, user, press } = await openCall({ ...ana, attempts: 1, lastAttemptAt: before.startedAt }, { attempts: [before] });
    const voidIt = async () => {
      await user.click(await screen.findByRole('button', { name: 'Not their call' }));
      const dialog = await screen.findByRole('dialog', { name: 'A call that was not theirs' });
      await user.type(within(dialog).getByLabelText('Why it does not count'), 'The other Keller');
      await user.click(within(dialog).getByRole('button', { name: /^Count it no more/ }));
      expect(await screen.findByText('Call, does not count')).toBeVisible();
    };
    const counts = async () => {
      expect(await screen.findByText(/^Not their call, said you, .*: The other Keller. Counted again by you, /)).toBeVisible();
      expect(screen.queryByText('Call, does not count')).toBeNull();
      expect(await desk.db.leads.get('ana')).toMatchObject({ attempts: 1, lastAttemptAt: before.startedAt });
    };
    await voidIt();
    await screen.findByText('The call counts no more');
    await press('{Control>}z{/Control}');
    expect(await screen.findByText('The call counts again, and all is as it was')).toBeVisible();
    await counts();
    await voidIt();
    await user.click(await screen.findByRole('button', { name: 'Count it again' }));
    await counts();
  });

  it('runs no clock for a call that was made elsewhere and waits for its outcome', async () => {
    const logged = anAttempt({ leadId: 'ana', startedAt: builtAt - 7_200_000, dispositionCode: null, loggedAt: builtAt - 3_600_000 });
    const { press, desk } = await openCall(ana, { attempts: [logged] });
    expect(await screen.findByText('No outcome yet')).toBeVisible();
    expect(screen.queryByRole('timer')).toBeNull();
    await press('1');
    await waitFor(async () => expect(await desk.db.attempts.get(logged.id)).toMatchObject({ dispositionCode: 'noAnswer', wrapUpMs: 0 }));
  });

  it('shows what the objection is answered with, and goes back', async () => {
    const { press } = await openCall();
    const said = screen.getByText('“Good day Ana.”').parentElement;
    await waitFor(() => expect(said).toHaveFocus());
    await press('x');
    const first = await screen.findByRole('tab', { name: 'No time', selected: true });
    await waitFor(() => expect(first).toHaveFocus());
    await press('{ArrowRight}');
    expect(await screen.findByRole('tabpanel', { name: 'Too expensive' })).toHaveTextContent('Compared with what?');
    await press('{Escape}');
    expect(screen.queryByRole('tabpanel', { name: 'Too expensive' })).toBeNull();
    await waitFor(() => expect(screen.getByText('“Good day Ana.”').parentElement).toHaveFocus());
  });
});

describe('a reload in mid-call', () => {
  it('takes up the running call: timer, step, answers and what was typed', async () => {
    const { desk, press, user, unmount } = await openCall();
    await press(callKey);
    await press('{ArrowRight}q');
    await press('t');
    await user.type(screen.getByLabelText('Their words'), 'before Apr');
    await user.type(screen.getByLabelText('Note'), 'half a sent');
    await waitFor(async () => expect(await draftOf(desk)).toMatchObject({ note: 'half a sent', letter: { words: 'before Apr' } }));
    unmount();
    desk.clock.advance(65_000);

    renderAtDesk(<Place first="ana" />, restarted(desk));
    expect(await screen.findByRole('timer', { name: 'In call' })).toHaveTextContent('01:05');
    expect(screen.getByLabelText('Note')).toHaveValue('half a sent');
    expect(screen.getByLabelText('Their words')).toHaveValue('before Apr');
    expect(screen.getByText('“Until then.”')).toBeVisible();
  });

  it('offers an attempt of mine without outcome again, whatever machine it was dialled on', async () => {
    const open = anAttempt({ id: 'open', leadId: 'ana', dispositionCode: null, endedAt: null, startedAt: builtAt - 3_600_000 });
    const { desk, press } = await openCall(ana, { attempts: [open] });
    expect(screen.getByText(/You called today 13:05 and have not said what came of it/)).toBeVisible();
    await press('3');
    await waitFor(async () => expect(await desk.db.attempts.get('open')).toMatchObject({ dispositionCode: 'voicemail' }));
  });

  it('begins anew when the outcome had been recorded already', async () => {
    const ended = anAttempt({ id: 'ended', leadId: 'ana' });
    const desk = await openTestDesk({ rows: rowsOf(ana, { attempts: [ended] }) });
    await desk.db.callDrafts.put({ leadId: 'ana', attemptId: 'ended', phase: 'wrapUp', note: 'old' } as never);
    await openCall(ana, {}, desk);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByLabelText('Note')).toHaveValue('');
  });
});

/** The same rows under another database object: nothing of what the screen had in memory is left. */
const restarted = (desk: TestDesk): TestDesk => ({ ...desk, db: Object.create(desk.db) as TestDesk['db'] });

describe('what an outcome asks for', () => {
  it('promises a callback at a wall time on the clock of the lead', async () => {
    const tom = aLead({ id: 'ana', language: 'en', country: 'US', city: 'New York', zones: ['America/New_York'] });
    const { desk, press } = await openCall(tom);
    desk.clock.advance(3_600_000);
    await waitFor(() => expect(screen.getByText(/callable until/)).toBeVisible(), { timeout: 8000 });
    await press(callKey);
    await press('5');
    expect(await screen.findByLabelText('When to call back')).toHaveFocus();
    await press('fri 3pm');
    expect(await screen.findByText('Fri 15:00 in New York')).toBeVisible();
    expect(screen.getByText('21:00 for you')).toBeVisible();
    await press('{Enter}');
    await isNext();
    await waitFor(async () =>
      expect(await desk.db.callbacks.toArray()).toEqual([
        expect.objectContaining({
          leadId: 'ana',
          wall: '2026-11-20T15:00',
          zone: 'America/New_York',
          dueAt: Date.parse('2026-11-20T20:00:00Z'),
          userId: 'rep-1',
          state: 'open',
        }),
      ]),
    );
    expect(await desk.db.leads.get('ana')).toMatchObject({ nextActionKind: 'callback', nextActionAt: Date.parse('2026-11-20T20:00:00Z') });
  });

  it('asks which of two times is meant where the clocks change', async () => {
    const { desk, press, user } = await openCall();
    await press(callKey);
    await press('5');
    await press('28.3.2027 02:30');
    expect(await screen.findByText(/The clocks in Berlin leave this time out/)).toBeVisible();
    expect(within(outcomes()).getByRole('button', { name: /Call back/ })).toBeDisabled();
    await user.click(screen.getAllByRole('radio', { name: /there,/ })[1]!);
    await user.click(within(outcomes()).getByRole('button', { name: /Call back/ }));
    await waitFor(async () => expect(await desk.db.callbacks.toArray()).toHaveLength(1));
    expect((await desk.db.callbacks.toArray())[0]?.wall).toBe('2027-03-28T03:30');
  });

  it('keeps what was typed for a callback through a reload', async () => {
    const { desk, press, unmount } = await openCall();
    await press(callKey);
    await press('5');
    await press('fri 3pm');
    await waitFor(async () => expect((await draftOf(desk))?.outcome?.when).toBe('fri 3pm'));
    unmount();
    renderAtDesk(<Place first="ana" />, restarted(desk));
    expect(await screen.findByLabelText('When to call back')).toHaveValue('fri 3pm');
  });

  it('sends to nurture with the day to come back', async () => {
    const { desk, press } = await openCall();
    await press(callKey);
    await press('8');
    await press('2');
    expect(await screen.findByText('Nurture, call again on 17 Feb 2027')).toBeVisible();
    await press('{Enter}');
    await isNext();
    await waitFor(async () =>
      expect(await desk.db.leads.get('ana')).toMatchObject({ stage: 'nurture', revisitOn: '2027-02-17', nextActionKind: 'revisit' }),
    );
  });

  it('wants a reason before a lead leaves', async () => {
    const { desk, press } = await openCall();
    await press(callKey);
    await press('9');
    await press('{Enter}');
    expect(screen.getByRole('heading', { name: 'Ana Keller' })).toBeVisible();
    await press('3{Enter}');
    await isNext();
    await waitFor(async () => expect(await desk.db.leads.get('ana')).toMatchObject({ stage: 'disqualified', reasonCode: 'wrongFit' }));
  });

  it('calls a lead qualified that lacks something only with a reason, which is kept', async () => {
    const { desk, press } = await openCall();
    await press(callKey);
    expect(screen.getByText('7 needs B, N and T favourable, or asks you for a reason')).toBeVisible();
    await press('7');
    await press('1{Enter}');
    await isNext();
    await waitFor(async () =>
      expect(await desk.db.leads.get('ana')).toMatchObject({ stage: 'qualified', nextActionKind: 'handOff', reasonCode: 'salesAgreed' }),
    );
  });

  it('qualifies with one key when nothing is missing', async () => {
    const answers = (['B', 'N', 'T'] as const).map((letter) => anAnswer({ id: letter, leadId: 'ana', letter }));
    const { desk, press } = await openCall({ ...ana, letters: 'fuffuu', score: 70 }, { answers });
    await press(callKey);
    await press('7');
    await isNext();
    await waitFor(async () => expect(await desk.db.leads.get('ana')).toMatchObject({ stage: 'qualified' }));
  });

  it('marks do not call by the second press only, and never after Escape', async () => {
    const { desk, press } = await openCall();
    await press(callKey);
    await press('0');
    expect(await screen.findByText(/Never call Ana Keller again/)).toBeVisible();
    await press('{Escape}');
    expect((await desk.db.leads.get('ana'))?.doNotCall).toBe(false);
    await press('0');
    await press('0');
    await isNext();
    await waitFor(async () =>
      expect(await desk.db.leads.get('ana')).toMatchObject({ doNotCall: true, stage: 'disqualified', nextActionAt: null }),
    );
  });

  it('marks do not call without any call, and locks the call key', async () => {
    const { desk, press, outbox } = await openCall();
    await press('00');
    await waitFor(async () => expect(await outbox()).toEqual(['markDoNotCall']));
    expect(await desk.db.attempts.count()).toBe(0);
  });
});

describe('what stands before a call', () => {
  it('asks for a reason outside the window and keeps it with the attempt', async () => {
    const denver = aLead({ id: 'ana', country: 'US', city: 'Denver', zones: ['America/Denver'] });
    const { desk, press } = await openCall(denver);
    expect(screen.getByText(/opens today/)).toBeVisible();
    await press(callKey);
    expect(await desk.db.attempts.count()).toBe(0);
    await press('they asked for six{Enter}');
    await waitFor(async () =>
      expect(await desk.db.attempts.toArray()).toEqual([expect.objectContaining({ overrideReason: 'they asked for six', localHour: 6 })]),
    );
  });

  it('wants somebody to say where the lead is while nobody knows', async () => {
    const lost = aLead({ id: 'ana', country: null, city: '', zones: [], zoneSource: 'unknown' });
    const { desk, press, user } = await openCall(lost);
    await press(callKey);
    const field = await screen.findByRole('combobox', { name: 'Time zone' });
    await user.click(field);
    await press('Dublin');
    await user.click(await screen.findByRole('option', { name: /Europe\/Dublin/, hidden: true }));
    await user.click(screen.getByRole('button', { name: /They are there/ }));
    await waitFor(async () => expect(await desk.db.leads.get('ana')).toMatchObject({ zones: ['Europe/Dublin'], zoneSource: 'stated' }));
    expect(await screen.findByText(/Dublin 13:05/)).toBeVisible();
  });

  it.each([
    ['asked not to be called', { doNotCall: true }, /asked not to be called/],
    ['has no number that can be dialled', { phones: [] }, /No number of Ana Keller/],
    ['is with a colleague', { ownerId: 'rep-2' }, /is with a colleague/],
  ])('does not dial a lead that %s, and says so', async (_, over, said) => {
    const { desk, press } = await openCall({ ...ana, ...over });
    await press(callKey);
    expect(await screen.findByText(said)).toBeVisible();
    expect(await desk.db.attempts.count()).toBe(0);
  });

  it('says it when the lead is not here, and opens it when it comes', async () => {
    const desk = await openTestDesk({ rows: rowsOf(declan) });
    renderAtDesk(<Place first="late" />, desk);
    expect(await screen.findByText('This lead is not on this desktop')).toBeVisible();
    await desk.receive({ leads: [aLead({ id: 'late', firstName: 'Lea', lastName: 'Late' })] });
    expect(await screen.findByRole('heading', { name: 'Lea Late' })).toBeVisible();
  });

  it('says what to do when nobody may be called', async () => {
    const desk = await openTestDesk({ rows: rowsOf(ana) });
    renderAtDesk(<Place first={undefined} />, desk);
    expect(await screen.findByRole('button', { name: 'Open Today' })).toBeVisible();
  });
});

describe('a lead that is moved in mid-call', () => {
  it('shows who has it now and records the call all the same', async () => {
    const { desk, press } = await openCall();
    await press(callKey);
    await waitFor(async () => expect(await desk.db.attempts.count()).toBe(1));
    const lead = (await desk.db.leads.get('ana'))!;
    const moved = {
      ...lead,
      ownerId: 'rep-2',
      previousOwnerId: 'rep-1',
      assignedById: 'ruth',
      assignedAt: builtAt,
      assignmentGeneration: 1,
    };
    await desk.receive({ leads: [moved] });
    expect(await screen.findByText(/Now with Tomasz Wrona, moved today 14:05 by Ruth Adler; your call is still recorded/)).toBeVisible();
    await press('6');
    await waitFor(async () =>
      expect((await desk.db.attempts.toArray())[0]).toMatchObject({ dispositionCode: 'keepWorking', isFromFormerOwner: true }),
    );
  });

  it('stays on the screen when its rows leave this desktop, and its outcome is sent', async () => {
    const { desk, press, outbox, user } = await openCall();
    await press(callKey);
    await waitFor(async () => expect(await desk.db.attempts.count()).toBe(1));
    const [attempt] = await desk.db.attempts.toArray();
    await desk.receive({}, { leads: ['ana'], attempts: [attempt!.id] });
    expect(await screen.findByText(/was moved to somebody else while you talked/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Ana Keller' })).toBeVisible();
    expect(ownerShown()).toBe('somebody');
    await desk.receive({ departures: [aDeparture({ userId: 'rep-1', leadId: 'ana', toId: 'rep-2', byId: 'ruth' })] });
    expect(await screen.findByText(/Now with Tomasz Wrona, moved .* by Ruth Adler; your call is still recorded/)).toBeVisible();
    expect(ownerShown()).toBe('Tomasz Wrona');
    await user.type(screen.getByLabelText('Note'), 'Still talking');
    await press('{Alt>}6{/Alt}');
    await isNext();
    await waitFor(async () => expect(await outbox()).toEqual(['startAttempt', 'writeNote', 'recordDisposition']));
    const sent = (await desk.db.outbox.toArray()).at(-1);
    expect(sent?.args).toMatchObject({ attemptId: attempt!.id, dispositionCode: 'keepWorking', assignmentGeneration: 0 });
  });
});

describe('a lead that came in mid-call of its former owner', () => {
  const moved = aLead({ ...ana, previousOwnerId: 'rep-2', assignedById: 'ruth', assignedAt: builtAt, assignmentGeneration: 1 });
  const theirs = anAttempt({
    id: 'theirs',
    leadId: 'ana',
    userId: 'rep-2',
    startedAt: builtAt - 120_000,
    dispositionCode: null,
    endedAt: null,
  });

  it('is not dialled while the other talks, says who does, and opens when that call has its outcome', async () => {
    const { desk, press, outbox } = await openCall(moved, { attempts: [theirs] });
    expect(await screen.findByText(/^Tomasz Wrona has been talking with them since 14:03/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Call' })).toHaveAttribute('aria-disabled', 'true');
    await press(callKey);
    expect(await screen.findByText(/A colleague talks with Ana Keller now/)).toBeVisible();
    expect(await outbox()).toEqual([]);
    await desk.receive({ attempts: [{ ...theirs, dispositionCode: 'keepWorking', endedAt: builtAt }] });
    await waitFor(() => expect(screen.queryByText(/has been talking/)).not.toBeInTheDocument());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Call' })).not.toHaveAttribute('aria-disabled'));
    expect(screen.queryByText('Kept with the call.')).not.toBeInTheDocument();
  });

  it('may be dialled when the other call was left open long ago', async () => {
    const { press, outbox } = await openCall(moved, { attempts: [{ ...theirs, startedAt: builtAt - 31 * 60_000 }] });
    await press(callKey);
    await waitFor(async () => expect(await outbox()).toEqual(['startAttempt']));
  });
});

describe('the letters', () => {
  it('are on record after a short pause, and older answers stay', async () => {
    const { desk, press, user } = await openCall(ana, {
      answers: [anAnswer({ id: 'old', leadId: 'ana', letter: 'T', state: 'partly', words: 'some day' })],
    });
    desk.clock.advance(60_000);
    await press('t');
    expect(screen.getByLabelText('Their words')).toHaveValue('some day');
    await user.click(screen.getByRole('radio', { name: 'Q2 27' }));
    await waitFor(async () => expect(await desk.db.answers.count()).toBe(2), { timeout: 4000 });
    await user.type(screen.getByLabelText('Their words'), ', April');
    await press('{Enter}');
    await waitFor(async () => expect((await desk.db.outbox.toArray()).at(-1)?.args).toMatchObject({ words: 'some day, April' }));
    const answers = await desk.db.answers.toArray();
    expect(answers).toHaveLength(2);
    expect(answers.find((each) => each.id === 'old')?.words).toBe('some day');
    expect(answers.find((each) => each.id !== 'old')).toMatchObject({ letter: 'T', state: 'partly', value: { neededOn: '2027-06-30' } });
    expect(await screen.findByRole('button', { name: /by 30 Jun 2027/ })).toHaveFocus();
  });

  it('record nothing when a letter is only looked at', async () => {
    const { desk, press } = await openCall(ana, { answers: [anAnswer({ leadId: 'ana' })] });
    await press('b');
    await press('a');
    await press('{Escape}');
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('record nothing either when the app was opened anew meanwhile', async () => {
    const { desk, press, unmount } = await openCall(ana, { answers: [anAnswer({ leadId: 'ana', letter: 'B' })] });
    await press('t');
    await waitFor(async () => expect(await draftOf(desk)).toMatchObject({ letter: { letter: 'T' } }));
    unmount();
    renderAtDesk(<Place first="ana" />, restarted(desk));
    await screen.findByLabelText('Their words');
    await press('b');
    await press('{Escape}');
    expect(await desk.db.answers.count()).toBe(1);
    expect(await desk.db.outbox.count()).toBe(0);
  });

  it('keep an amount that is said with its currency in minor units', async () => {
    const { desk, press } = await openCall();
    await press('b');
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '40000' } });
    await press('{Escape}');
    await waitFor(async () =>
      expect(await desk.db.answers.toArray()).toEqual([
        expect.objectContaining({ letter: 'B', state: 'partly', value: { amountFrom: 4_000_000, currency: 'EUR' } }),
      ]),
    );
  });
});

describe('a machine that cannot write', () => {
  it('keeps the call and says that its outcome was not saved', async () => {
    const working = await openTestDesk({ rows: rowsOf(ana) });
    let isFull = false;
    const run: TestDesk['run'] = (command, args) => (isFull ? Promise.reject(new Error('disk full')) : working.run(command, args));
    const { desk, press } = await openCall(ana, {}, { ...working, run });
    await press(callKey);
    await waitFor(async () => expect(await desk.db.attempts.count()).toBe(1));
    isFull = true;
    await press('1');
    expect(await screen.findByText(/The outcome of Ana Keller’s call was not saved/)).toBeVisible();
    isFull = false;
    expect(await draftOf(desk)).toMatchObject({ phase: 'inCall' });
    desk.clock.advance(10_000);
    expect(await screen.findByText(/You are still in a call with Ana Keller/, {}, { timeout: 8000 })).toBeVisible();
    await press('{Tab}');
    fireEvent.click(screen.getByRole('button', { name: 'Go there' }));
    await screen.findByRole('heading', { name: 'Ana Keller' });
    await press('1');
    await waitFor(async () => expect((await desk.db.attempts.toArray())[0]?.dispositionCode).toBe('noAnswer'));
  });
});
