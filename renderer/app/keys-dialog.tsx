import { Dialog } from '../ui/dialog.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { type KeyBinding, keysOf } from '../ui/key-registry.ts';
import { useWords } from '../words/words.tsx';
import styles from './keys-dialog.module.css';

/** Keys under their headings; the first of two bindings of one key is the one that works, so only it is listed. */
const groupsOf = (bindings: readonly KeyBinding[], thisScreen: string): [string, KeyBinding[]][] => {
  const seen = new Set<string>();
  const listed = bindings.filter((binding) => {
    const first = keysOf(binding)[0];
    if (binding.isHidden || first === undefined || seen.has(first)) return false;
    seen.add(first);
    return true;
  });
  return [...Map.groupBy(listed, (binding) => binding.group ?? thisScreen)];
};

type KeysDialogProps = { isOpen: boolean; onClose: () => void; bindings: readonly KeyBinding[] };

/** All keys of the current screen, as they worked when the list was asked for. */
export function KeysDialog({ isOpen, onClose, bindings }: KeysDialogProps) {
  const words = useWords().shell.keys;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.title} width={720}>
      <div className={styles.groups}>
        {groupsOf(bindings, words.thisScreen).map(([group, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a named group, not a landmark beside those of the screen
          <div key={group} className={styles.group} role="group" aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {members.map((binding) => (
                <div key={keysOf(binding).join()} className={styles.line}>
                  <dt>{binding.label}</dt>
                  <dd>
                    {keysOf(binding).map((keys) => (
                      <KeyCap key={keys} keys={keys} />
                    ))}
                    <span className="vh">{keysOf(binding).join(', ')}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
      <p className={styles.note}>{words.whileTyping}</p>
    </Dialog>
  );
}
