import { screen, waitFor, within } from '@testing-library/react';
import { v7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionUser } from '../../../../shared/protocol/sync.ts';
import { aLead, builtAt } from '../../../../test/builders/domain.ts';
import { aDeparture, aParked } from '../../../../test/builders/parked.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk, type TestDesk } from '../../../../test/support/desk.tsx';
import { PageHeadSlot } from '../../../ui/page-head.tsx';
import { ParkedScreen } from './parked-screen.tsx';

const tomasz = aUser({ id: 'rep-2', name: 'Tomasz Wolny' });
const ruth = aUser({ id: 'team-lead-1', name: 'Ruth Ekwueme', role: 'teamLead' });

let desk: TestDesk | undefined;
afterEach(() => desk?.close());

const open = async (rows: DeskRows, user: SessionUser = signedIn()) => {
  desk = await openTestDesk({ user, rows: { users: [aUser(), tomasz, ruth], leads: [aLead()], ...rows } });
  const shown = renderAtDesk(
    <PageHeadSlot>
      {(slot) => (
        <>
          {slot}
          <ParkedScreen />
        </>
      )}
    </PageHeadSlot>,
    desk,
    { path: '/parked' },
  );
  return { ...shown, desk };
};

const sent = async (of: TestDesk) => (await of.db.outbox.orderBy('seq').toArray()).map(({ name, args }) => [name, args]);

describe('the screen of parked work', () => {
  it('says so when nothing is parked', async () => {
    await open({});
    expect(await screen.findByText('Nothing is parked')).toBeVisible();
  });

  it('says what happened, what is safe, where the lead stands, and all that was entered', async () => {
    await open({
      parked: [
        aParked({
          name: 'writeNote',
          code: 'faulted',
          detail: { problem: 'disk' },
          args: { leadId: 'lead-1', noteId: 'n', body: 'Wants two pages.', revision: 1 },
        }),
      ],
    });
    expect(await screen.findByRole('heading', { name: 'Note on Ana Keller' })).toBeVisible();
    expect(screen.getAllByText('The server met a fault with it.')[0]).toBeVisible();
    expect(screen.getByText('It says: disk')).toBeVisible();
    expect(screen.getByText(/kept whole, below/)).toBeVisible();
    expect(screen.getByText('Ana Keller: working, with you')).toBeVisible();
    expect(screen.getByText('Wants two pages.')).toBeVisible();
  });

  it('names who took the lead another way before this arrived', async () => {
    const before = {
      id: 's',
      leadId: 'lead-1',
      fromStage: 'working' as const,
      toStage: 'nurture' as const,
      event: 'nurture' as const,
      reasonCode: null,
      note: '',
    };
    await open({
      parked: [aParked()],
      stageChanges: [{ ...before, byId: 'rep-2', changedAt: builtAt - 120_000 }],
    });
    expect(await screen.findByText('Tomasz Wolny moved it to Nurture today 14:03, before this arrived.')).toBeVisible();
  });

  it('takes another step from where the lead stands, by keys alone', async () => {
    const { user, desk: at } = await open({ parked: [aParked()] });
    await screen.findByRole('button', { name: /Pick another step/ });
    await user.keyboard('1');
    await user.click(await screen.findByRole('radio', { name: 'Keep informed' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await sent(at)).map(([name]) => name)).toEqual(['changeStage', 'resolveParked']));
    expect((await at.db.leads.get('lead-1'))?.stage).toBe('keepInformed');
    expect(await screen.findByText('Nothing is parked')).toBeVisible();
  });

  it('tries again, and the list goes on to the next', async () => {
    const { user, desk: at } = await open({
      parked: [
        aParked({ code: 'faulted' }),
        aParked({ id: 'parked-2', name: 'writeNote', code: 'faulted', parkedAt: builtAt, args: { leadId: 'lead-1', body: 'second' } }),
      ],
    });
    await screen.findByRole('heading', { name: 'Stage of Ana Keller' });
    await user.keyboard('1');
    expect(await screen.findByRole('heading', { name: 'Note on Ana Keller' })).toBeVisible();
    expect(await sent(at)).toEqual([['retryParked', { parkedId: 'parked-1' }]]);
  });

  it('keeps it as a note on the lead, with who did it and when', async () => {
    const { user, desk: at } = await open({
      parked: [aParked({ code: 'doNotCall', name: 'scheduleCallback', args: { leadId: 'lead-1', promise: 'Call at nine' } })],
    });
    await user.click(await screen.findByRole('button', { name: /Keep as a note/ }));
    await waitFor(async () => expect(await at.db.notes.count()).toBe(1));
    const [note] = await at.db.notes.toArray();
    expect(note?.body).toBe('Parked work of Mara Lindqvist, 17 Nov 13:05: Callback Ana Keller\nPromise: Call at nine');
  });

  it('discards only with a reason, and shows it in the log', async () => {
    const { user } = await open({ parked: [aParked()] });
    await user.click(await screen.findByRole('button', { name: /^Discard/ }));
    expect(screen.getByRole('button', { name: /^Discard/ })).toBeDisabled();
    await user.type(await screen.findByLabelText('Why it is discarded'), 'Settled on the phone');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Nothing is parked');
    await user.click(screen.getByRole('radio', { name: 'Log' }));
    expect(await screen.findByText('“Settled on the phone”')).toBeVisible();
    expect(screen.getByText('Discarded by you, today 14:05')).toBeVisible();
  });

  it('promises another time, in the person’s own words', async () => {
    const { user, desk: at } = await open({
      parked: [aParked({ name: 'postponeLead', code: 'callbackPromised', args: { leadId: 'lead-1', until: builtAt } })],
    });
    await screen.findByRole('button', { name: /Pick another time/ });
    await user.keyboard('1');
    await user.type(await screen.findByLabelText('When, as you would say it'), 'tomorrow 10');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await sent(at)).map(([name]) => name)).toEqual(['scheduleCallback', 'resolveParked']));
    expect((await at.db.callbacks.toArray())[0]?.wall).toBe('2026-11-18T10:00');
  });

  it('lets a team lead settle the team’s work, and give it to who has the lead now', async () => {
    const { user, desk: at } = await open(
      { parked: [aParked({ code: 'quarantined' })], leads: [aLead({ ownerId: 'rep-2' })] },
      signedIn(ruth),
    );
    expect(await screen.findByText('Mara Lindqvist', { exact: false, selector: 'b' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Give on/ }));
    expect(screen.getByRole('combobox', { name: 'Who' })).toHaveValue('Tomasz Wolny');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await sent(at)).toEqual([['giveParked', { parkedId: 'parked-1', toId: 'rep-2' }]]));
    expect(await at.db.parked.filter(({ state }) => state === 'open').toArray()).toEqual([
      expect.objectContaining({ userId: 'rep-2', doneById: 'rep-1' }),
    ]);
  });

  it('shows unsent work on a lead that left, with its name and where it went', async () => {
    const { user, desk: at } = await open({ leads: [], departures: [aDeparture()] });
    await at.db.hiddenLeads.put(aLead());
    await at.db.outbox.add({
      id: v7(),
      seq: 1,
      name: 'writeNote',
      version: 1,
      args: { leadId: 'lead-1', body: 'Said she moves in May.' },
      at: builtAt,
      userId: 'rep-1',
      state: 'pending',
      ackedAt: null,
      leadIds: ['lead-1'],
    });
    await user.click(await screen.findByRole('radio', { name: 'Unsent' }));
    expect(await screen.findByRole('heading', { name: 'Note on Ana Keller' })).toBeVisible();
    expect(screen.getByText('Ana Keller, moved to Tomasz Wolny by Ruth Ekwueme, today 13:55')).toBeVisible();
    expect(within(screen.getByRole('region', { name: 'What you entered' })).getByText('Said she moves in May.')).toBeVisible();
  });
});
