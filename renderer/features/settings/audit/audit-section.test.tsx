import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { AuditEntry } from '../../../../shared/protocol/audit.ts';
import { aLead, builtAt } from '../../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import type { Api } from '../../../data/api.ts';
import { AuditSection } from './audit-section.tsx';

const ines = aUser({ id: 'ines', name: 'Ines Prado', role: 'manager', teamId: null });
const kim = aUser({ id: 'kim', name: 'Kim Berg' });
const ana = aLead({ id: 'ana', firstName: 'Ana', lastName: 'Keller' });

const anEntry = (over: Partial<AuditEntry>): AuditEntry => ({
  id: 'one',
  byId: kim.id,
  name: 'writeNote',
  at: builtAt - 60_000,
  receivedAt: builtAt - 60_000,
  outcome: 'applied',
  code: null,
  leadIds: [ana.id],
  leadCount: 1,
  personId: null,
  ...over,
});
const note = anEntry({});
const moved = anEntry({ id: 'two', name: 'reassignLeads', byId: 'ines', leadIds: ['ana', 'gone'], leadCount: 7, outcome: 'parked' });
const absent = anEntry({ id: 'three', name: 'planAbsence', byId: 'ines', leadIds: [], leadCount: 0, personId: 'kim' });

const password = anEntry({ id: 'four', name: 'setPassword', byId: 'ines', leadIds: [], leadCount: 0, personId: 'kim' });

const open = async (api: Api) => {
  const desk = await openTestDesk({ user: signedIn(ines), rows: { users: [ines, kim], leads: [ana] }, api });
  return { desk, ...renderAtDesk(<AuditSection />, desk) };
};

it('shows who did what to whom, and reads on', async () => {
  const api: Api = async (path) => {
    const isOn = new URL(path, 'http://server').searchParams.has('after');
    return new Response(JSON.stringify({ entries: isOn ? [absent, password] : [note, moved], next: isOn ? null : '7.two' }));
  };
  const { user } = await open(api);
  expect(await screen.findByRole('row', { name: /Kim Berg Note on Ana Keller/ })).toBeInTheDocument();
  expect(
    screen.getByRole('row', { name: /Ines Prado Leads moved: Ana Keller, a lead no longer here and 5 more parked/ }),
  ).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show older ones' }));
  expect(await screen.findByRole('row', { name: /Absence planned about Kim Berg/ })).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /Ines Prado Password set about Kim Berg/ })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Show older ones' })).not.toBeInTheDocument();
});

it.each(['csv', 'xlsx'])('writes the %s file that the server makes under the same filter', async (format) => {
  const api: Api = async (path) =>
    path.startsWith(`/api/audit.${format}`) ? new Response('id,by\r\n') : new Response(JSON.stringify({ entries: [], next: null }));
  const { desk, user } = await open(api);
  await user.click(await screen.findByRole('button', { name: `Export as ${format.toUpperCase()}` }));
  await waitFor(() => expect(desk.exported).toHaveLength(1));
  expect(desk.exported[0]?.name).toMatch(new RegExp(`^refinery-actions-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
});

it('looks for all leads of a name, and says when there are more than it asks for', async () => {
  const asked: string[] = [];
  const api: Api = async (path) => {
    asked.push(new URL(path, 'http://server').searchParams.getAll('leadIds').join(' '));
    return new Response(JSON.stringify({ entries: [note], next: null }));
  };
  const { desk, user } = await open(api);
  const kellers = Array.from({ length: 25 }, (_, at) => aLead({ id: `keller-${at}`, firstName: `No${at}x`, lastName: 'Keller' }));
  await desk.receive({ leads: [aLead({ id: 'eva', firstName: 'Eva', lastName: 'Olsen' }), ...kellers] });
  const field = await screen.findByRole('searchbox', { name: 'Lead' });
  await user.type(field, 'No1');
  expect(await screen.findByText('11 leads of this name')).toBeInTheDocument();
  await waitFor(() => expect(asked.at(-1)?.split(' ')).toHaveLength(11));
  await user.clear(field);
  await user.type(field, 'Keller');
  expect(await screen.findByText(/^2\d leads of this name: only 20 of them are looked for/)).toBeInTheDocument();
  await waitFor(() => expect(asked.at(-1)?.split(' ')).toHaveLength(20));
});

it('says that the log is kept by the server alone while it cannot be reached', async () => {
  await open(() => Promise.reject(new TypeError('no line')));
  expect(await screen.findByText('The server cannot be reached')).toBeInTheDocument();
});
