/** Asked for by await, JSON and inspectors of any object; that they are missing is an answer. */
const askedOfAnything = new Set(['then', 'toJSON', 'constructor', 'inspect']);

/**
 * The object as it is, but for what it lacks: reading that throws instead of giving undefined. So the app can use nothing of
 * Electron that the double does not have, and a misspelt name fails where it stands.
 */
export const strict = <Target extends object>(name: string, target: Target): Target =>
  new Proxy(target, {
    get: (object, key, receiver) => {
      if (typeof key === 'symbol' || key in object || askedOfAnything.has(key)) return Reflect.get(object, key, receiver);
      throw new Error(`The stand-in for Electron has no ${name}.${key}`);
    },
  });
