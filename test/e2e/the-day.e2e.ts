import { test } from 'vitest';
import { withHouse } from './support/house.ts';
import { signIn } from './support/sign-in.ts';

const house = withHouse();
test('sign in', async () => {
  const ines = await house().window('Ines');
  await signIn(ines, 'ines');
  await ines.page.waitForTimeout(3000);
  await ines.page.screenshot({ path: '/tmp/e2e/ines.png' });
  console.log(ines.said);
});
