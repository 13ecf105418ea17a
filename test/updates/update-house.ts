import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signManifest } from '../../build/sign-updates.mjs';

/** A folder of updates on a loopback server, with our key; every answer can be tampered with. */
export type UpdateHouse = {
  url: string;
  key: string;
  /** Path → bytes, as the server gives them. */
  files: Map<string, Buffer>;
  /** Files that were asked for, in order. */
  asked: string[];
  publish: (release: Release) => Buffer;
  sign: (manifest: string) => void;
  close: () => void;
};
export type Release = { version: string; issuedAt?: string; withdrawn?: string[]; staging?: number; url?: string };

export const manifestName = 'latest-linux.yml';

const keys = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const spki = (key: typeof keys.publicKey): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
export const strangersSignature = (text: string): string => signManifest(text, stranger.privateKey);

export const openUpdateHouse = async (): Promise<UpdateHouse> => {
  const files = new Map<string, Buffer>();
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://x').pathname.slice(1);
    asked.push(name);
    const bytes = files.get(name);
    response.writeHead(bytes ? 200 : 404, { 'content-length': bytes?.length ?? 0 }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sign = (manifest: string) => {
    files.set(manifestName, Buffer.from(manifest));
    files.set(`${manifestName}.sig`, Buffer.from(signManifest(manifest, keys.privateKey)));
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    key: spki(keys.publicKey),
    files,
    asked,
    sign,
    publish: ({ version, issuedAt = '2026-11-01T00:00:00.000Z', withdrawn = [], staging, url = `Refinery-${version}.AppImage` }) => {
      // Run once it is installed, as an AppImage is.
      const bytes = Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), randomBytes(256 * 1024)]);
      files.set(`Refinery-${version}.AppImage`, bytes);
      const sha512 = createHash('sha512').update(bytes).digest('base64');
      const lines = [
        `version: ${version}`,
        'files:',
        `  - url: ${url}`,
        `    sha512: ${sha512}`,
        `    size: ${bytes.length}`,
        `path: ${url}`,
        `sha512: ${sha512}`,
        `issuedAt: '${issuedAt}'`,
        `withdrawn: [${withdrawn.join(', ')}]`,
        ...(staging === undefined ? [] : [`stagingPercentage: ${staging}`]),
        `releaseDate: '${issuedAt}'`,
      ];
      sign(`${lines.join('\n')}\n`);
      return bytes;
    },
    close: () => server.close(),
  };
};
