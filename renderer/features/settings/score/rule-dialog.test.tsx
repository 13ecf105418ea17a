import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { someSettings } from '../../../../test/builders/domain.ts';
import { openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import { RuleDialog } from './rule-dialog.tsx';

it('says at each field what is wrong with it, and keeps what was typed', async () => {
  const rule = {
    id: 'inquiry',
    label: 'Asked us',
    kind: 'touchKind' as const,
    match: ['inquiry'],
    points: 25,
    cap: null,
    halfLifeDays: 60,
  };
  const desk = await openTestDesk({ rows: { settings: [someSettings()] } });
  const onSave = vi.fn();
  const { user } = renderAtDesk(<RuleDialog rule={rule} isNew={false} onSave={onSave} onClose={() => undefined} />, desk);
  const field = (name: string) => screen.getByRole('textbox', { name });
  await user.clear(await screen.findByRole('textbox', { name: 'Name' }));
  await user.clear(field('Points'));
  await user.type(field('Points'), 'abc');
  await user.type(field('At most'), '10.5');
  expect(field('Name')).toHaveAccessibleDescription(/Give the rule a name/);
  expect(field('Points')).toHaveAccessibleDescription(/Say how many points/);
  expect(field('Points')).toHaveValue('abc');
  expect(field('At most')).toHaveAccessibleDescription(/a whole number/);
  expect(screen.getByRole('button', { name: 'Keep in the draft' })).toBeDisabled();
  await user.type(field('Name'), 'Wrote');
  await user.clear(field('Points'));
  await user.type(field('Points'), '9');
  await user.clear(field('At most'));
  await user.click(screen.getByRole('button', { name: 'Keep in the draft' }));
  expect(onSave).toHaveBeenCalledWith({ ...rule, label: 'Wrote', points: 9 });
});
