import { configure, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DialSettings, DialTarget } from '../../../shared/dialling.ts';
import { defaultDispositions } from '../../../shared/domain/default-dispositions.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aLead } from '../../../test/builders/domain.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { CallScreen } from './call-screen.tsx';

configure({ asyncUtilTimeout: 5000 });

const phone = (number: string, extension: string | null, kind: 'work' | 'mobile' = 'work') => ({
  kind,
  number,
  extension,
  asWritten: number,
});
const ana = aLead({
  id: 'ana',
  firstName: 'Ana',
  lastName: 'Keller',
  phones: [phone('+498955500142', '7'), phone('+4915155500142', null, 'mobile')],
});

const openCall = async (over: Partial<Lead> = {}, settings?: DialSettings) => {
  const desk = await openTestDesk({ rows: { leads: [{ ...ana, ...over }] } });
  const dialled: { target: DialTarget; settings: DialSettings }[] = [];
  desk.platform.dial = async (target, by) => {
    dialled.push({ target, settings: by });
    return { kind: 'dialled' };
  };
  if (settings) await desk.db.preferences.put({ key: 'dialling', value: settings });
  const shown = renderAtDesk(
    <CallScreen leadId="ana" onNextLead={() => undefined} onOpenLead={() => undefined} onOpenToday={() => undefined} />,
    desk,
  );
  await screen.findByLabelText('Note');
  const attempt = async () => (await desk.db.attempts.toArray())[0];
  return { desk, dialled, attempt, ...shown };
};
const callKey = '{Control>}{Enter}{/Control}';

describe('dialling', () => {
  it('goes by the link set for this machine, with the extension, which is shown while they talk', async () => {
    const sip: DialSettings = { way: 'sip', prefix: '000', host: 'pbx.acme.example' };
    const { user, dialled, attempt } = await openCall({}, sip);
    await user.keyboard(callKey);
    expect(await screen.findByText(/^Extension 7:/)).toBeInTheDocument();
    expect(dialled).toEqual([{ target: { number: '+498955500142', extension: '7' }, settings: sip }]);
    await waitFor(async () => expect((await attempt())?.number).toBe('+498955500142'));
  });

  it('takes the number that was chosen, without the extension of another', async () => {
    const { user, dialled } = await openCall();
    await user.click(screen.getByRole('button', { name: /choose or copy/ }));
    await user.click(await screen.findByRole('menuitem', { name: /mobile/, hidden: true }));
    await user.keyboard(callKey);
    await waitFor(() => expect(dialled.map(({ target }) => target)).toEqual([{ number: '+4915155500142', extension: null }]));
  });

  it('copies the number for the desk phone, and the call counts from then', async () => {
    const { user, dialled, attempt } = await openCall({}, { way: 'copy', prefix: '000', host: '' });
    await user.keyboard(callKey);
    expect(await screen.findByText(/^Copied for the desk phone: \+49 89 55500142, extension 7\./)).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe('000498955500142');
    expect(dialled).toEqual([]);
    await waitFor(async () => expect(await attempt()).toMatchObject({ number: '+498955500142', dispositionCode: null }));
  });

  it('copies the number by one key without a call, and says so', async () => {
    const { user, attempt } = await openCall();
    await user.keyboard('c');
    expect(await screen.findByText('Copied +49 89 55500142 ext. 7')).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe('+498955500142');
    expect(await attempt()).toBeUndefined();
  });
});

describe('the last try', () => {
  const worn = { attempts: 11, connects: 0 };

  it('is asked once more, with where the lead would go, and is given by the same key', async () => {
    const { user, attempt, desk } = await openCall(worn);
    await user.keyboard(callKey);
    await screen.findByRole('timer', { name: 'In call' });
    await waitFor(async () => expect((await desk.db.leads.get('ana'))?.attempts).toBe(12));
    await waitFor(async () => {
      if (!screen.queryByRole('region', { name: 'No answer' })) await user.keyboard('1');
      expect(screen.getByText(/^Given up after 12: nurture until/)).toBeInTheDocument();
    });
    expect((await attempt())?.dispositionCode).toBeNull();
    await user.keyboard('1');
    await waitFor(async () => expect(await desk.db.leads.get('ana')).toMatchObject({ stage: 'nurture', nextActionKind: 'revisit' }));
  });
});

describe('the outcomes that a center has set', () => {
  it('are on the bar at once, with their keys, and gone when switched off', async () => {
    const { user, desk } = await openCall();
    const busy = defaultDispositions.find(({ id }) => id === 'busy')!;
    const voicemail = defaultDispositions.find(({ id }) => id === 'voicemail')!;
    await desk.receive({
      dispositions: [
        { ...busy, isOff: true },
        { ...voicemail, label: 'Left a message', hotKey: '2' },
      ],
    });
    expect(await screen.findByRole('button', { name: /Left a message/ })).toHaveAttribute('aria-keyshortcuts', '2');
    expect(screen.queryByRole('button', { name: /Busy/ })).not.toBeInTheDocument();
    await user.keyboard(callKey);
    await screen.findByRole('timer', { name: 'In call' });
    await user.keyboard('2');
    await waitFor(async () => expect((await desk.db.attempts.toArray())[0]?.dispositionCode).toBe('voicemail'));
  });
});

describe('the wrap-up', () => {
  it('runs down from the limit of the center and says when it is over, and goes on', async () => {
    const { user, desk } = await openCall();
    await user.keyboard(callKey);
    await screen.findByRole('timer', { name: 'In call' });
    await user.keyboard(callKey);
    const timer = await screen.findByRole('timer', { name: 'Wrap-up' });
    expect(timer).toHaveTextContent('02:00 left of 02:00');
    desk.clock.advance(150_000);
    await waitFor(() => expect(timer).toHaveTextContent('00:30 over 02:00'));
    expect(timer).toHaveAttribute('data-over');
    await user.keyboard('6');
    await waitFor(async () => expect((await desk.db.attempts.toArray())[0]).toMatchObject({ wrapUpMs: 150_000 }));
  });
});
