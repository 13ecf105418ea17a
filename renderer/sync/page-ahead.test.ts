import { describe, expect, it } from 'vitest';
import { withPageAhead } from './page-ahead.ts';
import type { Transport } from './transport.ts';

const aSource = () => {
  const asked: (string | null)[] = [];
  let isReachable = true;
  const snapshotPage: Transport['snapshotPage'] = async (next) => {
    asked.push(next);
    if (!isReachable) throw new Error('no network');
    return [{ kind: 'tail', next: `after ${next}`, done: 0, total: 0 }];
  };
  const source = withPageAhead({ snapshotPage } as Transport);
  return {
    source,
    asked,
    setReachable: (is: boolean) => {
      isReachable = is;
    },
  };
};

describe('a page that is fetched ahead', () => {
  it('is the one that is given, and is not fetched again', async () => {
    const { source, asked } = aSource();
    source.prepareSnapshotPage?.('b');
    expect(asked).toEqual(['b']);
    expect(await source.snapshotPage('b')).toMatchObject([{ next: 'after b' }]);
    expect(asked).toEqual(['b']);
    await source.snapshotPage('b');
    expect(asked, 'it is given once').toEqual(['b', 'b']);
  });

  it('is let go when another is asked for', async () => {
    const { source } = aSource();
    source.prepareSnapshotPage?.('b');
    expect(await source.snapshotPage(null)).toMatchObject([{ next: 'after null' }]);
  });

  it('that did not come is fetched when it is asked for', async () => {
    const { source, asked, setReachable } = aSource();
    setReachable(false);
    source.prepareSnapshotPage?.('b');
    await new Promise((resolve) => setTimeout(resolve));
    setReachable(true);
    expect(await source.snapshotPage('b')).toMatchObject([{ next: 'after b' }]);
    expect(asked).toEqual(['b', 'b']);
  });
});
