import { type AuditFilter, auditPage } from '../../../../shared/protocol/audit.ts';
import type { Api } from '../../../data/api.ts';
import { askServer } from '../../../data/ask-server.ts';

type Asked = string | number | undefined;

const queryOf = (of: Record<string, Asked | readonly string[]>): string => {
  const query = new URLSearchParams();
  for (const [name, asked] of Object.entries(of))
    for (const value of [asked].flat()) if (value !== undefined) query.append(name, String(value));
  return query.toString();
};

/** The log of actions, which the server alone keeps whole. Never throws. */
export const createAuditClient = (api: Api) => ({
  page: (filter: AuditFilter, after: string | undefined) =>
    askServer(api, `/api/audit?${queryOf({ ...filter, after })}`, {}, async (response) => auditPage.parse(await response.json())),
  file: (filter: AuditFilter, format: AuditFormat) =>
    askServer(api, `/api/audit.${format}?${queryOf(filter)}`, {}, (response) => response.blob()),
});
export type AuditFormat = 'csv' | 'xlsx';
export type AuditClient = ReturnType<typeof createAuditClient>;
