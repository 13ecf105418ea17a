import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { NumberField } from '../handoffs/number-field.tsx';
import styles from '../settings.module.css';
import { MixField } from './mix-field.tsx';
import { PulsePreview } from './pulse-preview.tsx';
import type { SegmentsPen } from './use-segments-draft.ts';

/** How long anybody may go without a word from us, by what they hear from us, and what a falling score does. */
export function PulsePanel({ pen }: { pen: SegmentsPen }) {
  const words = useWords().settings.segments;
  const { pulse, queue } = pen.draft;
  return (
    <Panel title={words.pulse}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.pulseHint}</p>
      <div className={styles.fields}>
        <NumberField
          label={words.everybodySilence}
          unit={words.daysUnit}
          value={queue.pulseDays}
          most={1000}
          fault={queue.pulseDays < 1 ? words.daysFault : null}
          onChange={(pulseDays) => pen.editDays({ pulseDays: pulseDays ?? 0 })}
        />
        <NumberField
          label={words.keyAccountSilence}
          unit={words.daysUnit}
          value={queue.keyAccountPulseDays}
          most={1000}
          fault={queue.keyAccountPulseDays < 1 ? words.daysFault : null}
          onChange={(keyAccountPulseDays) => pen.editDays({ keyAccountPulseDays: keyAccountPulseDays ?? 0 })}
        />
        <NumberField
          label={words.floor}
          unit={words.points}
          value={pulse.scoreFloor}
          most={1000}
          isOptional
          onChange={(scoreFloor) => pen.editPulse({ scoreFloor })}
        />
        <MixField label={words.mixOfAll} hint={words.mixHint} mix={pulse.mix} least={1} onChange={(mix) => pen.editPulse({ mix })} />
        {pen.isChanged && pen.hasDays && <PulsePreview before={pen.base} after={pen.next} />}
      </div>
    </Panel>
  );
}

/** The same for who may only read it. */
export function PulseFacts({ settings: { pulse, queue } }: { settings: CenterSettings }) {
  const words = useWords().settings.segments;
  const { kinds } = useWords().pulse;
  const formats = useFormats();
  return (
    <Panel title={words.pulse}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.pulseHint}</p>
      <div className={styles.fields}>
        <p>{words.everybodyDays(queue.pulseDays, queue.keyAccountPulseDays)}</p>
        <p>{pulse.scoreFloor === null ? words.floorNone : words.floorIs(pulse.scoreFloor)}</p>
        <p>{words.mixIs(formats.list(pulse.mix.map((kind) => kinds[kind])))}</p>
      </div>
    </Panel>
  );
}
