import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { markDoNotCall } from '../../../shared/commands/mark-do-not-call.ts';
import { windowOf } from '../../../shared/domain/calling-window.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aCompany, aLead, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { calendarOf } from '../../data/window-calendar.ts';
import { CallScreen } from './call-screen.tsx';

const callKey = '{Control>}{Enter}{/Control}';
const stay = () => undefined;
const ana = aLead({ id: 'ana' });
const declan = aLead({
  id: 'declan',
  firstName: 'Declan',
  email: 'declan@corrib.example',
  phones: [{ kind: 'work', number: '+353211234567', extension: null, asWritten: '' }],
});

const openCall = async (lead: Lead = ana, rows: DeskRows = {}) => {
  const desk = await openTestDesk({ rows: { leads: [lead, declan], companies: [aCompany()], ...rows } });
  const { user } = renderAtDesk(<CallScreen leadId={lead.id} onNextLead={stay} onOpenLead={stay} onOpenToday={stay} />, desk);
  await screen.findByLabelText('Note');
  return { desk, user, press: (keys: string) => user.keyboard(keys) };
};

describe('may I call now', () => {
  it('takes a reason for calling without knowing where the lead is, and keeps what was overridden', async () => {
    const lost = aLead({ id: 'ana', country: null, city: '', zones: [], zoneSource: 'unknown' });
    const { desk, press, user } = await openCall(lost);
    await press(callKey);
    await user.type(await screen.findByRole('textbox', { name: 'Or why call without knowing' }), 'she is in the lobby{Enter}');
    await waitFor(async () =>
      expect(await desk.db.attempts.toArray()).toEqual([
        expect.objectContaining({ overrideReason: 'she is in the lobby', overriddenRule: 'unknownZone', localHour: null }),
      ]),
    );
  });

  it('says why these hours hold, and takes another place, with who knows it', async () => {
    const { desk, user, press } = await openCall(aLead({ id: 'ana', postcode: '80331', zoneSource: 'postcode' }));
    await user.click(screen.getByRole('button', { name: /Munich 14:05 callable until 18:00/ }));
    expect(await screen.findByText('Europe/Berlin, from postcode 80331')).toBeInTheDocument();
    expect(screen.getByText(/§ 7 UWG/)).toBeInTheDocument();
    await press('{Escape}');
    await press('z');
    await user.click(await screen.findByRole('combobox', { name: 'Time zone' }));
    await press('Lisbon');
    await user.click(await screen.findByRole('option', { name: /Europe\/Lisbon/, hidden: true }));
    await user.click(screen.getByText('I know it'));
    await user.click(screen.getByRole('button', { name: /That is where they are/ }));
    await waitFor(async () => expect(await desk.db.leads.get('ana')).toMatchObject({ zones: ['Europe/Lisbon'], zoneSource: 'entered' }));
    await user.click(await screen.findByRole('button', { name: /Lisbon 13:05|Munich 13:05/ }));
    expect(await screen.findByText(/Europe\/Lisbon, as one of us knows, noted by you/)).toBeInTheDocument();
  });

  it('shuts on a holiday by name, and asks about one kept in parts of the country', async () => {
    await openCall(aLead({ id: 'ana', country: 'CZ', city: 'Brno', zones: ['Europe/Prague'] }));
    expect(screen.getByText(/opens tomorrow/)).toHaveTextContent(/Freedom|Democracy|Struggle/);
  });

  it('reads a number that was typed by the lead’s country, and dials it', async () => {
    const { desk, press, user } = await openCall(aLead({ id: 'ana', phones: [] }));
    await press(callKey);
    await user.type(await screen.findByRole('textbox', { name: 'Number' }), '089 5550 0999');
    expect(await screen.findByText('Read as +49 89 55500999')).toBeVisible();
    await press('{Enter}');
    await waitFor(async () => expect((await desk.db.leads.get('ana'))?.phones[0]?.number).toBe('+498955500999'));
    await press(callKey);
    await waitFor(async () => expect((await desk.db.attempts.toArray())[0]?.number).toBe('+498955500999'));
  });

  it('does not guess the country of a number', async () => {
    const { press, user } = await openCall(aLead({ id: 'ana', phones: [], country: null }));
    await press(callKey);
    await user.type(await screen.findByRole('textbox', { name: 'Number' }), '089 5550 0999');
    expect(await screen.findByText(/Which country/)).toBeVisible();
    expect(screen.getByRole('button', { name: /Keep the number/ })).toBeDisabled();
  });
});

describe('do not call', () => {
  it('bars everybody on the number when that is what was said, and shows whom else it stops', async () => {
    const twin = aLead({ id: 'twin', firstName: 'Jo', lastName: 'Twin', email: null });
    const { desk, press } = await openCall(ana, { leads: [ana, declan, twin] });
    await press(callKey);
    await press('0');
    expect(await screen.findByText(/Kept: ana.keller@nordhaus.example$/)).toBeVisible();
    await press('2');
    expect(await screen.findByText('Also stops Jo Twin')).toBeVisible();
    await press('0');
    await waitFor(async () => expect([...desk.cache.store.getState().doNotCall]).toContain('+498955500142'));
    expect(windowOf(twin, calendarOf(someSettings(), desk.cache.store.getState().doNotCall), builtAt).reason).toBe('doNotCall');
    expect((await desk.db.leads.get('twin'))?.doNotCall).toBe(false);
  });

  it('binds this desktop at once: another lead with the number is locked without a word from the server', async () => {
    const twin = aLead({ id: 'twin', firstName: 'Jo', lastName: 'Twin', email: null });
    const { desk, press } = await openCall(twin, { leads: [ana, twin] });
    expect(screen.getByText(/callable until/)).toBeVisible();
    const values = ['+498955500142'];
    await desk.run(markDoNotCall, { leadIds: ['ana'], reason: 'said so', values });
    expect(await screen.findByText('Do not call', { selector: 'b' })).toBeVisible();
    await press(callKey);
    expect(await screen.findByText(/asked not to be called/)).toBeVisible();
    expect(await desk.db.attempts.count()).toBe(0);
  });

  it('dials another number than the one that is barred', async () => {
    const two = aLead({ id: 'ana', phones: [...ana.phones, { kind: 'mobile', number: '+491701234567', extension: null, asWritten: '' }] });
    const { desk, press } = await openCall(two);
    await desk.receive({ doNotCallParts: [{ id: 'l.0', listId: 'l', part: 0, state: 'active', values: ['+498955500142'], leadIds: [] }] });
    expect(await screen.findByText(/\+49 89 55500142 is on do not call/)).toBeVisible();
    await press(callKey);
    await waitFor(async () => expect((await desk.db.attempts.toArray())[0]?.number).toBe('+491701234567'));
  });
});
