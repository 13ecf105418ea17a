import { expect, it } from 'vitest';
import { deviceOf } from './device-name.ts';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36', 'Chrome', 'Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0', 'Edge', 'Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15', 'Safari', 'macOS'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Refinery/0.1.0 Chrome/144.0 Electron/45.4.1 Safari/537.36', 'desktop', 'Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1', 'Safari', 'iOS'],
  ['curl/8.9.1', null, null],
])('reads from “%s” what signed in', (userAgent, program, system) => {
  expect(deviceOf(userAgent)).toEqual({ program, system });
});
