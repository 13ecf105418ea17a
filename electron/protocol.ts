import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { protocol } from 'electron';
import { desktopOrigin } from '../shared/desktop-origin.ts';
import { contentPolicy } from './content-policy.ts';
import { isMissing } from './os/disk-trouble.ts';
import { isOwnAddress } from './own-origin.ts';
import { type PageFile, pageFile } from './page-file.ts';

const scheme = new URL(desktopOrigin).protocol.slice(0, -1);

/** Before the app is ready: Chromium reads the list of schemes once. Standard and secure, so that it has storage and a real origin. */
export const registerPageScheme = (): void => {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
};

const refusal = (status: number): Response => new Response(null, { status, headers: { 'content-security-policy': "default-src 'none'" } });

const answerWith = async (file: PageFile, headers: Record<string, string>): Promise<Response> => {
  try {
    return new Response(new Uint8Array(await readFile(file.path)), { headers: { ...headers, 'content-type': file.type } });
  } catch (error) {
    if (isMissing(error)) return refusal(404);
    throw error;
  }
};

/** Serves `app://refinery/` from a folder: its files, read only, each with the policy of the moment on its own response. */
export const servePages = (folder: string, serverOrigin: () => string): void => {
  const root = resolve(folder);
  const headersNow = () => ({
    'content-security-policy': contentPolicy(serverOrigin()),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // The folder changes with an update only, and then under the same names for pages.
    'cache-control': 'no-cache',
  });
  protocol.handle(scheme, async (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url)) return refusal(403);
    const file = pageFile(root, new URL(request.url).pathname);
    return file ? answerWith(file, headersNow()) : refusal(404);
  });
};
