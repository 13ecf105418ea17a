import { createServer, type IncomingMessage, type Server, type ServerResponse, request as send } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { toApp, toChromium } from './addresses.ts';
import { isThisMachine } from './this-machine.ts';

/** Answers an address of the app, as `protocol.handle` was given it. */
export type PageHandler = (request: Request) => Response | Promise<Response>;
type FindHandler = (address: string) => PageHandler | undefined;

/** Each address that Chromium asked for, as the app knows it, so that a test can say what the app reached for. */
export const askedAddresses: string[] = [];

const refuse = (response: ServerResponse, status: number): void => {
  response.writeHead(status).end();
};

const answerPage = async (handler: PageHandler, address: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]);
  const asked = new Request(address, { method: request.method ?? 'GET', headers });
  const answer = await handler(asked);
  response.writeHead(answer.status, [...answer.headers]);
  if (answer.body) Readable.fromWeb(answer.body as import('node:stream/web').ReadableStream).pipe(response);
  else response.end();
};

/** To the server the page's origin is the app's, as it is in Electron; what it allows that origin is what the page may have. */
const forward = (request: IncomingMessage, response: ServerResponse): void => {
  const { origin, 'proxy-connection': _own, ...headers } = request.headers;
  const outgoing = send(
    request.url ?? '',
    { method: request.method ?? 'GET', headers: origin ? { ...headers, origin: toApp(origin) } : headers },
    (answer) => {
      const { 'access-control-allow-origin': allowed, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, allowed ? { ...rest, 'access-control-allow-origin': toChromium(allowed) } : rest);
      answer.pipe(response);
    },
  );
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  request.pipe(outgoing);
};

/** WebSockets ask for a tunnel. The first bytes of one are its HTTP request, in which the origin is translated. */
const tunnel = (target: URL, client: Socket): void => {
  const server = connect(Number(target.port || 80), target.hostname, () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
  client.once('data', (first) => {
    const head = first.toString('latin1').replace(/^(origin: )(\S+)/im, (_line, name, origin) => name + toApp(origin));
    server.write(Buffer.from(head, 'latin1'));
    client.pipe(server);
  });
  server.pipe(client);
  server.on('error', () => client.destroy());
  client.on('error', () => server.destroy());
};

/** The way from Chromium to everywhere: pages of the app to their handler, this machine's servers as they are, nothing else. */
export class Gateway {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(findHandler: FindHandler) {
    this.#server = createServer((request, response) => {
      const address = toApp(request.url ?? '');
      askedAddresses.push(address);
      const handler = findHandler(address);
      if (handler) answerPage(handler, address, request, response).catch(() => response.destroy());
      else if (URL.canParse(address) && isThisMachine(new URL(address).hostname)) forward(request, response);
      else refuse(response, 502);
    });
    this.#server.on('connect', (request: IncomingMessage, socket: Socket) => {
      askedAddresses.push(`tunnel:${request.url}`);
      const target = URL.parse(`http://${request.url}`);
      if (target && isThisMachine(target.hostname)) tunnel(target, socket);
      else socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** Resolves with the port it listens on. */
  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => resolve((this.#server.address() as AddressInfo).port));
    });
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}
