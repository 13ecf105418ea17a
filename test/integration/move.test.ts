import { expect, test } from 'vitest';
import { moveLeads } from '../move/move-leads.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer } from '../support/server.ts';

describeOnBothDatabases('moving many leads', (database) => {
  test('moves them whole, keeps one owner each while two move them, and goes back exactly with later work kept', async () => {
    const server = await aServer(database(), { clock: { now: Date.now, advance: () => undefined } });
    const moved = await moveLeads(database(), await server.listen(), 600, `move-${database().kind}`);
    await server.stop();
    expect(moved).toMatchObject({ brokenHistories: 0, differences: 0, laterWork: 12, workLost: 0 });
  });
});
