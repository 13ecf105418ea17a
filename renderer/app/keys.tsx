import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Role } from '../../shared/domain/people.ts';
import { baseLayer, type KeyBinding, keysOf } from '../ui/key-registry.ts';
import { useKeyRegistry, useKeys } from '../ui/keys.tsx';
import { matching } from '../ui/palette-match.ts';
import { type PaletteItem, usePalette, usePaletteSource } from '../ui/palette-source.tsx';
import { useWords } from '../words/words.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { places, placesOf } from './shell-places.ts';

/** G and a letter for every place of the role. */
const useGoKeys = (role: Role): void => {
  const words = useWords().shell;
  const [, navigate] = useLocation();
  const bindings = placesOf(role).map(
    (id): KeyBinding => ({
      keys: places[id].keys,
      label: words.places[id],
      group: words.keys.go,
      run: () => navigate(places[id].path),
    }),
  );
  useKeys(bindings, { scope: 'app' });
};

/** What has a key on this screen is also found by its name. */
const useKeysInPalette = (): void => {
  const words = useWords().shell.keys;
  const registry = useKeyRegistry();
  const itemOf = (binding: KeyBinding): PaletteItem => {
    const keys = keysOf(binding)[0] ?? '';
    return { id: `key ${keys}`, group: binding.group ?? words.thisScreen, label: binding.label, keys, run: binding.run };
  };
  usePaletteSource(
    (query) => {
      const offered = registry.activeBindings(baseLayer).filter((binding) => !binding.isOnlyKey && !binding.isHidden);
      return matching(offered.map(itemOf), query);
    },
    { order: 50 },
  );
};

/** Keys of the whole app: places, palette, and the list of keys itself. Mount once inside the shell's providers. */
export function AppKeys({ role }: { role: Role }) {
  const words = useWords().shell.keys;
  const registry = useKeyRegistry();
  const { open } = usePalette();
  const [shown, setShown] = useState<KeyBinding[] | null>(null);
  useGoKeys(role);
  useKeysInPalette();
  useKeys(
    [
      { keys: 'mod+k', label: words.find, group: words.everywhere, isOnlyKey: true, run: open },
      {
        keys: '?',
        label: words.show,
        group: words.everywhere,
        isThroughLayers: true,
        run: () => setShown(shown ? null : registry.activeBindings()),
      },
    ],
    { scope: 'app' },
  );
  return <KeysDialog isOpen={shown !== null} onClose={() => setShown(null)} bindings={shown ?? []} />;
}
