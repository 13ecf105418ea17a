import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Standing } from '../../electron/updates/manifest.ts';
import { prepareUpdater } from '../../electron/updates/prepare-updater.ts';
import { createUpdates } from '../../electron/updates/updates.ts';
import type { UpdateState } from '../../shared/desktop.ts';
import { aMachine, type Machine } from './machine.ts';
import { manifestName, openUpdateHouse, strangersSignature, type UpdateHouse } from './update-house.ts';

/**
 * `npm run updates`: the real updater of Linux, as this product sets it up, against a loopback server under Node. What is whole and ours is
 * fetched quietly and installed at the end; what is tampered with, older, cut short or not ours is refused. Ends with one JSON line.
 */

const silent = { note: () => undefined, read: () => '' };

type Asked = { version?: string; newestIssuedAt?: number; call?: { isRunning: boolean } };

/** Looks once, and waits until nothing more happens. */
const lookAt = async (house: UpdateHouse, { version = '1.0.0', newestIssuedAt = 0, call = { isRunning: false } }: Asked = {}) => {
  const machine = aMachine(version);
  const standing: Standing = { version, newestIssuedAt };
  const source = {
    url: house.url,
    key: house.key,
    standing: () => standing,
    onSeen: (issuedAt: number) => {
      standing.newestIssuedAt = issuedAt;
    },
  };
  const updates = createUpdates({
    source,
    isWanted: () => true,
    isInCall: () => call.isRunning,
    loadUpdater: async () => machine.updater,
    prepare: async (updater, from) => prepareUpdater(updater, from, silent),
    onChange: (state) => machine.states.push(state),
    log: silent,
    now: () => 0,
  });
  await updates.look();
  for (let waited = 0; waited < 200 && updates.state().kind === 'downloading'; waited += 1) await wait(25);
  return { machine, updates, standing, state: updates.state() };
};

const refused = (state: UpdateState): void => assert.deepEqual(state, { kind: 'failed', trouble: 'refused' });

/** Nothing of an update is left that a later start could take for one. */
const isUntouched = ({ appImage, folder }: Machine): void => {
  assert.match(readFileSync(appImage, 'utf8'), /^the app/);
  assert.ok(!readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => /pending[\\/].*\.AppImage$/.test(name)));
};

const checks: Record<string, (house: UpdateHouse) => Promise<void>> = {
  'a newer version is fetched quietly, and is there after the app was quit': async (house) => {
    const bytes = house.publish({ version: '1.1.0' });
    const { machine, state } = await lookAt(house);
    assert.deepEqual(state, { kind: 'downloaded', version: '1.1.0' });
    assert.match(machine.installed().toString('latin1'), /^the app/);
    machine.quit();
    const names = readdirSync(machine.folder).filter((name) => name.endsWith('.AppImage'));
    assert.ok(names.some((name) => readFileSync(join(machine.folder, name)).equals(bytes)));
    machine.remove();
  },
  'the same version is the newest': async (house) => {
    house.publish({ version: '1.0.0' });
    assert.equal((await lookAt(house)).state.kind, 'current');
  },
  'a manifest that somebody changed is refused': async (house) => {
    house.publish({ version: '1.1.0' });
    const text = house.files.get(manifestName)?.toString() ?? '';
    house.files.set(manifestName, Buffer.from(text.replaceAll('1.1.0', '1.2.0')));
    refused((await lookAt(house)).state);
  },
  'a manifest that somebody else signed is refused': async (house) => {
    house.publish({ version: '1.1.0' });
    house.files.set(`${manifestName}.sig`, Buffer.from(strangersSignature(house.files.get(manifestName)?.toString() ?? '')));
    refused((await lookAt(house)).state);
  },
  'a manifest without a signature is not taken': async (house) => {
    house.publish({ version: '1.1.0' });
    house.files.delete(`${manifestName}.sig`);
    assert.equal((await lookAt(house)).state.kind, 'failed');
  },
  'a file that somebody changed is refused': async (house) => {
    const bytes = house.publish({ version: '1.1.0' });
    const changed = Buffer.from(bytes);
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    house.files.set('Refinery-1.1.0.AppImage', changed);
    const { machine, state } = await lookAt(house);
    refused(state);
    isUntouched(machine);
    machine.quit();
    isUntouched(machine);
  },
  'a file that is cut short is refused': async (house) => {
    const bytes = house.publish({ version: '1.1.0' });
    house.files.set('Refinery-1.1.0.AppImage', bytes.subarray(0, 100_000));
    const { machine, state } = await lookAt(house);
    refused(state);
    isUntouched(machine);
  },
  'an older version is refused': async (house) => {
    house.publish({ version: '0.9.0' });
    refused((await lookAt(house)).state);
  },
  'a manifest that was signed before one that was seen is refused': async (house) => {
    house.publish({ version: '1.1.0', issuedAt: '2026-10-01T00:00:00.000Z' });
    refused((await lookAt(house, { newestIssuedAt: Date.UTC(2026, 10, 1) })).state);
  },
  'a manifest that leads elsewhere is refused': async (house) => {
    house.publish({ version: '1.1.0', url: 'https://evil.example/Refinery.AppImage' });
    refused((await lookAt(house)).state);
    house.publish({ version: '1.1.0', url: '../other/Refinery.AppImage' });
    refused((await lookAt(house)).state);
  },
  'a version that was taken back goes back, and no other does': async (house) => {
    const bytes = house.publish({ version: '1.0.0', withdrawn: ['1.1.0'] });
    const { machine, state } = await lookAt(house, { version: '1.1.0' });
    assert.deepEqual(state, { kind: 'downloaded', version: '1.0.0' });
    machine.quit();
    const names = readdirSync(machine.folder).filter((name) => name.endsWith('.AppImage'));
    assert.ok(names.some((name) => readFileSync(join(machine.folder, name)).equals(bytes)));
    refused((await lookAt(house, { version: '1.2.0' })).state);
  },
  'a release in stages reaches nobody at 0 and everybody at 100': async (house) => {
    house.publish({ version: '1.1.0', staging: 0 });
    assert.equal((await lookAt(house)).state.kind, 'current');
    house.publish({ version: '1.1.0', staging: 100 });
    assert.equal((await lookAt(house)).state.kind, 'downloaded');
  },
  'nothing is asked for while a call is running': async (house) => {
    house.publish({ version: '1.1.0' });
    house.asked.length = 0;
    const { state } = await lookAt(house, { call: { isRunning: true } });
    assert.equal(state.kind, 'off');
    assert.deepEqual(house.asked, []);
  },
  'nothing is installed when the app ends in the middle of a call': async (house) => {
    house.publish({ version: '1.1.0' });
    const call = { isRunning: false };
    const { machine, updates, state } = await lookAt(house, { call });
    assert.equal(state.kind, 'downloaded');
    call.isRunning = true;
    updates.callChanged();
    assert.equal(updates.installNow(), false);
    machine.quit();
    assert.match(readFileSync(machine.appImage, 'utf8'), /^the app/);
  },
  'a version that came during a call is installed once the call is over': async (house) => {
    const bytes = house.publish({ version: '1.1.0' });
    let isTalking = true;
    // The call begins while the version is on its way.
    const call = {
      get isRunning() {
        return isTalking && house.asked.length > 0;
      },
    };
    const { machine, updates, state } = await lookAt(house, { call });
    assert.deepEqual(state, { kind: 'downloaded', version: '1.1.0' });
    await wait(0);
    assert.equal(machine.updater.autoInstallOnAppQuit, false);
    isTalking = false;
    updates.callChanged();
    machine.quit();
    const names = readdirSync(machine.folder).filter((name) => name.endsWith('.AppImage'));
    assert.ok(names.some((name) => readFileSync(join(machine.folder, name)).equals(bytes)));
  },
  'a server that is not there disturbs nobody': async (house) => {
    house.files.clear();
    assert.deepEqual((await lookAt(house)).state, { kind: 'failed', trouble: 'unreachable' });
  },
};

const startedAt = performance.now();
const failures: string[] = [];
for (const [name, check] of Object.entries(checks)) {
  const house = await openUpdateHouse();
  try {
    await check(house);
    console.log(`ok      ${name}`);
  } catch (error) {
    failures.push(name);
    console.log(`FAILED  ${name}\n        ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    house.close();
  }
}
const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
console.log(JSON.stringify({ checks: Object.keys(checks).length, failed: failures, seconds }));
process.exit(failures.length > 0 ? 1 : 0);
