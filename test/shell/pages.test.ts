import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desktopOrigin } from '../../shared/desktop-origin.ts';
import { launchShell, type Shell } from './shell.ts';

let shell: Shell;
let server: Server;
let stranger: Server;
const origins: (string | undefined)[] = [];

/** A server that lets the desktop's origin in, as ours does. */
const listen = async (): Promise<Server> => {
  const listening = createServer((request, response) => {
    origins.push(request.headers.origin);
    response.writeHead(200, { 'access-control-allow-origin': desktopOrigin, 'content-type': 'text/plain' }).end('from the server');
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return listening;
};
const addressOf = (listening: Server): string => `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

beforeAll(async () => {
  server = await listen();
  stranger = await listen();
  shell = await launchShell({ environment: { REFINERY_SERVER: addressOf(server) } });
});

afterAll(async () => {
  await shell.app.close();
  server.close();
  stranger.close();
});

const fetchInPage = (address: string, method = 'GET') =>
  shell.page.evaluate(
    ([url, how]) =>
      fetch(url, { method: how }).then(
        async (answer) => ({ status: answer.status, body: await answer.text(), policy: answer.headers.get('content-security-policy') }),
        (error: Error) => ({ status: 0, body: error.message, policy: null }),
      ),
    [address, method] as const,
  );

describe('the content policy', () => {
  test('lets no inline script run, and the files of the app', async () => {
    expect(
      await shell.page.evaluate(() => {
        const marks = window as unknown as { inlineScriptRan?: boolean; fileScriptRan?: boolean };
        return [marks.inlineScriptRan, marks.fileScriptRan, getComputedStyle(document.querySelector('h1') as Element).color];
      }),
    ).toEqual([undefined, true, 'rgb(10, 102, 117)']);
  });

  test('comes with every file', async () => {
    for (const file of ['/index.html', '/page.js', '/page.css']) {
      expect((await fetchInPage(file)).policy).toMatch(/^default-src 'none'; script-src 'self';/);
    }
  });

  test('lets no code be made from text', async () => {
    const refusal = await shell.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      const marks = window as unknown as { codeFromText?: string; injected?: boolean };
      return [marks.codeFromText, marks.injected];
    });
    expect(refusal).toEqual(['EvalError', undefined]);
  });

  test('lets the page reach its server, which sees the origin of the app', async () => {
    expect(await fetchInPage(`${addressOf(server)}/api/health`)).toMatchObject({ status: 200, body: 'from the server' });
    expect(origins).toEqual([desktopOrigin]);
  });

  test('lets the page reach nothing else', async () => {
    expect(await fetchInPage(`${addressOf(stranger)}/`)).toMatchObject({ status: 0 });
    expect(await fetchInPage('https://example.com/')).toMatchObject({ status: 0 });
    const socket = await shell.page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const opened = new WebSocket(url);
          opened.onopen = () => resolve('open');
          opened.onerror = () => resolve('refused');
        }),
      addressOf(stranger).replace('http', 'ws'),
    );
    expect(socket).toBe('refused');
    expect(origins).toHaveLength(1);
  });

  test('shows no frames', async () => {
    const shown = await shell.page.evaluate(
      (url) =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
          const frame = document.createElement('iframe');
          frame.src = url;
          document.body.append(frame);
        }),
      addressOf(stranger),
    );
    expect(shown).toBe('frame-src');
  });
});

describe('the files of the app', () => {
  test.each([
    '/..%2f..%2fpackage.json',
    '/%2e%2e%2felectron%2fmain.cjs',
    '/..%5c..%5cpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/nothing-here.html',
    '/',
  ])('%s gives nothing from outside of the folder', async (path) => {
    const { status, body } = await fetchInPage(path);
    expect(body).not.toContain('"productName"');
    expect(body).not.toContain('ipcMain');
    expect(status).toBe(path === '/' ? 200 : 404);
  });

  test('are read only', async () => {
    expect((await fetchInPage('/index.html', 'POST')).status).toBe(403);
    expect((await fetchInPage('/index.html', 'DELETE')).status).toBe(403);
  });
});
