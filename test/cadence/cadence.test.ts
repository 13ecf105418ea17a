import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import { aLead } from '../builders/domain.ts';
import { createReferee } from './rules.ts';
import { simulateCadence } from './run.ts';

describe('reps who work through their queues for weeks', () => {
  it('call nobody outside a window or above a cap, leave no lead without a next action and no promise', () => {
    const { figures, broken } = simulateCadence({ leads: 120, days: 21, seed: 7 });
    expect(broken).toEqual([]);
    expect(figures.dials).toBeGreaterThan(400);
    expect(figures.promisesKept).toBeGreaterThan(15);
  });
});

describe('the referee', () => {
  const berlin = aLead({ country: 'DE', zones: ['Europe/Berlin'], stage: 'working', nextActionKind: 'retry', nextActionAt: 0 });
  const at = (iso: string) => Date.parse(iso);
  const dial = (iso: string, over: object = {}) => ({ lead: berlin, at: at(iso), isPromised: false, dueAt: null, ...over });

  it.each(['2026-10-26T03:00:00Z', '2026-10-25T10:00:00Z'])('sees a call outside the window: %s', (iso) => {
    const referee = createReferee(defaultSettings);
    referee.onDial(dial(iso));
    expect(referee.broken).toMatchObject([{ rule: 'window' }]);
  });

  it('sees one call more than a day may have, but never holds a promise against them', () => {
    const referee = createReferee(defaultSettings);
    for (const hour of ['09', '10', '11']) referee.onDial(dial(`2026-10-26T${hour}:00:00Z`));
    referee.onDial(dial('2026-10-26T12:00:00Z', { isPromised: true, dueAt: at('2026-10-26T12:00:00Z') }));
    expect(referee.broken).toEqual([]);
    referee.onDial(dial('2026-10-26T13:00:00Z'));
    expect(referee.broken).toMatchObject([{ rule: 'cap' }]);
  });

  it('sees an open lead that nobody will come back to, and a promise that was forgotten', () => {
    const referee = createReferee(defaultSettings);
    referee.onLeft({ ...berlin, nextActionKind: null, nextActionAt: null }, 0);
    referee.onEnd({ ...berlin, nextActionKind: 'callback', nextActionAt: at('2026-10-01T09:00:00Z') }, at('2026-10-26T09:00:00Z'), 0);
    expect(referee.broken).toMatchObject([{ rule: 'noNextAction' }, { rule: 'promise' }]);
  });
});
