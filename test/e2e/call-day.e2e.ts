import { expect, test } from 'vitest';
import { checkServer } from '../call-day/check-server.ts';
import { makeCalls, watchedIn } from '../call-day/make-calls.ts';
import { faultsOf } from '../call-day/measure.ts';
import { watchPage } from '../call-day/watch-page.ts';
import { untilAllSent } from './support/desk.ts';
import { withHouse } from './support/house.ts';
import { signIn } from './support/sign-in.ts';

const house = withHouse();

/** The short form of `npm run call-day`, half of it without a network. Frames are for that command, on a machine that has time for them. */
test('calls in a row by keyboard alone: none lost, and what is to be said always has the keyboard', async () => {
  const calls = 8;
  const mara = await house().desktop('Mara');
  await mara.page.context().addInitScript(watchPage);
  await signIn(mara, 'mara');
  await untilAllSent(mara.page);
  await mara.untilInstalled();
  const since = house().now();
  const made = await makeCalls(mara, { count: calls, keyMs: 0 });
  await untilAllSent(mara.page);
  const watched = await watchedIn(mara.page);
  expect(mara.dialled()).toHaveLength(calls);
  await house().server.stop();
  const lost = await checkServer(house().directory, 'mara@refinery.example', since, made);
  expect([...lost, ...faultsOf(watched, calls)]).toEqual([]);
});
