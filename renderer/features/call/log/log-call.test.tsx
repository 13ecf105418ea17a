import { configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { aLead, builtAt } from '../../../../test/builders/domain.ts';
import { anAttempt } from '../../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import { useCallLog } from '../../../data/call-log.ts';
import { LogCallDialog } from './log-call-dialog.tsx';

configure({ asyncUtilTimeout: 5000 });

const minute = 60_000;
const phone = (number: string, extension: string | null = null) => ({ kind: 'work' as const, number, extension, asWritten: number });
const ana = aLead({
  id: 'ana',
  firstName: 'Ana',
  lastName: 'Keller',
  stage: 'lead',
  phones: [phone('+498955500142', '7'), phone('+4915155500142')],
  zones: ['America/New_York'],
  country: 'US',
  nextActionKind: 'firstCall',
  nextActionAt: builtAt,
});

/** As the frame shows it. */
function LogHost() {
  const { leadId, close } = useCallLog();
  return leadId && <LogCallDialog leadId={leadId} onClose={close} />;
}

const open = async (over: Partial<Lead> = {}, attempts: ReturnType<typeof anAttempt>[] = []) => {
  const desk = await openTestDesk({ rows: { leads: [{ ...ana, ...over }], attempts } });
  useCallLog.getState().open('ana');
  const { user } = renderAtDesk(<LogHost />, desk);
  const opened = async () => {
    const dialog = await screen.findByRole('dialog', { name: 'A call with Ana Keller, made elsewhere' });
    const choose = async (name: string) => {
      await user.click(within(dialog).getByRole('combobox', { name: 'What came of it' }));
      await user.click(await screen.findByRole('option', { name, hidden: true }));
    };
    return { dialog, choose, when: () => within(dialog).getByRole('textbox', { name: 'When' }) };
  };
  const logged = async () => (await desk.db.attempts.toArray()).find((each) => each.loggedAt !== null);
  const isClosed = () => useCallLog.getState().leadId === null;
  return { desk, user, ...(await opened()), opened, logged, isClosed };
};

describe('a call written down later', () => {
  it('is typed as people say it, read on both clocks, and kept by one key', async () => {
    const { user, dialog, choose, when, logged, isClosed, desk } = await open();
    await user.type(when(), '20 min ago');
    expect(within(dialog).getByText(/New York/)).toBeInTheDocument();
    await user.type(within(dialog).getByRole('textbox', { name: 'How long' }), '3');
    await choose('Keep working');
    expect(within(dialog).getByText(/^Next try /)).toBeInTheDocument();
    await user.type(within(dialog).getByRole('textbox', { name: 'Note' }), 'From the train.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () =>
      expect(await logged()).toMatchObject({
        startedAt: builtAt - 20 * minute,
        endedAt: builtAt - 17 * minute,
        talkMs: 3 * minute,
        number: '+498955500142',
        extension: '7',
        dispositionCode: 'keepWorking',
        loggedAt: builtAt,
      }),
    );
    await waitFor(() => expect(isClosed()).toBe(true));
    expect(await desk.db.notes.toArray()).toMatchObject([{ body: 'From the train.' }]);
    expect(await desk.db.leads.get('ana')).toMatchObject({ attempts: 1, connects: 1, stage: 'working' });
  });

  it('is taken back within ten seconds, stands as it was typed, and counts once when it is logged again', async () => {
    const { user, choose, when, logged, isClosed, desk, opened } = await open();
    await user.type(when(), '20 min ago');
    await choose('Keep working');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(isClosed()).toBe(true));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(useCallLog.getState().leadId).toBe('ana'));
    expect(await logged()).toMatchObject({ dispositionCode: null, isConnect: false });
    expect(await desk.db.leads.get('ana')).toMatchObject({ stage: 'lead', connects: 0, nextActionKind: 'firstCall' });
    const again = await opened();
    expect(again.when()).toHaveValue('20 min ago');
    await user.clear(again.when());
    await user.type(again.when(), '30 min ago');
    await again.choose('No answer');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await logged()).toMatchObject({ dispositionCode: 'noAnswer', startedAt: builtAt - 30 * minute }));
    expect(await desk.db.attempts.count()).toBe(1);
    expect(await desk.db.leads.get('ana')).toMatchObject({ attempts: 1, connects: 0, lastAttemptAt: builtAt - 30 * minute });
  });

  it('is not to come: it says so, and nothing can be kept', async () => {
    const { user, dialog, choose, when } = await open();
    await user.type(when(), 'tomorrow 9');
    expect(within(dialog).getByText('That is still to come. A promised call is a callback.')).toBeInTheDocument();
    await choose('No answer');
    expect(within(dialog).getByRole('button', { name: /^Log the call/ })).toBeDisabled();
  });

  it('asks for what the outcome asks for, and holds the promise that was made', async () => {
    const { user, dialog, choose, when, logged, desk } = await open();
    await user.type(when(), '1 h ago');
    await choose('Call back');
    expect(within(dialog).getByRole('button', { name: /^Log the call/ })).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox', { name: 'When to call back' }), 'tomorrow 10');
    await user.click(within(dialog).getByRole('button', { name: /^Log the call/ }));
    await waitFor(async () => expect(await logged()).toMatchObject({ dispositionCode: 'callBack' }));
    expect(await desk.db.callbacks.toArray()).toMatchObject([{ state: 'open', zone: 'America/New_York', wall: '2026-11-18T10:00' }]);
  });

  it('outside their hours is taken in, shown, and kept for who looks after it', async () => {
    const { user, dialog, choose, when, logged } = await open();
    await user.type(when(), '7:00');
    expect(within(dialog).getByText(/^It was outside their calling hours/)).toBeInTheDocument();
    await user.type(within(dialog).getByRole('textbox', { name: /^Why then/ }), 'They had asked for it');
    await choose('No answer');
    await user.click(within(dialog).getByRole('button', { name: /^Log the call/ }));
    await waitFor(async () =>
      expect(await logged()).toMatchObject({ overriddenRule: 'closedHours', overrideReason: 'They had asked for it', localHour: 1 }),
    );
  });

  it('says that a later call has planned what comes next', async () => {
    const later = anAttempt({ leadId: 'ana', startedAt: builtAt - 10 * minute });
    const next = { attempts: 1, nextActionKind: 'retry', nextActionAt: builtAt + 60 * minute } as const;
    const { user, dialog, choose, when, logged, desk } = await open(next, [later]);
    await user.type(when(), '1 h ago');
    await choose('No answer');
    expect(within(dialog).getByText(/^A later call of this lead/)).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: /^Log the call/ }));
    await waitFor(async () => expect(await logged()).toBeDefined());
    expect(await desk.db.leads.get('ana')).toMatchObject({ attempts: 2, nextActionAt: next.nextActionAt });
  });
});
