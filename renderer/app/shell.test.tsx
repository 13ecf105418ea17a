import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Role } from '../../shared/domain/people.ts';
import { renderInApp } from '../../test/support/render.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Shell } from './shell.tsx';

const person = { name: 'Mara Lindqvist', detail: 'Rep, Team North' };
const onOpenSync = vi.fn();

const shell = (role: Role, more: Partial<Parameters<typeof Shell>[0]> = {}) => (
  <Shell role={role} person={person} sync={{ state: 'sent', text: 'All sent 14:05', onOpen: onOpenSync }} onSignOut={() => {}} {...more}>
    <PageHead title="Today" sub="Tue 17 November" actions={<button type="button">Export</button>} />
    <p>The work</p>
  </Shell>
);

const placeNames = () =>
  within(screen.getByRole('navigation'))
    .getAllByRole('link')
    .map((link) => link.textContent?.trim());

describe('the shell', () => {
  it.each<[Role, string[]]>([
    ['rep', ['Today', 'Call', 'Callbacks', 'Leads', 'Handoffs', 'My floor', 'Parked work', 'Settings']],
    [
      'teamLead',
      [
        'Floor',
        'Leads',
        'Callbacks',
        'Handoffs',
        'Reports',
        'Ledger',
        'Import',
        'Duplicates',
        'Campaigns',
        'Scripts',
        'Parked work',
        'Settings',
      ],
    ],
    [
      'manager',
      ['Reports', 'Ledger', 'Handoffs', 'Leads', 'Floor', 'Import', 'Duplicates', 'Campaigns', 'Scripts', 'Parked work', 'Settings'],
    ],
    ['salesperson', ['Inbox', 'Answered', 'Parked work', 'Settings']],
    [
      'admin',
      [
        'Floor',
        'Reports',
        'Ledger',
        'Leads',
        'Callbacks',
        'Handoffs',
        'Import',
        'Duplicates',
        'Campaigns',
        'Scripts',
        'Parked work',
        'Settings',
      ],
    ],
  ])('shows a %s the places of that day and no other', (role, names) => {
    renderInApp(shell(role));
    expect(placeNames()).toEqual(names);
  });

  it('puts the screen’s title, sub title and actions into the top bar and the title into the window', async () => {
    renderInApp(shell('rep'));
    const bar = screen.getByRole('banner');
    expect(within(bar).getByRole('heading', { level: 1, name: 'Today' })).toBeInTheDocument();
    expect(bar).toHaveTextContent('Tue 17 November');
    expect(within(bar).getByRole('button', { name: 'Export' })).toBeInTheDocument();
    await waitFor(() => expect(document.title).toBe('Today · Refinery'));
  });

  it('goes to a place by click and by G and its letter, and marks where one is', async () => {
    const { user, path } = renderInApp(shell('rep'));
    expect(screen.getByRole('link', { name: 'Today' })).toHaveAttribute('aria-current', 'page');
    await user.click(screen.getByRole('link', { name: 'Leads' }));
    expect(path()).toBe('/leads');
    await user.keyboard('gb');
    expect(path()).toBe('/callbacks');
    expect(screen.getByRole('link', { name: 'Callbacks' })).toHaveAttribute('aria-current', 'page');
  });

  it('takes the focus along into the new screen', async () => {
    const { user } = renderInApp(shell('rep'));
    await user.click(screen.getByRole('link', { name: 'Leads' }));
    expect(screen.getByRole('main')).toHaveFocus();
  });

  it('does not let a salesperson reach a rep’s place by key', async () => {
    const { user, path } = renderInApp(shell('salesperson'), { path: '/inbox' });
    await user.keyboard('gt');
    expect(path()).toBe('/inbox');
    await user.keyboard('ga');
    expect(path()).toBe('/answered');
  });

  it('says counts in words, also on the rail', () => {
    renderInApp(
      shell('rep', {
        isRail: true,
        badges: { call: { text: '42', spoken: '42 in your queue' }, callbacks: { text: '2 missed', tone: 'bad' } },
      }),
    );
    expect(screen.getByRole('link', { name: 'Call 42 in your queue' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Callbacks 2 missed' })).toBeInTheDocument();
  });

  it('opens the palette from its button and sync from the indicator', async () => {
    const { user } = renderInApp(shell('rep'));
    await user.click(screen.getByRole('button', { name: 'All sent 14:05. Sync and unsent work' }));
    expect(onOpenSync).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Find or do anything' }));
    expect(await screen.findByRole('dialog', { name: 'Find or do anything' })).toBeInTheDocument();
  });

  it('lets the person choose light or dark, and sign out', async () => {
    const onSignOut = vi.fn();
    const { user } = renderInApp(shell('rep', { onSignOut }));
    await user.click(screen.getByRole('button', { name: /Mara Lindqvist/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Dark', hidden: true }));
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
    expect(localStorage.getItem('refinery-color-scheme')).toBe('dark');
    await user.click(screen.getByRole('menuitem', { name: 'Sign out', hidden: true }));
    expect(onSignOut).toHaveBeenCalledOnce();
    localStorage.clear();
  });

  it('skips to the work', async () => {
    const { user } = renderInApp(shell('rep'));
    await user.tab();
    expect(screen.getByRole('button', { name: 'Skip to the work' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('main')).toHaveFocus();
  });
});
