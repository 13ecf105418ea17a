import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aLead, aTouch, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { aTeam, aUser } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { useLeadRows } from '../../data/lead-rows.ts';
import { PulseLine } from './pulse-line.tsx';

const dayMs = 86_400_000;

function Line() {
  const rows = useLeadRows('ana');
  return rows?.lead ? <PulseLine lead={rows.lead} rows={rows} now={builtAt} /> : null;
}

it('says by when a lead is to hear from us and records the event that is planned, after which something else is', async () => {
  const desk = await openTestDesk({
    rows: {
      users: [aUser()],
      teams: [aTeam()],
      leads: [
        aLead({ id: 'ana', stage: 'working', lastTouchAt: builtAt - 20 * dayMs, lastAttemptAt: null, arrivedAt: builtAt - 20 * dayMs }),
      ],
      settings: [someSettings({ pulse: { scoreFloor: null, mix: ['event', 'mail'] } })],
    },
  });
  const { user } = renderAtDesk(<Line />, desk);
  const line = await screen.findByRole('region', { name: 'Next word from us' });
  expect(line).toHaveTextContent('over by 6 d');
  expect(line).toHaveTextContent('14 days of silence');
  expect(line).toHaveTextContent('Mode: business as usual, as it gave no sign of a problem in the last weeks');
  await user.click(within(line).getByRole('button', { name: /^Record the event/ }));
  await user.click(await screen.findByRole('button', { name: 'Record' }));
  expect(await screen.findByText('Say what it was.')).toBeInTheDocument();
  await user.type(screen.getByRole('textbox', { name: 'Which event' }), 'Pump fair');
  await user.click(screen.getByRole('button', { name: 'Record' }));
  await waitFor(async () =>
    expect(await desk.db.touches.toArray()).toMatchObject([{ kind: 'event', direction: 'out', title: 'Pump fair' }]),
  );
  expect(await within(line).findByRole('button', { name: /^Write mail/ })).toBeInTheDocument();
});

it('says that a score which fell asks for a call, and that a lead which asks is solving a problem', async () => {
  const ana = aLead({ id: 'ana', stage: 'working', lastTouchAt: builtAt, lastAttemptAt: null, score: 20 });
  const scoreLines = [{ rule: 'inquiry', label: 'Asked us', points: 20, full: 45 }];
  const touches = [aTouch({ leadId: 'ana', kind: 'inquiry', direction: 'in', happenedAt: builtAt - dayMs })];
  const settings = [someSettings({ pulse: { scoreFloor: 30, mix: ['call'] } })];
  const desk = await openTestDesk({ rows: { users: [aUser()], teams: [aTeam()], leads: [{ ...ana, scoreLines }], touches, settings } });
  renderAtDesk(<Line />, desk);
  const line = await screen.findByRole('region', { name: 'Next word from us' });
  expect(line).toHaveTextContent('Score fell from 45 to 20, below the floor of 30: call now');
  expect(line).toHaveTextContent('Mode: solving a problem, as it asked lately');
});
