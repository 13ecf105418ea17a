import { EventEmitter } from 'node:events';
import { type ClientRequest as NodeRequest, request as plain } from 'node:http';
import { request as safe } from 'node:https';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { defaultSession, Session } from './session.ts';
import { isThisMachine } from './this-machine.ts';

/** Chromium's names and numbers for what Node's TLS says of a certificate. */
const faults: Record<string, readonly [string, number]> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ['net::ERR_CERT_AUTHORITY_INVALID', -202],
  SELF_SIGNED_CERT_IN_CHAIN: ['net::ERR_CERT_AUTHORITY_INVALID', -202],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['net::ERR_CERT_AUTHORITY_INVALID', -202],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['net::ERR_CERT_AUTHORITY_INVALID', -202],
  UNABLE_TO_GET_ISSUER_CERT: ['net::ERR_CERT_AUTHORITY_INVALID', -202],
  CERT_HAS_EXPIRED: ['net::ERR_CERT_DATE_INVALID', -201],
  CERT_NOT_YET_VALID: ['net::ERR_CERT_DATE_INVALID', -201],
  ERR_TLS_CERT_ALTNAME_INVALID: ['net::ERR_CERT_COMMON_NAME_INVALID', -200],
};
const otherFault = ['net::ERR_CERT_INVALID', -207] as const;

const pemOf = (raw: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${raw.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;

type Seen = { data: string; issuerCert?: Seen };
const seenAs = (certificate: DetailedPeerCertificate): Seen => {
  const issuer = certificate.issuerCertificate;
  return { data: pemOf(certificate.raw), ...(issuer && issuer !== certificate ? { issuerCert: seenAs(issuer) } : {}) };
};

/** As Chromium: the app's own look at a certificate may overrule what is wrong with it. */
const verdictOf = async (socket: TLSSocket, hostname: string): Promise<string | null> => {
  const [name, errorCode] = socket.authorized ? ['net::OK', 0] : (faults[String(socket.authorizationError)] ?? otherFault);
  const verify = Session.verifyProcOf(defaultSession);
  const answer = await new Promise<number>((resolve) => {
    if (!verify) return resolve(-3);
    const asked = { hostname, certificate: seenAs(socket.getPeerCertificate(true)), verificationResult: name, errorCode };
    verify(asked as unknown as Electron.Request, resolve);
  });
  if (answer === 0) return null;
  return errorCode === 0 && answer === -3 ? null : name;
};

const overSafeLine = (url: URL): Promise<Response> =>
  new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new Error(error.code === 'ECONNREFUSED' ? 'net::ERR_CONNECTION_REFUSED' : error.message));
    const servername = /^[\d.]+$/.test(url.hostname) ? '' : url.hostname;
    const asked = safe(url, { rejectUnauthorized: false, servername, agent: false }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 500 }));
    });
    asked.on('socket', (socket) => {
      socket.once('secureConnect', async () => {
        const fault = await verdictOf(socket as TLSSocket, url.hostname);
        if (fault) asked.destroy(new Error(fault));
      });
    });
    asked.on('error', fail);
    asked.end();
  });

const overPlainLine = (url: URL): Promise<Response> =>
  new Promise((resolve, reject) => {
    const asked = plain(url, { agent: false }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 500 }));
    });
    asked.on('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(error.code === 'ECONNREFUSED' ? 'net::ERR_CONNECTION_REFUSED' : error.message)),
    );
    asked.end();
  });

type RequestOptions = {
  protocol?: string;
  hostname?: string;
  port?: number | string;
  path?: string;
  method?: string;
  headers?: Record<string, string>;
};

/** `ClientRequest`, as far as an updater goes: a question without a body, and its answer as it comes. */
export class ClientRequest extends EventEmitter {
  readonly #options: RequestOptions;
  #asked: NodeRequest | null = null;

  constructor(options: RequestOptions) {
    super();
    this.#options = options;
  }

  end(): this {
    const { hostname = '', protocol, port, path, method, headers } = this.#options;
    if (protocol !== 'http:' || !isThisMachine(hostname)) {
      setImmediate(() => this.emit('error', new Error('net::ERR_NAME_NOT_RESOLVED')));
      return this;
    }
    this.#asked = plain({ hostname, port, path, method, headers, agent: false }, (answer) => this.emit('response', answer));
    this.#asked.on('error', (error: NodeJS.ErrnoException) =>
      this.emit('error', error.code === 'ECONNREFUSED' ? new Error('net::ERR_CONNECTION_REFUSED') : error),
    );
    this.#asked.end();
    return this;
  }

  abort(): void {
    this.#asked?.destroy();
  }
}

/** `net`, to this machine only; everything else cannot be reached. */
export const net = {
  request: (options: RequestOptions): ClientRequest => new ClientRequest(options),

  fetch: async (input: string, { signal }: RequestInit = {}): Promise<Response> => {
    const url = new URL(input);
    if (!isThisMachine(url.hostname)) throw new Error('net::ERR_NAME_NOT_RESOLVED');
    const answer = url.protocol === 'https:' ? overSafeLine(url) : overPlainLine(url);
    const ended = new Promise<never>((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('net::ERR_ABORTED'))));
    return Promise.race([answer, ended]);
  },
};
