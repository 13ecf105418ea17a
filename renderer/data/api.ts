/** Asks the server for a path of its HTTP API, as the signed-in person. Rejects when it cannot be reached. */
export type Api = (path: string, init?: RequestInit) => Promise<Response>;

const requestTimeoutMs = 20_000;

/** `token`: the bearer token of a desktop; null where a cookie carries the session. */
export const createApi =
  ({ serverUrl, token }: { serverUrl: string; token: () => string | null }): Api =>
  (path, init = {}) => {
    const bearer = token();
    return fetch(`${serverUrl}${path}`, {
      ...init,
      headers: { ...(init.body ? { 'content-type': 'application/json' } : {}), ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
  };
