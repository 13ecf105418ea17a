import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import type { UpdateSource } from './signed-provider.ts';

/** What the packager writes into the manifest of the app: where its updates lie, and whose signature counts. */
const packaged = z.object({ refinery: z.object({ updates: z.object({ url: z.url(), key: z.string().min(40) }) }) });

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};

const memory = z.object({ newestIssuedAt: z.number() });

/** Null: this build names no place for updates. `profile` keeps how new the newest manifest was, so that an older one is not taken for it. */
export const updateSourceOf = (profile: string): UpdateSource | null => {
  const found = packaged.safeParse(readJson(join(app.getAppPath(), 'package.json')));
  if (!found.success || !app.isPackaged) return null;
  const path = join(profile, 'updates.json');
  const kept = memory.safeParse(readJson(path));
  let newestIssuedAt = kept.success ? kept.data.newestIssuedAt : 0;
  return {
    ...found.data.refinery.updates,
    standing: () => ({ version: app.getVersion(), newestIssuedAt }),
    onSeen: (issuedAt) => {
      newestIssuedAt = Math.max(newestIssuedAt, issuedAt);
      try {
        writeFileSync(path, JSON.stringify({ newestIssuedAt }));
      } catch {
        // The next start knows a little less; the version still only goes up.
      }
    },
  };
};
