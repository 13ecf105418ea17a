import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Role } from '../../shared/domain/people.ts';
import { renderInApp } from '../../test/support/render.tsx';
import { useKeys } from '../ui/keys.tsx';
import { matching } from '../ui/palette-match.ts';
import { type PaletteItem, usePaletteSource } from '../ui/palette-source.tsx';
import { AppKeys } from './keys.tsx';
import { Palette } from './palette.tsx';

const role: Role = 'rep';

type HostProps = { onRun?: (what: string) => void };

function Host({ onRun = () => {} }: HostProps) {
  const [status, setStatus] = useState('');
  const note = (what: string) => () => {
    setStatus(what);
    onRun(what);
  };
  const leads: PaletteItem[] = [
    {
      id: 'ana',
      group: 'Leads',
      label: 'Ana Keller',
      detail: 'Plant manager, Nordhaus',
      run: note('opened Ana'),
      actions: () => [{ id: 'call', group: 'Do with Ana Keller', label: 'Call', run: note('called Ana') }],
    },
    { id: 'jaen', group: 'Leads', label: 'Carmen Ortega', detail: 'Aceites Jaén', run: note('opened Carmen') },
  ];
  usePaletteSource((query) => matching(leads, query), { order: 0 });
  usePaletteSource((query) => matching([{ id: 'nord', group: 'Companies', label: 'Nordhaus GmbH', run: note('opened Nordhaus') }], query));
  useKeys([{ keys: 'l', label: 'Postpone this lead', run: note('postponed') }]);
  return (
    <main tabIndex={-1}>
      <output>{status}</output>
      <AppKeys role={role} />
      <Palette note="131 leads on this machine, works offline" />
    </main>
  );
}

const openPalette = async (user: ReturnType<typeof renderInApp>['user']) => {
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Find or do anything' });
  await waitFor(() => expect(field).toHaveFocus());
  return field;
};
const options = () => screen.getAllByRole('option').map((option) => option.textContent);

describe('the palette', () => {
  it('opens with Ctrl K, groups what it finds and marks the part that fits', async () => {
    const { user } = renderInApp(<Host />);
    const field = await openPalette(user);
    await user.type(field, 'nord');
    const groups = screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'));
    expect(groups).toEqual(['Leads', 'Companies']);
    const company = within(screen.getByRole('group', { name: 'Companies' })).getByRole('option');
    expect(company.querySelector('mark')).toHaveTextContent('Nord');
  });

  it('finds without accents and in any order of words', async () => {
    const { user } = renderInApp(<Host />);
    await user.type(await openPalette(user), 'jaen carm');
    expect(options()).toHaveLength(1);
    expect(options()[0]).toContain('Carmen Ortega');
  });

  it('moves with the arrows round the ends, says where it is, and does it with Enter', async () => {
    const onRun = vi.fn();
    const { user } = renderInApp(<Host onRun={onRun} />);
    const field = await openPalette(user);
    await user.type(field, 'nord');
    expect(document.getElementById(field.getAttribute('aria-activedescendant')!)).toHaveTextContent('Ana Keller');
    await user.keyboard('{ArrowUp}');
    expect(document.getElementById(field.getAttribute('aria-activedescendant')!)).toHaveTextContent('Nordhaus GmbH');
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(onRun).toHaveBeenCalledExactlyOnceWith('opened Nordhaus');
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  });

  it('goes into what can be done with a lead by Tab and comes back by Escape, which then closes', async () => {
    const onRun = vi.fn();
    const { user } = renderInApp(<Host onRun={onRun} />);
    const field = await openPalette(user);
    await user.type(field, 'ana');
    await user.keyboard('{Tab}');
    expect(options()).toEqual(['Call↵']);
    await user.keyboard('{Escape}');
    expect(options()[0]).toContain('Ana Keller');
    await user.keyboard('{Tab}{Enter}');
    expect(onRun).toHaveBeenCalledExactlyOnceWith('called Ana');
  });

  it('offers what has a key on this screen and the places of the role', async () => {
    const { user, path } = renderInApp(<Host />);
    const field = await openPalette(user);
    await user.type(field, 'postpone');
    expect(options()[0]).toContain('Postpone this lead');
    await user.clear(field);
    await user.type(field, 'callbacks{Enter}');
    expect(path()).toBe('/callbacks');
  });

  it('keeps the screen’s keys quiet while it is open', async () => {
    const onRun = vi.fn();
    const { user } = renderInApp(<Host onRun={onRun} />);
    await openPalette(user);
    await user.keyboard('l{Alt>}l{/Alt}');
    expect(onRun).not.toHaveBeenCalled();
  });

  it('says so when nothing fits', async () => {
    const { user } = renderInApp(<Host />);
    await user.type(await openPalette(user), 'zzz');
    expect(screen.getByText(/Nothing called “zzz”/)).toBeInTheDocument();
    expect(within(screen.getByRole('dialog')).getByRole('status')).toHaveTextContent('0 results');
  });
});

describe('the list of keys', () => {
  it('shows the keys of this screen and of the app, and ? closes it again', async () => {
    const { user } = renderInApp(<Host />);
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keys' });
    expect(within(dialog).getByRole('group', { name: 'This screen' })).toHaveTextContent('Postpone this lead');
    expect(within(dialog).getByRole('group', { name: 'Go' })).toHaveTextContent('Today');
    await user.keyboard('?');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
