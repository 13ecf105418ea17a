import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { baseLayer, createKeyRegistry, type KeyBinding, type KeyLayerId, type KeyRegistry, type KeyScope } from './key-registry.ts';

/** The window's registry. Tests that need their own wrap in `<KeyRegistryContext value={createKeyRegistry('mac')}>`. */
export const KeyRegistryContext = createContext<KeyRegistry>(createKeyRegistry());

const LayerContext = createContext<KeyLayerId>(baseLayer);

const always = () => true;
const ShownContext = createContext<() => boolean>(always);

type UseKeysOptions = { scope?: KeyScope; isActive?: boolean };

/**
 * Binds keys while the calling component is mounted. Inside a dialog, drawer or palette they belong to that layer.
 * Plain keys rest while a text field has focus; there Alt and the key act.
 *
 * @example useKeys([{ keys: 'l', label: words.later, run: postpone }, { keys: 'mod+Enter', label: words.call, run: call }]);
 */
export const useKeys = (bindings: readonly KeyBinding[], { scope = 'screen', isActive = true }: UseKeysOptions = {}): void => {
  const registry = useContext(KeyRegistryContext);
  const layer = useContext(LayerContext);
  const isShown = useContext(ShownContext);
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    if (!isActive) return undefined;
    return registry.add({ layer, scope, read: () => latest.current, isShown });
  }, [registry, layer, scope, isActive, isShown]);
};

/** The registry itself: what works now (`activeBindings`), and doing what a key would do (`press`). */
export const useKeyRegistry = (): KeyRegistry => useContext(KeyRegistryContext);

/**
 * Lets the keys of what is prepared out of sight rest until it is shown. None of it is drawn anew for that: whoever binds keys is only
 * asked when one is pressed.
 */
export function KeysWhileShown({ isShown, children }: { isShown: boolean; children: ReactNode }) {
  const latest = useRef(isShown);
  useLayoutEffect(() => {
    latest.current = isShown;
  });
  const [read] = useState(() => () => latest.current);
  return <ShownContext value={read}>{children}</ShownContext>;
}

/** Shadows the keys of everything below while `isActive`. `Dialog`, `Drawer` and the palette bring it with them. */
export function KeyLayer({ isActive = true, children }: { isActive?: boolean; children: ReactNode }) {
  const registry = useContext(KeyRegistryContext);
  const below = useContext(LayerContext);
  const [layer] = useState<KeyLayerId>(() => ({ depth: below.depth + 1 }));
  useLayoutEffect(() => (isActive ? registry.open(layer) : undefined), [registry, layer, isActive]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}
