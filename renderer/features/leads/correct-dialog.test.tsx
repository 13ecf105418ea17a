import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aCompany, aLead, builtAt } from '../../../test/builders/domain.ts';
import { aCorrection } from '../../../test/builders/parked.ts';
import { aUser } from '../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk, type TestDesk } from '../../../test/support/desk.tsx';
import { LeadDrawer } from './lead-drawer.tsx';

const ruth = aUser({ id: 'rep-2', name: 'Ruth Ekwueme' });
let desk: TestDesk | undefined;
afterEach(() => desk?.close());

const open = async (rows: DeskRows = {}) => {
  desk = await openTestDesk({ rows: { users: [aUser(), ruth], companies: [aCompany()], leads: [aLead()], ...rows } });
  const shown = renderAtDesk(
    <LeadDrawer leadId="lead-1" onClose={() => undefined} onMove={() => undefined} onOpen={() => undefined} />,
    desk,
    { path: '/leads' },
  );
  await screen.findByText('Facts');
  return { ...shown, desk };
};

/** Ruth has corrected the title an hour ago. */
const corrected: DeskRows = {
  leads: [aLead({ title: 'Head of plant' })],
  corrections: [
    aCorrection({ id: 'lead-1.title', byId: null, changedAt: builtAt - 86_400_000 }),
    aCorrection({ id: 'c1', value: { title: 'Head of plant' } }),
  ],
};

describe('the details of a lead', () => {
  it('are put right by key, each by itself, with what the person saw', async () => {
    const { user, desk: at } = await open(corrected);
    await user.keyboard('e');
    const title = await screen.findByLabelText('Title');
    await user.clear(title);
    await user.type(title, 'Works manager');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await at.db.leads.get('lead-1'))?.title).toBe('Works manager'));
    const [sent] = await at.db.outbox.toArray();
    expect(sent?.args).toEqual({
      leadId: 'lead-1',
      changes: [{ field: 'title', value: { title: 'Works manager' }, baseId: 'c1' }],
      newCompany: null,
    });
    expect(await screen.findByText('One detail corrected')).toBeVisible();
  });

  it('say what cannot stand before anything is saved', async () => {
    const { user, desk: at } = await open();
    await user.keyboard('e');
    const mail = await screen.findByLabelText('Mail');
    await user.clear(mail);
    await user.type(mail, 'ana');
    expect(await screen.findByText('This does not look like a mail address.')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Save/ })).toBeDisabled();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await at.db.outbox.count()).toBe(0);
  });

  it('tell who has changed one meanwhile, while the form is open', async () => {
    const { user, desk: at } = await open();
    await user.keyboard('e');
    await screen.findByLabelText('Title');
    await at.receive({
      corrections: [aCorrection({ id: 'c2', value: { title: 'Head of plant' } })],
      leads: [aLead({ title: 'Head of plant' })],
    });
    expect(await screen.findByText('Ruth Ekwueme has changed this meanwhile: Head of plant')).toBeVisible();
    await user.type(screen.getByLabelText('City'), ' West');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await at.db.outbox.count()).toBe(1));
    expect((await at.db.leads.get('lead-1'))?.title, 'what the person did not touch stays as the other made it').toBe('Head of plant');
  });

  it('keep what they were beside them, and take it back by one press', async () => {
    const { user, desk: at } = await open(corrected);
    expect(await screen.findByText('was Plant manager until Ruth Ekwueme changed it, today 13:05')).toBeVisible();
    expect(screen.getByText('Title: Plant manager → Head of plant')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Put back Title Plant manager' })[0] as HTMLElement);
    await waitFor(async () => expect((await at.db.leads.get('lead-1'))?.title).toBe('Plant manager'));
    expect(await screen.findByText('was Head of plant until Mara Lindqvist changed it, today 14:05')).toBeVisible();
  });

  it('show a text of a note that lost against another, and join it to the note again', async () => {
    const note = {
      id: 'note-1',
      leadId: 'lead-1',
      attemptId: null,
      authorId: 'rep-1',
      body: 'Wants two pages',
      revision: 3,
      writtenAt: builtAt,
      editId: 'e1',
    };
    const { user, desk: at } = await open({
      notes: [note],
      corrections: [
        aCorrection({ id: 'lost', field: 'note', noteId: 'note-1', value: { body: 'Ask the CFO', editId: 'e2' }, byId: 'rep-1' }),
      ],
    });
    expect(await screen.findByText('Ask the CFO')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Put back Note Ask the CFO' }));
    await waitFor(async () => expect((await at.db.notes.get('note-1'))?.body).toBe('Wants two pages\n\nAsk the CFO'));
    await waitFor(() => expect(screen.queryByText(/Another text of this note/)).toBeNull());
  });
});
