import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { root } from '../../build/project.mjs';
import { untilAllSent } from './support/desk.ts';
import { withHouse } from './support/house.ts';
import { errorsSince, lookAt, standAsUsual } from './support/look.ts';
import type { Seat } from './support/seat.ts';
import { signIn } from './support/sign-in.ts';
import { admin } from './views/admin.ts';
import { manager } from './views/manager.ts';
import { rep } from './views/rep.ts';
import { salesperson } from './views/salesperson.ts';
import { teamLead } from './views/team-lead.ts';

/**
 * Every screen of every role, with what opens over it, in light and dark: axe finds nothing, the console stays clean, nothing scrolls
 * the page sideways. With SCREENSHOTS=folder a picture of each look is kept there.
 */
const pictures = process.env.SCREENSHOTS;

const house = withHouse();

const keepPicture = async ({ page }: Seat, name: string): Promise<void> => {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`) });
};

/** After a screen that went wrong the next one begins on a page of its own. */
const beginAnew = async ({ page, name }: Seat): Promise<void> => {
  await page.screenshot({ path: join(root, 'test-results', `${name}-${performance.now().toFixed()}.png`) }).catch(() => undefined);
  await standAsUsual(page);
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
};

describe('signing in', () => {
  test('looks right', async () => {
    const seat = await house().window('nobody');
    await seat.page.goto(seat.url);
    await seat.page.getByRole('heading', { name: 'Refinery' }).waitFor();
    await lookAt(seat, { isMain: true }, (look) => keepPicture(seat, `sign-in-${look}`));
    await seat.close();
  });
});

const people = [
  { role: 'rep', who: 'mara', views: rep },
  { role: 'team lead', who: 'ruth', views: teamLead },
  { role: 'manager', who: 'ines', views: manager },
  { role: 'salesperson', who: 'david', views: salesperson },
  { role: 'admin', who: 'lea', views: admin },
] as const;

describe.each(people)('the screens of a $role', ({ role, who, views }) => {
  let seat: Seat;
  beforeAll(async () => {
    // Reps dial: that needs a machine with a telephone application.
    seat = role === 'rep' ? await house().desktop(who) : await house().window(who);
    await signIn(seat, who);
    await untilAllSent(seat.page);
  });
  // A desk that stays open takes part in what the next one does.
  afterAll(() => seat.close());

  test.each(views)('$name', async ({ name, open, leave, ...looks }) => {
    try {
      await open(seat.page);
      await lookAt(seat, looks, (look) => keepPicture(seat, `${role}-${name}-${look}`));
      await leave?.(seat.page);
    } catch (error) {
      await beginAnew(seat);
      throw error;
    }
  });

  test('write no error while people move among them', () => {
    if (errorsSince(seat, 0).length > 0) throw new Error(errorsSince(seat, 0).join('\n'));
  });
});
