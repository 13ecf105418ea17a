import type { Seat } from './seat.ts';

/** All of the sample center share one. */
const password = 'refinery';

/** Opens the app and signs in as one of the sample center: "mara". Resolves when the shell stands. */
export const signIn = async ({ page, url }: Seat, person: string): Promise<void> => {
  await page.goto(url);
  await page.getByLabel('Mail address').fill(`${person}@refinery.example`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
};

/** Ends every sign-in of a person but one of its own, as they would from another machine. */
export const endSignInsElsewhere = async (serverUrl: string, person: string): Promise<void> => {
  const ask = async (method: string, path: string, more: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${serverUrl}${path}`, { method, ...more });
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}`);
    return answer;
  };
  const body = JSON.stringify({ email: `${person}@refinery.example`, password });
  const signedIn = await ask('POST', '/api/session', { body, headers: { 'content-type': 'application/json', origin: serverUrl } });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const headers = { cookie, origin: serverUrl };
  const { sessions } = (await (await ask('GET', '/api/sessions', { headers })).json()) as {
    sessions: { id: string; isThisOne: boolean }[];
  };
  for (const { id, isThisOne } of sessions) if (!isThisOne) await ask('DELETE', `/api/sessions/${id}`, { headers });
};
