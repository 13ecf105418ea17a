import { type LeaseHeld, type LeaseRefused, leaseHeld, leaseRefused } from '../../shared/protocol/leases.ts';

/** Leases over HTTP as a signed-in person asks for them. */
export type Caller = {
  take: (leadId: string, windowId?: string) => Promise<LeaseHeld | LeaseRefused>;
  renew: (leadId: string, fence: number) => Promise<LeaseHeld | LeaseRefused>;
  release: (leadId: string, fence: number) => Promise<number>;
  checkOut: (leadIds: readonly string[], endsAt: number) => Promise<{ leadId: string; fence: number }[]>;
};

export const isHeld = (answer: LeaseHeld | LeaseRefused): answer is LeaseHeld => 'remainingMs' in answer;

export const aCaller = (url: string, token: string): Caller => {
  const ask = (path: string, method: string, body?: object): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const leaseOf = async (answer: Response): Promise<LeaseHeld | LeaseRefused> => {
    const body: unknown = await answer.json();
    return answer.ok ? leaseHeld.parse(body) : leaseRefused.parse({ holderId: null, kind: null, sinceAt: null, ...(body as object) });
  };
  return {
    take: async (leadId, windowId) => leaseOf(await ask('/api/leases', 'POST', { leadId, windowId })),
    renew: async (leadId, fence) => leaseOf(await ask(`/api/leases/${leadId}`, 'PUT', { fence })),
    release: async (leadId, fence) => (await ask(`/api/leases/${leadId}?fence=${fence}`, 'DELETE')).status,
    checkOut: async (leadIds, endsAt) => {
      const answer = await ask('/api/checkouts', 'POST', { leadIds, endsAt });
      if (!answer.ok) throw new Error(await answer.text());
      return ((await answer.json()) as { granted: { leadId: string; fence: number }[] }).granted;
    },
  };
};
