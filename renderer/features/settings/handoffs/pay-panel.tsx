import type { CompensationFormula } from '../../../../shared/domain/compensation.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import type { DraftProps } from './handoffs-section.tsx';
import { NumberField } from './number-field.tsx';

const minor = (major: number | null): number | null => (major === null ? null : Math.round(major * 100));
const major = (cents: number | null): number | null => (cents === null ? null : cents / 100);

/** What reps earn by what sales does with their handoffs. */
export function PayPanel({ draft, edit, isEditable, currency }: DraftProps & { currency: string }) {
  const words = useWords().handoffLoop.settings;
  const { compensation } = draft.handoffs;
  const unit = compensation.currency ?? currency;
  const change = (over: Partial<CompensationFormula>) => edit({ compensation: { ...compensation, ...over } });
  const money = { places: 2, unit, isDisabled: !isEditable };
  return (
    <Panel title={words.pay}>
      <div className={styles.fields}>
        <NumberField
          {...money}
          label={words.perAccepted}
          value={compensation.perAccepted / 100}
          onChange={(value) => change({ perAccepted: minor(value) ?? 0 })}
        />
        <NumberField
          label={words.share}
          unit="%"
          places={2}
          most={100}
          isDisabled={!isEditable}
          value={compensation.wonShareBasisPoints / 100}
          onChange={(value) => change({ wonShareBasisPoints: minor(value) ?? 0 })}
        />
        <NumberField
          {...money}
          isOptional
          label={words.capWon}
          value={major(compensation.capPerWon)}
          onChange={(value) => change({ capPerWon: minor(value) })}
        />
        <NumberField
          {...money}
          isOptional
          label={words.capQuarter}
          value={major(compensation.capPerQuarter)}
          onChange={(value) => change({ capPerQuarter: minor(value) })}
        />
        <NumberField
          label={words.clawBack}
          most={3650}
          isOptional
          isDisabled={!isEditable}
          value={compensation.clawBackDays}
          onChange={(clawBackDays) => change({ clawBackDays })}
        />
        <p className="t3 sm">{words.empty}</p>
      </div>
    </Panel>
  );
}
