import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

it('says why the server refused a file, what to do, and which column it is about', async () => {
  const answer = {
    code: 'unreadableFile',
    message: 'The file cannot be read as a table of leads.',
    whatToDo: 'Look at the field named.',
    fields: [{ path: 'Created', message: 'dateOrder' }],
  };
  const server = createServer((_request, response) => {
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const file = join(await mkdtemp(join(tmpdir(), 'import-file-')), 'dates.csv');
  await writeFile(file, 'Name,Created\nIra,03/04/2018\n');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-file.ts'), file, '--dry-run'], {
    env: { ...process.env, REFINERY_TOKEN: 'rft_x', REFINERY_URL: url },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = await text(child.stderr);
  server.close();
  expect(said).toContain('The file cannot be read as a table of leads. Look at the field named.\n  Created: dateOrder');
});
