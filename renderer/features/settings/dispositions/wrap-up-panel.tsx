import { publishSettings } from '../../../../shared/commands/publish-settings.ts';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { useDesk } from '../../../data/desk.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';

const lengthsMs = [30, 45, 60, 90, 120, 180, 300, 600].map((seconds) => seconds * 1000);

/** How long a wrap-up should take: shown to reps as it runs down. */
export function WrapUpPanel({ settings, mayEdit }: { settings: CenterSettings; mayEdit: boolean }) {
  const words = useWords().settings.dispositions;
  const formats = useFormats();
  const { run } = useDesk();
  const told = useTold();
  const limit = settings.wrapUpLimitMs;
  const choices = [...new Set([...lengthsMs, limit])].sort((a, b) => a - b);
  const publish = async (value: string) => {
    const wrapUpLimitMs = Number(value);
    const isKept = await told(() => run(publishSettings, { next: { wrapUpLimitMs }, seen: { wrapUpLimitMs: limit } }));
    if (isKept) showToast({ message: words.wrapUpKept(formats.stopwatch(wrapUpLimitMs)) });
  };
  return (
    <Panel title={words.wrapUp}>
      <div className={styles.body}>
        <div className="row" style={{ gap: 8, alignItems: 'center' }}>
          <span className="t2">{words.wrapUpLimit}</span>
          {mayEdit ? (
            <InlineSelect
              label={words.wrapUpLimit}
              tone="field"
              width={110}
              value={String(limit)}
              options={choices.map((ms) => ({ value: String(ms), label: formats.stopwatch(ms) }))}
              onChange={(value) => void publish(value)}
            />
          ) : (
            <b className="b">{formats.stopwatch(limit)}</b>
          )}
        </div>
        <p className={styles.hint}>{words.wrapUpHint}</p>
      </div>
    </Panel>
  );
}
