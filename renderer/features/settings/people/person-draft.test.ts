import { expect, it } from 'vitest';
import { aUser } from '../../../../test/builders/people.ts';
import { draftOf, faultsOf, personOf } from './person-draft.ts';

it('gives somebody back as they were when nothing was typed', () => {
  const mara = aUser({ skills: ['senior'], hours: { weekdays: [1, 2], from: 510, till: 1440 } });
  const { isActive: _, ...same } = mara;
  expect(personOf(draftOf(mara, 'UTC', null), mara.id, mara.absences)).toEqual(same);
});

it('names what is missing or wrong, field by field', () => {
  const empty = { ...draftOf(null, 'Europe/Berlin', null), capacity: '1.5', hasHours: true, till: '08:00', password: 'short' };
  expect(faultsOf(empty, [])).toEqual({
    name: 'nameMissing',
    email: 'emailFaulty',
    teamId: 'teamMissing',
    capacity: 'number',
    hours: 'hoursFaulty',
    password: 'passwordShort',
  });
  const taken = { ...draftOf(aUser({ email: 'Ruth@center.example' }), 'UTC', null) };
  expect(faultsOf(taken, [{ email: 'ruth@center.example' }])).toEqual({ email: 'emailTaken' });
});
