import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestDesk, type TestDesk } from '../../../../test/support/desk.tsx';
import { DeskContext } from '../../../data/desk.ts';
import { type DraftKind, keptSaid, useDraft } from './use-draft.ts';

type Days = { days: number };

/** Typed as text, published as a number. */
const daysDraft: DraftKind<Days, string> = {
  key: 'settings.days.draft',
  kept: z.object({ draft: z.string(), base: z.object({ days: z.number() }), ...keptSaid }).nullable(),
  begin: ({ days }) => String(days),
  read: (typed) => ({ days: Number(typed) }),
};

const penOver = async (standing: Days, desk?: TestDesk) => {
  const own = desk ?? (await openTestDesk());
  const { result, rerender, unmount } = renderHook((days: Days) => useDraft(daysDraft, days), {
    initialProps: standing,
    wrapper: ({ children }: { children: ReactNode }) => <DeskContext value={own}>{children}</DeskContext>,
  });
  const now = () => {
    if (result.current === undefined) throw new Error('The draft is being read.');
    return result.current;
  };
  await waitFor(now);
  const kept = async () => (await own.db.preferences.get(daysDraft.key))?.value;
  return { desk: own, now, kept, unmount, publishedByOthers: (days: number) => rerender({ days }) };
};

describe('a draft of agreements', () => {
  it('is what stands as long as nothing is typed, whoever publishes', async () => {
    const { now, publishedByOthers } = await penOver({ days: 14 });
    publishedByOthers(21);
    expect(now()).toMatchObject({ draft: '21', next: { days: 21 }, isBegun: false, isChanged: false, isOvertaken: false });
  });

  it('outlives a reload with what was said of it, and is gone when it is let go', async () => {
    const first = await penOver({ days: 14 });
    act(() => first.now().write('7'));
    act(() => first.now().say({ why: 'Sales asked' }));
    await waitFor(async () => expect(await first.kept()).toMatchObject({ draft: '7', base: { days: 14 }, why: 'Sales asked' }));
    first.unmount();
    const second = await penOver({ days: 14 }, first.desk);
    expect(second.now()).toMatchObject({ draft: '7', next: { days: 7 }, why: 'Sales asked', agreedBy: '', isChanged: true });
    act(() => second.now().discard());
    expect(second.now()).toMatchObject({ draft: '14', why: '', isBegun: false, round: 1 });
    await waitFor(async () => expect(await second.kept()).toBeNull());
  });

  it('knows that it was overtaken until it is put over what stands now', async () => {
    const { now, publishedByOthers } = await penOver({ days: 14 });
    act(() => now().write('7'));
    publishedByOthers(21);
    expect(now()).toMatchObject({ draft: '7', base: { days: 14 }, isOvertaken: true });
    act(() => now().rebase());
    expect(now()).toMatchObject({ draft: '7', base: { days: 21 }, isOvertaken: false, isChanged: true });
  });

  it('is no change when it reads as what it was begun on', async () => {
    const { now } = await penOver({ days: 14 });
    act(() => now().write(' 14 '));
    expect(now()).toMatchObject({ isBegun: true, isChanged: false });
    act(() => now().takeOver({ days: 30 }));
    expect(now()).toMatchObject({ draft: '30', base: { days: 14 }, isChanged: true });
  });
});
