import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { baseLayer, createKeyRegistry, type KeyBinding, type KeyLayerId, type KeyRegistry, type KeyScope } from './key-registry.ts';

/** The window's registry. Tests that need their own wrap in `<KeyRegistryContext value={createKeyRegistry('mac')}>`. */
export const KeyRegistryContext = createContext<KeyRegistry>(createKeyRegistry());

const LayerContext = createContext<KeyLayerId>(baseLayer);

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
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    if (!isActive) return undefined;
    return registry.add({ layer, scope, read: () => latest.current });
  }, [registry, layer, scope, isActive]);
};

/** The registry itself: what works now (`activeBindings`), and doing what a key would do (`press`). */
export const useKeyRegistry = (): KeyRegistry => useContext(KeyRegistryContext);

/** Shadows the keys of everything below while `isActive`. `Dialog`, `Drawer` and the palette bring it with them. */
export function KeyLayer({ isActive = true, children }: { isActive?: boolean; children: ReactNode }) {
  const registry = useContext(KeyRegistryContext);
  const below = useContext(LayerContext);
  const [layer] = useState<KeyLayerId>(() => ({ depth: below.depth + 1 }));
  useLayoutEffect(() => (isActive ? registry.open(layer) : undefined), [registry, layer, isActive]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}
