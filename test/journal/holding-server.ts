import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** Where a push is kept: before the server has it, or when the server has answered and the desktop does not know. */
export type HeldAt = 'request' | 'answer';

/** Stands between the desktop and its server, passes everything on, and keeps pushes on their way when told to. */
export type HoldingServer = {
  url: string;
  /** From here on pushes stay at this point; null: they pass, and those that were kept are cut off. */
  hold: (at: HeldAt | null) => void;
  /** Resolves when the next push is kept there, or has passed with its answer. */
  next: (what: HeldAt | 'passed') => Promise<void>;
  close: () => void;
};

const isPush = ({ method, url }: IncomingMessage): boolean => method === 'POST' && url === '/api/sync/push';

/** `serverUrl` is asked anew for each request. */
export const startHoldingServer = async (serverUrl: () => string): Promise<HoldingServer> => {
  const agent = new Agent({ keepAlive: true });
  const kept = new Set<ServerResponse>();
  const waiting = new Map<HeldAt | 'passed', PromiseWithResolvers<void>>();
  let heldAt: HeldAt | null = null;

  const happened = (what: HeldAt | 'passed'): void => {
    waiting.get(what)?.resolve();
    waiting.delete(what);
  };

  const isKept = (asked: IncomingMessage, answer: ServerResponse, at: HeldAt): boolean => {
    // What has come so far is kept too if an earlier point is held meanwhile.
    if (!isPush(asked) || heldAt !== at) return false;
    kept.add(answer);
    happened(at);
    return true;
  };

  const passOn = (asked: IncomingMessage, body: Buffer, answer: ServerResponse): void => {
    const { hostname, port } = new URL(serverUrl());
    const { method, url: path, headers } = asked;
    const onward = request({ hostname, port, method, path, headers, agent }, async (answered) => {
      const said = Buffer.concat(await answered.toArray());
      if (isKept(asked, answer, 'answer')) return;
      answer.writeHead(answered.statusCode ?? 502, answered.rawHeaders);
      answer.end(said, () => isPush(asked) && happened('passed'));
    });
    onward.on('error', () => answer.destroy());
    onward.end(body);
  };

  const server = createServer(async (asked, answer) => {
    const body = Buffer.concat(await asked.toArray().catch(() => []));
    if (!isKept(asked, answer, 'request')) passOn(asked, body, answer);
  });
  server.on('upgrade', ({ rawHeaders, url: path }, socket, head) => {
    const { hostname, port } = new URL(serverUrl());
    const onward = connect(Number(port), hostname, () => {
      const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
      onward.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (at) => {
      heldAt = at;
      if (at !== null) return;
      for (const answer of kept) answer.destroy();
      kept.clear();
    },
    next: (what) => {
      const next = waiting.get(what) ?? Promise.withResolvers<void>();
      waiting.set(what, next);
      return next.promise;
    },
    close: () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
};
