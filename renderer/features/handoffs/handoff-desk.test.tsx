import { configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DialTarget } from '../../../shared/dialling.ts';
import { compensationFormula } from '../../../shared/domain/compensation.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { handoffAgreements } from '../../../shared/domain/handoff-agreements.ts';
import { aHandoff, aLead, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { InboxScreen } from './inbox-screen.tsx';
import { PayStatements } from './pay/pay-statements.tsx';

configure({ asyncUtilTimeout: 5000 });

const david = aUser({ id: 'david', name: 'David Brandt', role: 'salesperson' });
const ines = aUser({ id: 'ines', name: 'Ines Moreau', role: 'manager' });
const phones = [{ kind: 'work' as const, number: '+498955500142', extension: '7', asWritten: '089' }];
const given = aHandoff({ salespersonId: 'david' });
const handoff: Handoff = { ...given, package: { ...given.package, phones } };
const lead = aLead({ stage: 'handedOff', nextActionKind: 'salesAnswer', nextActionAt: builtAt });
const reminder = {
  id: 'r1',
  handoffId: handoff.id,
  leadId: lead.id,
  repId: 'rep-1',
  salespersonId: 'david',
  byId: 'ines',
  remindedAt: builtAt,
};

const openInbox = async () => {
  const rows = { users: [aUser(), david, ines], leads: [lead], handoffs: [handoff], salesReminders: [reminder] };
  const desk = await openTestDesk({ rows, user: signedIn(david) });
  const shown = renderAtDesk(<InboxScreen />, desk);
  await screen.findByRole('button', { name: /^Accept/ });
  return { desk, stored: () => desk.db.handoffs.get(handoff.id), ...shown };
};

it('says while a first load is under way that this is not all of it, and no longer when it is here', async () => {
  const { desk } = await openInbox();
  expect(screen.queryByText(/still coming/)).toBeNull();
  const place = { next: 'there', version: 1, epoch: 'e', view: 'v' };
  await desk.db.meta.put({ key: 'snapshot', ...place, done: 200, total: 1000 });
  expect(await screen.findByText('Still loading, 200 of 1,000 leads. You can begin with those that are here.')).toBeVisible();
  await desk.db.meta.put({ key: 'snapshot', ...place, done: 1000, total: 1000 });
  expect(await screen.findByText(/^All leads are here\. Handoffs, .* are still coming/)).toBeVisible();
  await desk.db.meta.delete('snapshot');
  await waitFor(() => expect(screen.queryByText(/still coming/)).toBeNull());
});

describe('what sales says of an accepted handoff', () => {
  const accepted: Handoff = { ...handoff, answer: 'accepted', answeredAt: builtAt, outcome: 'open' };
  const openAccepted = async (handoffs: Handoff[] = [accepted]) => {
    const settings = someSettings();
    const rows = { users: [aUser(), david, ines], leads: [{ ...lead, stage: 'accepted' as const }], handoffs, settings: [settings] };
    const desk = await openTestDesk({ rows, user: signedIn(david) });
    return { desk, ...renderAtDesk(<InboxScreen />, desk) };
  };

  it('takes an amount whose cents end in a zero', async () => {
    const { user, desk } = await openAccepted();
    await user.click(await screen.findByRole('button', { name: /^Won/ }));
    await user.type(await screen.findByLabelText('Contract value'), '41250.50');
    await user.click(screen.getByRole('button', { name: /^Record as won/ }));
    await waitFor(async () => expect(await desk.db.handoffs.get(accepted.id)).toMatchObject({ outcome: 'won', value: 4_125_050 }));
  });

  it('tells of a second deal once, with its number', async () => {
    const event = { kind: 'split', at: builtAt + 1, byId: 'david', text: 'Second site' } as const;
    const deal: Handoff = {
      ...accepted,
      id: 'h2',
      number: 'H-TWO',
      origin: 'split',
      previousId: accepted.id,
      handedOffAt: event.at,
      history: [event],
    };
    await openAccepted([{ ...accepted, history: [event] }, deal]);
    const trail = await screen.findByRole('region', { name: 'What happened' });
    expect(within(trail).getAllByText(/Second site/)).toHaveLength(1);
  });
});

describe('a handoff in the inbox', () => {
  it('is accepted by keyboard, with the next step that the rep reads', async () => {
    const { user, stored } = await openInbox();
    await user.keyboard('a');
    await user.type(await screen.findByLabelText('Next step (read by the rep)'), 'Visit on Tuesday');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await stored()).toMatchObject({ answer: 'accepted', answerNote: 'Visit on Tuesday' }));
  });

  it('is sent back only with a reason, which says where the lead goes', async () => {
    const { user, stored, desk } = await openInbox();
    await user.keyboard('r');
    const send = await screen.findByRole('button', { name: /^Send back/ });
    expect(send).toBeDisabled();
    const reason = someSettings().rejectReasons.find(({ backTo }) => backTo === 'queue')!;
    await user.click(screen.getByRole('combobox', { name: 'Why' }));
    await user.click(await screen.findByRole('option', { name: reason.label, hidden: true }));
    expect(await screen.findByText(/Goes back to Mara’s queue/)).toBeVisible();
    await user.click(send);
    await waitFor(async () => expect(await stored()).toMatchObject({ answer: 'rejected', rejectReason: reason.code }));
    expect(await desk.db.leads.get(lead.id)).toMatchObject({ stage: 'working' });
  });

  it('waits with the clock standing still when the salesperson asks the rep', async () => {
    const { user, stored } = await openInbox();
    await user.keyboard('q');
    await user.type(await screen.findByLabelText('Your question to Mara'), 'Who signs?');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await stored())?.history.at(-1)).toMatchObject({ kind: 'asked', text: 'Who signs?' }));
    expect((await stored())?.askedAt).not.toBeNull();
    expect(await screen.findByText(/Waits for Mara’s reply/)).toBeVisible();
  });

  it('keeps what was typed and not sent, through a closed window, until it is sent', async () => {
    const { user, desk, stored, unmount } = await openInbox();
    await user.keyboard('q');
    await user.type(await screen.findByLabelText('Your question to Mara'), 'Who signs');
    unmount();
    renderAtDesk(<InboxScreen />, desk);
    const field = await screen.findByLabelText('Your question to Mara');
    expect(field).toHaveValue('Who signs');
    await user.type(field, '?{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await stored())?.history.at(-1)).toMatchObject({ kind: 'asked', text: 'Who signs?' }));
    expect(await screen.findByText('waits for Mara')).toBeVisible();
    await waitFor(async () => expect(await desk.db.preferences.count()).toBe(0));
  });

  it('says at its head who of the center asked for the answer', async () => {
    await openInbox();
    expect(await screen.findByText(/^Ines Moreau asks for your answer/)).toBeVisible();
  });

  it('says at its head that the center’s rule has reminded of the answer', async () => {
    const rows = { users: [aUser(), david], leads: [lead], handoffs: [{ ...handoff, remindedAt: builtAt }] };
    renderAtDesk(<InboxScreen />, await openTestDesk({ rows, user: signedIn(david) }));
    expect(await screen.findByText(/^The agreed time to answer is running out; reminded/)).toBeVisible();
  });

  it('dials as the telephone of this machine is set', async () => {
    const { desk, user } = await openInbox();
    const dialled: DialTarget[] = [];
    desk.platform.dial = async (target) => {
      dialled.push(target);
      return { kind: 'dialled' };
    };
    await desk.db.preferences.put({ key: 'dialling', value: { way: 'sip', prefix: '000', host: 'pbx.acme.example' } });
    const link = await screen.findByRole('link', { name: /89 55500142 ext. 7/ });
    await waitFor(() => expect(link).toHaveAttribute('href', 'sip:000498955500142;ext=7@pbx.acme.example;user=phone'));
    await user.click(link);
    await waitFor(() => expect(dialled).toEqual([{ number: '+498955500142', extension: '7' }]));
    await desk.db.preferences.put({ key: 'dialling', value: { way: 'copy', prefix: '', host: '' } });
    await user.click(await screen.findByRole('button', { name: /89 55500142 ext. 7/ }));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe('+498955500142'));
  });
});

describe('a statement of variable pay', () => {
  it('is marked as paid once and stays as it was, whatever becomes of its handoffs', async () => {
    const compensation = compensationFormula.parse({ perAccepted: 5_000 });
    const accepted = { ...handoff, answer: 'accepted' as const, answeredAt: builtAt };
    const settings = [someSettings({ handoffs: handoffAgreements.parse({ compensation }) })];
    const rows = { settings, users: [aUser(), david, ines], leads: [lead], handoffs: [accepted] };
    const desk = await openTestDesk({ rows, user: signedIn(ines) });
    const { user } = renderAtDesk(<PayStatements />, desk);
    const row = await screen.findByRole('row', { name: /Ana Keller.*50/ });
    expect(within(row).getByText('Accepted by sales')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Mark as paid' }));
    expect(await screen.findByText(/^Paid /)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Mark as paid' })).not.toBeInTheDocument();
    await desk.receive({ handoffs: [{ ...accepted, answer: 'rejected' }] });
    await waitFor(() => expect(desk.cache.store.getState().handoffs.get(handoff.id)?.answer).toBe('rejected'));
    expect(screen.getByRole('row', { name: /Ana Keller.*50/ })).toBeVisible();
  });
});
