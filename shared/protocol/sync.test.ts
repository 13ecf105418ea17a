import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import * as protocol from './sync.ts';

/** The shape of every message on the wire, by the protocol version that introduced it. */
const shapes = {
  pushRequest: protocol.pushRequest,
  pushResponse: protocol.pushResponse,
  pullResponse: protocol.pullResponse,
  snapshotLine: protocol.snapshotLine,
  pokeMessage: protocol.pokeMessage,
  errorResponse: protocol.errorResponse,
};

const wireHash = (): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(shapes).map(([name, schema]) => [name, z.toJSONSchema(schema, { unrepresentable: 'any' })])))
    .digest('hex')
    .slice(0, 16);

/**
 * Apps of every released version talk to this server. When this fails, the wire has changed: what was added must be optional on both
 * sides, or the version is raised and the server goes on taking the old one. Then, and only then, set the hash anew.
 */
it('keeps the wire as it was, or the change is known', () => {
  expect({ version: protocol.protocolVersion, oldest: protocol.oldestProtocol, hash: wireHash() }).toEqual({
    version: 2,
    oldest: 1,
    hash: 'c65c97a800e36cd0',
  });
});

it('understands what an app of the first version sends', () => {
  const sent = { protocol: 1, deviceId: 'd', commands: [{ id: 'a', seq: 1, name: 'writeNote', version: 1, args: {}, at: 0 }] };
  expect(protocol.pushRequest.parse(sent)).toEqual(sent);
});
