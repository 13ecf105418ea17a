import { type Codec, makeCodec } from './codec.ts';

// The two functions below run in pages, not here: their text is put there. They may use nothing from outside.

// biome-ignore lint/suspicious/noExplicitAny: carries every value that structured clone does
type Value = any;
/** Only what Electron has too; a name of our own does not compile. */
type NamesOf<Real> = Partial<Record<keyof Real, unknown>>;
type CrossWorld = CustomEvent<Value>;

/** Where an API function lives in the other world. */
type FunctionMark = { functionOfOtherWorld: number };

/** Name of the binding that reaches the main process, and of the function that it answers through. */
const toMain = '__electronDoubleToMain';
const fromMain = '__electronDoubleFromMain';
export const preloadWorld = 'Electron Isolated Context';

/**
 * The page's own world: builds what the preload exposed, frozen, each function a call into the isolated world. Between
 * worlds go DOM events, whose detail Chromium clones; their names are secret, as the page shares the document.
 */
const pageWorld = (secret: string): void => {
  const own: ((...given: Value[]) => Value)[] = [];
  const answers = new Map<number, Value>();
  const waiting = new Map<number, PromiseWithResolvers<Value>>();
  let calls = 0;

  const emit = (kind: string, detail: Value) => dispatchEvent(new CustomEvent(secret + kind, { detail }));
  const hear = (kind: string, listener: (detail: Value) => void) =>
    addEventListener(secret + kind, (event) => listener((event as CrossWorld).detail));

  const mark = (value: Value): Value => {
    if (typeof value !== 'function') return Array.isArray(value) ? value.map(mark) : value;
    own.push(value);
    return { functionOfOtherWorld: own.length - 1 } satisfies FunctionMark;
  };

  const callOther = (target: number, given: Value[]): Value => {
    const call = ++calls;
    emit('call', { call, target, given: given.map(mark) });
    const answer = answers.get(call);
    answers.delete(call);
    if (answer.error !== undefined) throw new Error(answer.error);
    if (!answer.isPromise) return build(answer.value);
    const later = Promise.withResolvers<Value>();
    waiting.set(call, later);
    return later.promise;
  };

  const build = (value: Value): Value => {
    if (value === null || typeof value !== 'object') return value;
    if ('functionOfOtherWorld' in value) return (...given: Value[]) => callOther(value.functionOfOtherWorld, given);
    if (Array.isArray(value)) return Object.freeze(value.map(build));
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, build(each)])));
  };

  // A page gets no window, here before Chromium has made one: a popup that is closed again leaves its opener waiting.
  window.open = (url) => {
    emit('open', { url: new URL(url ?? 'about:blank', document.baseURI).href });
    return null;
  };
  addEventListener('click', (event) => {
    const link = event.composedPath().find((each): each is HTMLAnchorElement => each instanceof HTMLAnchorElement);
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || (link?.target ?? '_self').replace('_self', '') !== '';
    if (!link?.href || !isElsewhere || event.defaultPrevented) return;
    event.preventDefault();
    emit('open', { url: link.href });
  });

  hear('answer', (answer) => answers.set(answer.call, answer));
  hear('settled', ({ call, value, error }) => {
    const later = waiting.get(call);
    waiting.delete(call);
    if (error === undefined) later?.resolve(build(value));
    else later?.reject(new Error(error));
  });
  hear('callback', ({ target, given }) => own[target]?.(...given.map(build)));
  hear('expose', ({ name, api }) => {
    if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, name, { value: build(api), enumerable: true });
  });
};

type RunPreload = (require: (name: string) => object, process: object, exports: object, module: object) => void;
type IsolatedWorld = { codec: Codec; secret: string; toMain: string; fromMain: string; runPreload: RunPreload };

/** The isolated world: a sandboxed preload's `require`, with `ipcRenderer` and `contextBridge` on top of the binding. */
const isolatedWorld = ({ codec, secret, toMain, fromMain, runPreload }: IsolatedWorld): void => {
  const binding = (globalThis as Value)[toMain] as (message: string) => void;
  const exposed: ((...given: Value[]) => Value)[] = [];
  const listeners = new Map<string, Set<(...given: Value[]) => void>>();
  const waiting = new Map<number, PromiseWithResolvers<Value> & { channel: string }>();
  let invocations = 0;

  const emit = (kind: string, detail: Value) => dispatchEvent(new CustomEvent(secret + kind, { detail }));
  // Cloned first, as Electron does: what cannot be cloned throws here and never half arrives.
  const post = (message: Value, given: Value[]) => binding(JSON.stringify({ ...message, given: codec.encode(structuredClone(given)) }));

  const ipcRenderer = {
    invoke: async (channel: string, ...given: Value[]) => {
      const invocation = ++invocations;
      const later = Promise.withResolvers<Value>();
      waiting.set(invocation, { ...later, channel });
      post({ kind: 'invoke', invocation, channel }, given);
      return later.promise;
    },
    send: (channel: string, ...given: Value[]) => post({ kind: 'send', channel }, given),
    on: (channel: string, listener: (...given: Value[]) => void) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: (...given: Value[]) => void) => {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  } satisfies NamesOf<Electron.IpcRenderer>;

  const settle = ({ invocation, value, error }: Value) => {
    const later = waiting.get(invocation);
    waiting.delete(invocation);
    if (error === undefined) later?.resolve(codec.decode(value));
    else later?.reject(new Error(`Error invoking remote method '${later.channel}': ${error}`));
  };

  (globalThis as Value)[fromMain] = (message: Value) => {
    if (message.kind === 'answer') return settle(message);
    const given = codec.decode(message.given);
    for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({ sender: ipcRenderer }, ...given);
  };

  const isPlain = (value: Value) => value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  const mark = (value: Value): Value => {
    if (typeof value === 'function') {
      exposed.push(value);
      return { functionOfOtherWorld: exposed.length - 1 } satisfies FunctionMark;
    }
    if (Array.isArray(value)) return value.map(mark);
    return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mark(each)])) : value;
  };
  const unmark = (value: Value): Value => {
    if (!isPlain(value) || !('functionOfOtherWorld' in value)) return Array.isArray(value) ? value.map(unmark) : value;
    return (...given: Value[]) => emit('callback', { target: value.functionOfOtherWorld, given: given.map(mark) });
  };

  const messageOf = (error: Value): string => error?.message ?? String(error);
  const answerLater = (call: number, promise: Promise<Value>) =>
    promise.then(
      (value) => emit('settled', { call, value: mark(value) }),
      (error) => emit('settled', { call, error: messageOf(error) }),
    );

  addEventListener(`${secret}call`, (event) => {
    const { call, target, given } = (event as CrossWorld).detail;
    try {
      const value = exposed[target]?.(...given.map(unmark));
      emit('answer', value instanceof Promise ? { call, isPromise: true } : { call, value: mark(value) });
      if (value instanceof Promise) answerLater(call, value);
    } catch (error) {
      emit('answer', { call, error: messageOf(error) });
    }
  });

  // A link to another program never becomes a request: it is stopped here, before Chromium asks a person about it in a
  // dialog that nobody answers.
  navigation?.addEventListener('navigate', (event) => {
    const { url } = event.destination;
    if (/^(https?|about|data|blob|file|javascript):/i.test(url)) return;
    event.preventDefault();
    binding(JSON.stringify({ kind: 'leave', url }));
  });

  addEventListener(`${secret}open`, (event) => binding(JSON.stringify({ kind: 'open', url: (event as CrossWorld).detail.url })));

  const contextBridge = {
    exposeInMainWorld: (name: string, api: Value) => emit('expose', { name, api: mark(api) }),
  } satisfies NamesOf<Electron.ContextBridge>;
  const refuseUnknown = (name: string, target: object) =>
    new Proxy(target, {
      get: (object, key) => {
        if (key in object || typeof key === 'symbol') return Reflect.get(object, key);
        throw new Error(`The stand-in for Electron has no ${name}.${key}`);
      },
    });
  const electron = refuseUnknown('electron', {
    ipcRenderer: refuseUnknown('ipcRenderer', ipcRenderer),
    contextBridge: refuseUnknown('contextBridge', contextBridge),
  });
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const process = { platform: 'linux', type: 'renderer', sandboxed: true, contextIsolated: true, env: {} };
  runPreload(require, process, {}, { exports: {} });
};

/** Electron runs no preload in frames within a page unless it is told to. */
const onlyIf = (condition: string, script: string): string => `if (${condition}) { ${script} }`;

export type WorldScripts = { page: string; isolated: string };

/** The two scripts for every document of a window, run before the document's own. */
export const worldScripts = (preload: string, secret: string, runsInFrames: boolean): WorldScripts => {
  const condition = runsInFrames ? 'true' : 'window.top === window';
  const settings = JSON.stringify({ secret, toMain, fromMain });
  // As text within the script: the page's policy, which holds in this world too, allows no code from strings.
  const runPreload = `(require, process, exports, module) => { ${preload}\n}`;
  return {
    page: onlyIf(condition, `(${pageWorld})(${JSON.stringify(secret)});`),
    isolated: onlyIf(condition, `(${isolatedWorld})({ ...${settings}, codec: (${makeCodec})(), runPreload: ${runPreload} });`),
  };
};

export const mainBinding = toMain;

/** The expression that hands a message to the isolated world. */
export const deliver = (message: object): string => `${fromMain}(${JSON.stringify(message)})`;
