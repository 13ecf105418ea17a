import { expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { countPulseMoves, type PulseMovesRules } from './pulse-moves.ts';

const day = 86_400_000;
const facts = { company: undefined, touches: [], now: builtAt };
const rulesOf = (pulseDays: number): PulseMovesRules => {
  const settings = someSettings();
  return { ...settings, segments: [], queue: { ...settings.queue, pulseDays } };
};
const quiet = { lastTouchAt: builtAt - 10 * day, arrivedAt: builtAt - 10 * day, lastAttemptAt: null, stage: 'working' } as const;

it('says whom other days of silence bring up, and whom the queue has up for another reason already', () => {
  const count = countPulseMoves(rulesOf(14), rulesOf(7));
  const leads = [
    aLead({ ...quiet, id: 'called once', attempts: 1, nextActionKind: null, nextActionAt: null }),
    aLead({ ...quiet, id: 'first call late', attempts: 0, band: 'warm', nextActionKind: 'firstCall', nextActionAt: builtAt - 9 * day }),
    aLead({ ...quiet, id: 'hot, never called', attempts: 0, band: 'hot', nextActionKind: 'firstCall', nextActionAt: builtAt - 9 * day }),
    aLead({ ...quiet, id: 'has a callback', attempts: 1, nextActionKind: 'callback', nextActionAt: builtAt + day }),
  ];
  for (const lead of leads) count.take({ lead, facts });
  expect(count.result()).toEqual({ counted: 4, silentBefore: 0, silentAfter: 4, brought: ['called once'], spared: [] });
});
