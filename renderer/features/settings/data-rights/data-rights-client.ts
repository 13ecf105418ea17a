import { erasedLeads, foundLeads, listedRequests } from '../../../../shared/protocol/data-rights.ts';
import type { Api } from '../../../data/api.ts';
import { askServer } from '../../../data/ask-server.ts';

const post = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

/** What the law gives people. `who` is a mail address or a telephone number; the server writes every request down. Never throws. */
export const createDataRightsClient = (api: Api) => ({
  find: (who: string) =>
    askServer(api, '/api/data-rights/find', post({ who }), async (response) => foundLeads.parse(await response.json()).leads),
  /** Everything known of the person, as a JSON file. */
  exported: (who: string) => askServer(api, '/api/data-rights/export', post({ who }), (response) => response.blob()),
  erase: (who: string, reason: string) =>
    askServer(api, '/api/data-rights/erase', post({ who, reason }), async (response) => erasedLeads.parse(await response.json()).leadIds),
  requests: () => askServer(api, '/api/data-rights/requests', {}, async (response) => listedRequests.parse(await response.json())),
});
export type DataRightsClient = ReturnType<typeof createDataRightsClient>;
