import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type Machine = {
  folder: string;
  /** Where the browser keeps everything that outlives it. */
  profile: string;
  environment: Record<string, string>;
  dialled: () => string[];
};

/**
 * A rep's machine: a browser profile, and a telephone application that takes `tel:` links and notes the numbers. The profile says what
 * a rep says once: that this page may open it. Unasked, Chromium would wait with a question above the page and hold the keyboard back.
 */
export const furnishMachine = (name: string, url: string): Machine => {
  const folder = mkdtempSync(join(tmpdir(), `refinery-${name}-`));
  const [profile, programs, notepad] = [join(folder, 'profile'), join(folder, 'bin'), join(folder, 'dialled')];
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const allowed = { protocol_handler: { allowed_origin_protocol_pairs: { [url]: { tel: true } } } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(allowed));
  mkdirSync(programs);
  writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${notepad}'\n`);
  chmodSync(join(programs, 'xdg-open'), 0o755);
  return {
    folder,
    profile,
    environment: { ...(process.env as Record<string, string>), PATH: `${programs}${delimiter}${process.env.PATH ?? ''}` },
    dialled: () => (existsSync(notepad) ? readFileSync(notepad, 'utf8').trim().split('\n') : []),
  };
};
