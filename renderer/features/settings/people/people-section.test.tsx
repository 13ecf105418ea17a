import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aLead } from '../../../../test/builders/domain.ts';
import { aTeam, aUser, signedIn } from '../../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import type { Api } from '../../../data/api.ts';
import { PeopleSection } from '../people-section.tsx';

const mara = aUser();
const kim = aUser({ id: 'kim', name: 'Kim Berg', email: 'kim@center.example', capacity: 2 });
const lea = aUser({ id: 'lea', name: 'Lea Admin', email: 'lea@center.example', role: 'admin', teamId: null });
const ines = aUser({ id: 'ines', name: 'Ines Manager', email: 'ines@center.example', role: 'manager', teamId: null });
const ruth = aUser({ id: 'ruth', name: 'Ruth Hagemann', email: 'ruth@center.example', role: 'teamLead' });
const rows: DeskRows = {
  users: [mara, kim, lea, ines, ruth],
  teams: [aTeam()],
  leads: ['a', 'b', 'c'].map((id) => aLead({ id, ownerId: mara.id, stage: 'working' })),
};

type User = Awaited<ReturnType<typeof openAs>>['user'];
/** In one piece, as a person pastes it. */
const fill = async (user: User, field: HTMLElement, text: string) => {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
};

const openAs = async (user: typeof mara, api?: Api) => {
  const desk = await openTestDesk({ user: signedIn(user), rows, ...(api && { api }) });
  return { desk, ...renderAtDesk(<PeopleSection />, desk) };
};

it('lets an admin take somebody in: what is missing is said, what is said is kept', async () => {
  const { desk, user } = await openAs(lea);
  await user.click(screen.getByRole('button', { name: 'Add a person…' }));
  const form = within(await screen.findByRole('dialog', { name: 'A new person' }));
  await fill(user, form.getByLabelText('Mail address, by which they sign in'), 'kim@center.example');
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect(form.getByText('Give them a name.')).toBeInTheDocument();
  expect(form.getByText('Somebody else has this address.')).toBeInTheDocument();
  await fill(user, form.getByLabelText('Name'), 'Tove Lind');
  await fill(user, form.getByLabelText('Mail address, by which they sign in'), 'tove@center.example');
  await fill(user, form.getByRole('combobox', { name: 'Skills' }), 'senior');
  await user.keyboard('{Enter}');
  await user.click(form.getByRole('checkbox', { name: 'They work at set hours' }));
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('row', { name: /Tove Lind/ })).toBeInTheDocument();
  const [tove] = await desk.db.users.filter((each) => each.name === 'Tove Lind').toArray();
  expect(tove).toMatchObject({
    role: 'rep',
    teamId: 'team-1',
    isActive: true,
    skills: ['senior'],
    hours: { weekdays: [1, 2, 3, 4, 5], from: 540, till: 1020 },
  });
});

it('sets a password once the server knows the person, and says so', async () => {
  const asked: string[] = [];
  const api: Api = async (path, init) => {
    asked.push(`${init?.method} ${path} ${String(init?.body)}`);
    return new Response(null, { status: 204 });
  };
  const { desk, user } = await openAs(lea, api);
  desk.sync.wake = () => void desk.db.outbox.clear();
  await user.click(screen.getByRole('button', { name: 'Change Kim Berg' }));
  const form = within(await screen.findByRole('dialog', { name: 'Kim Berg' }));
  await fill(user, form.getByLabelText('New password'), 'a password of kim');
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Kim Berg saved, the password is set')).toBeInTheDocument();
  expect(asked).toEqual(['PUT /api/people/kim/password {"password":"a password of kim"}']);
});

it('says before somebody leaves how much goes to whom, and lets them come back', async () => {
  const { desk, user } = await openAs(lea);
  await user.click(screen.getByRole('button', { name: 'Mara Lindqvist leaves the center' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Mara Lindqvist leaves the center' }));
  expect(dialog.getByText(/^3 leads go at once/)).toBeInTheDocument();
  expect(dialog.getByText('The pool: 3')).toBeInTheDocument();
  const takesOver = dialog.getByRole('combobox', { name: 'Who takes over' });
  // The list stands over the button until it is asked for, and goes with the choice.
  await waitFor(() => expect(takesOver).toHaveFocus());
  expect(takesOver).toHaveAttribute('aria-expanded', 'false');
  await user.click(takesOver);
  expect(takesOver).toHaveAttribute('aria-expanded', 'true');
  await user.click(await screen.findByRole('option', { name: 'Kim Berg' }));
  expect(takesOver).toHaveAttribute('aria-expanded', 'false');
  expect(await dialog.findByText('Kim Berg: about 3, more than the 2 still free')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Mara Lindqvist leaves' }));
  await waitFor(async () => expect((await desk.db.users.get(mara.id))?.isActive).toBe(false));
  expect(await desk.db.absences.toArray()).toMatchObject([{ userId: mara.id, kind: 'leaving', toIds: ['kim'] }]);
  await user.click(await screen.findByRole('button', { name: 'Mara Lindqvist comes back' }));
  await user.click(within(await screen.findByRole('dialog', { name: 'Mara Lindqvist' })).getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await desk.db.users.get(mara.id))?.isActive).toBe(true));
});

it('names a team anew', async () => {
  const { desk, user } = await openAs(lea);
  await user.click(screen.getByRole('button', { name: 'Rename Team North' }));
  const form = within(await screen.findByRole('dialog', { name: 'Rename Team North' }));
  await fill(user, form.getByLabelText('Name of the team'), 'Harbour');
  await user.keyboard('{Enter}');
  await waitFor(async () => expect(await desk.db.teams.toArray()).toEqual([{ id: 'team-1', name: 'Harbour' }]));
});

it('lets a manager say who leaves and nothing more, and team leads look', async () => {
  const { unmount } = await openAs(ines);
  expect(screen.queryByRole('button', { name: 'Add a person…' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Change Kim Berg' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Kim Berg leaves the center' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Lea Admin leaves the center' })).not.toBeInTheDocument();
  unmount();
  await openAs(ruth);
  expect(screen.getByRole('row', { name: /Kim Berg/ })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /leaves the center/ })).not.toBeInTheDocument();
});
