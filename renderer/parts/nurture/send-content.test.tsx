import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { MailToWrite } from '../../../shared/domain/mail-link.ts';
import { aLead, builtAt } from '../../../test/builders/domain.ts';
import { aTeam, aUser } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { useLeadRows } from '../../data/lead-rows.ts';
import { Revisit } from './revisit.tsx';
import { SendContent } from './send-content.tsx';

const changed = { isRetired: false, changedById: 'ines', changedAt: 1 };
const guide = {
  id: 'g',
  title: 'Retrofit guide',
  kind: 'guide' as const,
  buyingPhase: 'learning' as const,
  place: 'guide.pdf',
  language: 'de',
  topic: '',
  ...changed,
};
const template = {
  id: 't',
  name: 'After a call',
  language: 'de',
  subject: '{{contentTitle}} for {{firstName}}',
  body: 'Hello {{firstName}}',
  ...changed,
};
const ana = aLead({ id: 'ana', stage: 'nurture', revisitOn: '2027-01-15', nextActionKind: 'revisit' });

function Rest() {
  const rows = useLeadRows('ana');
  return rows?.lead ? (
    <>
      <SendContent lead={rows.lead} rows={rows} />
      <Revisit lead={rows.lead} rows={rows} now={builtAt} />
    </>
  ) : null;
}

const open = async (lead = ana) => {
  const desk = await openTestDesk({
    rows: { users: [aUser()], teams: [aTeam()], leads: [lead], contents: [guide], mailTemplates: [template] },
  });
  const written: MailToWrite[] = [];
  desk.platform.writeMail = async (mail) => {
    written.push(mail);
    return { kind: 'opened' };
  };
  return { desk, written, ...renderAtDesk(<Rest />, desk) };
};

it('writes a mail from the template, and records it only once the person says that it went out', async () => {
  const { desk, written, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Write mail with Retrofit guide' }));
  expect(await screen.findByDisplayValue('Retrofit guide for Ana')).toBeInTheDocument();
  expect(screen.getByText(/Attach guide.pdf yourself/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Open in the mail program' }));
  expect(written).toEqual([{ to: ana.email, subject: 'Retrofit guide for Ana', body: 'Hello Ana' }]);
  expect(await desk.db.touches.count()).toBe(0);
  await user.click(await screen.findByRole('button', { name: 'It went out, record it' }));
  await waitFor(async () => expect(await desk.db.touches.toArray()).toMatchObject([{ direction: 'out', title: 'Retrofit guide' }]));
  expect(await screen.findByText(/Nothing is left to send/)).toBeInTheDocument();
});

it('offers no mail to who refused it', async () => {
  await open({ ...ana, consent: { ...ana.consent, mail: 'refused' } });
  expect(await screen.findByText('They do not want mail.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Write mail with Retrofit guide' })).toBeDisabled();
});

it('sets another day to come back only with a reason, which stays among the notes', async () => {
  const { desk, user } = await open();
  const rest = within(await screen.findByRole('region', { name: 'Coming back' }));
  await user.click(rest.getByRole('button', { name: 'Change' }));
  await user.clear(rest.getByLabelText('Day'));
  await user.type(rest.getByLabelText('Day'), '2027-04-01');
  await user.click(rest.getByRole('button', { name: 'Set the day' }));
  expect(rest.getByText(/Say why/)).toBeInTheDocument();
  await user.type(rest.getByLabelText('Why then'), 'Budget round in March');
  await user.click(rest.getByRole('button', { name: 'Set the day' }));
  await waitFor(async () => expect(await desk.db.leads.get('ana')).toMatchObject({ revisitOn: '2027-04-01', nextActionKind: 'revisit' }));
  expect(await desk.db.notes.toArray()).toMatchObject([{ body: 'Budget round in March' }]);
});
