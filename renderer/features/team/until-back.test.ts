import { expect, test } from 'vitest';
import type { Absence } from '../../../shared/domain/absence.ts';
import { absenceNow } from './until-back.tsx';

const hourMs = 3_600_000;
const now = 1_780_000_000_000;
const absence = (id: string, startsInHours: number, endsInHours: number | null, over: Partial<Absence> = {}): Absence => ({
  id,
  userId: 'kim',
  kind: 'absence',
  startsAt: now + startsInHours * hourMs,
  endsAt: endsInHours === null ? null : now + endsInHours * hourMs,
  reason: '',
  scope: 'nothing',
  toIds: [],
  comesBack: true,
  state: 'planned',
  plannedById: 'ruth',
  plannedAt: now,
  moveId: null,
  untilBackIds: [],
  moved: 0,
  returned: 0,
  ...over,
});

test('a move lasts until the end of the absence that runs, else of the next that begins within a day', () => {
  const tomorrow = absence('tomorrow', 20, 30);
  const running = absence('running', -2, 5, { state: 'running' });
  expect(absenceNow([tomorrow, running], now)?.id).toBe('running');
  expect(absenceNow([tomorrow, absence('next week', 150, 200)], now)?.id).toBe('tomorrow');
});

test('nobody comes back from an absence that was called off, is over, or is for good', () => {
  const others = [
    absence('off', 1, 5, { state: 'cancelled' }),
    absence('over', -9, -1, { state: 'running' }),
    absence('left', -9, null, { kind: 'leaving', state: 'running' }),
  ];
  expect(absenceNow(others, now)).toBeUndefined();
});
