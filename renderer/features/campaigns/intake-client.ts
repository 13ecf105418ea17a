import { z } from 'zod';
import { count, id, instant, line } from '../../../shared/domain/fields.ts';
import { type LeadSource, leadSource } from '../../../shared/domain/lead.ts';
import type { Api } from '../../data/api.ts';

export const intakeKinds = ['api', 'form', 'folder'] as const;
export type IntakeKind = (typeof intakeKinds)[number];

const keyRow = z.object({
  id,
  campaignId: id,
  teamId: id,
  kind: z.enum(intakeKinds),
  name: line,
  source: leadSource,
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  takenIn: count,
});
export type KeyRow = z.infer<typeof keyRow>;
const madeKey = keyRow.extend({ token: line.nullable() });
export type MadeKey = z.infer<typeof madeKey>;

export type NewKey = {
  campaignId: string;
  teamId: string;
  kind: IntakeKind;
  name: string;
  source: LeadSource;
  form: { heading: string; thanks: string; isConfirmed: boolean };
};

/** The ways in of the server, which alone keeps them. Null: it did not do it, or cannot be reached. */
export const createIntakeClient = (api: Api) => {
  const ask = async <Value>(path: string, init: RequestInit, read: (response: Response) => Promise<Value>): Promise<Value | null> => {
    try {
      const response = await api(path, init);
      return response.ok ? await read(response) : null;
    } catch {
      return null;
    }
  };
  return {
    list: (campaignId: string) =>
      ask(
        `/api/intake/keys?campaign=${encodeURIComponent(campaignId)}`,
        {},
        async (response) => z.object({ keys: z.array(keyRow) }).parse(await response.json()).keys,
      ),
    make: (key: NewKey) =>
      ask('/api/intake/keys', { method: 'POST', body: JSON.stringify(key) }, async (response) => madeKey.parse(await response.json())),
    revoke: (keyId: string) => ask(`/api/intake/keys/${encodeURIComponent(keyId)}`, { method: 'DELETE' }, async () => true),
  };
};
