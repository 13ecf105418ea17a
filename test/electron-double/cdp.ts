import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

// biome-ignore lint/suspicious/noExplicitAny: the protocol's messages are described by Chromium, not by types of ours
type Message = any;

type Pending = { method: string; resolve: (result: Message) => void; reject: (error: Error) => void };

/** Chromium's DevTools protocol over a pipe: JSON messages, each ended by NUL. Chromium ends when the pipe does. */
export class CdpConnection {
  readonly #commands: Writable;
  readonly #pending = new Map<number, Pending>();
  readonly #sessions = new Map<string, CdpSession>();
  readonly browser: CdpSession;
  #nextId = 1;
  #rest = '';

  constructor(commands: Writable, answers: Readable) {
    this.#commands = commands;
    this.browser = this.session('');
    answers.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    commands.on('error', () => this.#end());
    answers.on('close', () => this.#end());
  }

  session(id: string): CdpSession {
    const session = this.#sessions.get(id) ?? new CdpSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  send(sessionId: string, method: string, params: object): Promise<Message> {
    const id = this.#nextId++;
    const message = { id, method, params, ...(sessionId ? { sessionId } : {}) };
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject });
      this.#commands.write(`${JSON.stringify(message)}\0`);
    });
  }

  #read(text: string): void {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop() ?? '';
    for (const message of messages) this.#receive(JSON.parse(message));
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      this.#sessions.get(message.sessionId ?? '')?.emit(message.method, message.params);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error) pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
    else pending?.resolve(message.result);
  }

  #end(): void {
    for (const { method, reject } of this.#pending.values()) reject(new Error(`${method}: Chromium has gone`));
    this.#pending.clear();
  }
}

/** One target's side of the connection. Events carry the protocol's names. */
export class CdpSession extends EventEmitter {
  readonly #connection: CdpConnection;
  readonly id: string;

  constructor(connection: CdpConnection, id: string) {
    super();
    this.#connection = connection;
    this.id = id;
  }

  send(method: string, params: object = {}): Promise<Message> {
    return this.#connection.send(this.id, method, params);
  }
}
