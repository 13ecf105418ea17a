import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { FeedHead } from '../../shared/protocol/sync.ts';
import type { Routes } from '../app.ts';
import { sessionCookie } from '../auth/cookie.ts';
import { isOwnOrigin } from '../auth/origin.ts';
import { findViewer, type SignIn, type Viewer } from '../auth/viewer.ts';
import { type Connections, createConnections } from '../connections.ts';
import type { Dependencies } from '../dependencies.ts';
import { audiencesOf, viewOf } from '../sync/visibility.ts';

/** First message of a desktop, which has no cookie. */
const hello = z.object({ token: z.string().min(1).max(200) });

/** Why the server closes. `signedOut` and `disabled` are not worth trying again; `comeBack` is the standard's for a service that restarts. */
export const closeCodes = { comeBack: 1012, signedOut: 4401, disabled: 4403, noHello: 4408 } as const;

/** Also how long a sign-in that was revoked may go on hearing version numbers. */
const beatEveryMs = 30_000;
const helloWithinMs = 10_000;

/**
 * A hint where the center stands, never data. Sent on each change that this viewer may see, once on opening, and every 30 s as a sign of life.
 * A browser comes in by its cookie, a desktop by its first message `{ token }`.
 */
export const pokeRoutes: Routes = (dependencies) => async (app) => {
  const connections = createConnections(dependencies, (error) => app.log.warn({ fault: nameOf(error) }, 'presence not written'));
  app.addHook('onClose', () => connections.close());

  app.get('/api/sync/poke', { websocket: true, schema: { hide: true } }, (socket, request) => {
    const line: Line = { dependencies, connections, socket, log: request.log };
    const cookie = request.cookies[sessionCookie];
    if (cookie && isOwnOrigin(request, app.publicOrigin)) return serve(line, { token: cookie, carrier: 'cookie' });
    awaitHello(socket, (token) => serve(line, { token, carrier: 'bearer' }));
  });
};

type Line = { dependencies: Dependencies; connections: Connections; socket: WebSocket; log: FastifyBaseLogger };
type Credential = { token: string; carrier: SignIn['carrier'] };

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const awaitHello = (socket: WebSocket, onHello: (token: string) => void): void => {
  const late = setTimeout(() => socket.close(closeCodes.noHello, 'say who you are'), helloWithinMs);
  late.unref();
  socket.once('close', () => clearTimeout(late));
  socket.once('message', (data) => {
    clearTimeout(late);
    const said = hello.safeParse(parseJson(String(data)));
    if (said.success) onHello(said.data.token);
    else socket.close(closeCodes.noHello, 'say who you are');
  });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const serve = (line: Line, credential: Credential): void => {
  const onFault = (error: unknown): void => {
    line.log.warn({ fault: nameOf(error) }, 'poke connection failed');
    line.socket.terminate();
  };
  admit(line, credential)
    .then((viewer) => viewer && keepPoking(line, viewer, credential, onFault))
    .catch(onFault);
};

/** The viewer behind the credential; closes the line when there is none any more. */
const admit = async ({ dependencies, socket }: Line, { token, carrier }: Credential): Promise<Viewer | undefined> => {
  const found = await findViewer(dependencies, token, carrier);
  if (!found) socket.close(closeCodes.signedOut, 'not signed in');
  else if (!found.viewer.isActive) socket.close(closeCodes.disabled, 'user disabled');
  return found?.viewer.isActive ? found.viewer : undefined;
};

const keepPoking = async (line: Line, viewer: Viewer, credential: Credential, onFault: (error: unknown) => void): Promise<void> => {
  const { dependencies, connections, socket } = line;
  if (socket.readyState === socket.CLOSED) return;
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const send = latestOnly(socket);
  const sayVersion = async (): Promise<void> => send(await dependencies.pokes.headOf(viewer.centerId));
  const stopHearing = dependencies.pokes.subscribe(viewer.centerId, send, audiencesOf(viewer));
  const stopBeating = keepAlive(socket, onFault, async () => {
    const admitted = await admit(line, credential);
    // Another role or team hears of other things: the next line is opened for those.
    if (admitted && viewOf(admitted) !== viewOf(viewer)) socket.close(closeCodes.comeBack, 'come back');
    else if (admitted) await sayVersion();
  });
  // Whatever a client says from now on, it asks whether the line still carries; it hears the version.
  socket.on('message', () => void sayVersion().catch(onFault));
  const leave = connections.open(viewer);
  void closed.then(async () => {
    stopBeating();
    stopHearing();
    await leave.then((end) => end(), onFault);
  });
  await leave;
  await sayVersion();
};

/** Ends a line that did not answer the last ping; else pings and runs `onBeat`. Returns how to stop. */
const keepAlive = (socket: WebSocket, onFault: (error: unknown) => void, onBeat: () => Promise<void>): (() => void) => {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
    onBeat().catch(onFault);
  }, beatEveryMs);
  timer.unref();
  return () => clearInterval(timer);
};

/** Says one thing at a time; while it is on its way only the newest waits, so a slow reader costs one of them in memory. */
const latestOnly = (socket: WebSocket): ((head: FeedHead) => void) => {
  let waiting: FeedHead | undefined;
  let isSending = false;
  const send = (head: FeedHead): void => {
    if (isSending || socket.readyState !== socket.OPEN) {
      waiting = head;
      return;
    }
    isSending = true;
    socket.send(JSON.stringify({ kind: 'poke', ...head }), () => {
      isSending = false;
      const next = waiting;
      waiting = undefined;
      if (next && (next.epoch !== head.epoch || next.version > head.version)) send(next);
    });
  };
  return send;
};
