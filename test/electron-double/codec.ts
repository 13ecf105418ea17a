// biome-ignore lint/suspicious/noExplicitAny: carries every value that structured clone does
type Value = any;

/**
 * Values that structured clone carries and JSON does not, as JSON, for the way through the DevTools protocol. Self-contained,
 * because its text is also put into pages.
 */
export const makeCodec = () => {
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  const encodeBytes = (value: ArrayBuffer | ArrayBufferView): Value => {
    if (value instanceof ArrayBuffer) return { is: 'bytes', as: 'ArrayBuffer', value: toBase64(new Uint8Array(value)) };
    // Electron turns a Buffer into what it is to a page: bytes.
    const as = value.constructor.name === 'Buffer' ? 'Uint8Array' : value.constructor.name;
    return { is: 'bytes', as, value: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  };

  const encode = (value: Value): Value => {
    if (value === undefined) return { is: 'undefined' };
    if (typeof value === 'bigint') return { is: 'bigint', value: String(value) };
    if (typeof value === 'number' && !Number.isFinite(value)) return { is: 'number', value: String(value) };
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Date) return { is: 'date', value: value.getTime() };
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return encodeBytes(value);
    if (value instanceof Map) return { is: 'map', value: [...value].map(encode) };
    if (value instanceof Set) return { is: 'set', value: [...value].map(encode) };
    if (value instanceof Error) return { is: 'error', name: value.name, message: value.message };
    if (Array.isArray(value)) return value.map(encode);
    return { is: 'object', value: Object.entries(value).map(([key, each]) => [key, encode(each)]) };
  };

  const decodeError = ({ name, message }: { name: string; message: string }): Error => Object.assign(new Error(message), { name });

  const decodeBytes = (as: string, bytes: Uint8Array): Value =>
    as === 'ArrayBuffer' ? bytes.buffer : new (globalThis as Value)[as](bytes.buffer);

  const decode = (coded: Value): Value => {
    if (coded === null || typeof coded !== 'object') return coded;
    if (Array.isArray(coded)) return coded.map(decode);
    if (coded.is === 'undefined') return undefined;
    if (coded.is === 'bigint') return BigInt(coded.value);
    if (coded.is === 'number') return Number(coded.value);
    if (coded.is === 'date') return new Date(coded.value);
    if (coded.is === 'bytes') return decodeBytes(coded.as, fromBase64(coded.value));
    if (coded.is === 'map') return new Map(coded.value.map(decode));
    if (coded.is === 'set') return new Set(coded.value.map(decode));
    if (coded.is === 'error') return decodeError(coded);
    return Object.fromEntries(coded.value.map(([key, each]: [string, Value]) => [key, decode(each)]));
  };

  return { encode, decode };
};

export type Codec = ReturnType<typeof makeCodec>;
