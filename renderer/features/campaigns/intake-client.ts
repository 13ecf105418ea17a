import { z } from 'zod';
import { listedKey, madeKey, type NewKey } from '../../../shared/protocol/intake.ts';
import type { Api } from '../../data/api.ts';
import { askServer, nothing } from '../../data/ask-server.ts';

/** The ways in of a campaign. Never throws. */
export const createIntakeClient = (api: Api) => ({
  list: (campaignId: string) =>
    askServer(
      api,
      `/api/intake/keys?campaign=${encodeURIComponent(campaignId)}`,
      {},
      async (response) => z.object({ keys: z.array(listedKey) }).parse(await response.json()).keys,
    ),
  make: (key: NewKey) =>
    askServer(api, '/api/intake/keys', { method: 'POST', body: JSON.stringify(key) }, async (response) =>
      madeKey.parse(await response.json()),
    ),
  revoke: (keyId: string) => askServer(api, `/api/intake/keys/${encodeURIComponent(keyId)}`, { method: 'DELETE' }, nothing),
});
