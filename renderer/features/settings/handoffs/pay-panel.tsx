import { useMemo } from 'react';
import type { CompensationFormula } from '../../../../shared/domain/compensation.ts';
import { useCache } from '../../../data/desk.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import type { DraftProps } from './handoffs-section.tsx';
import { NumberField } from './number-field.tsx';

const minor = (major: number | null): number | null => (major === null ? null : Math.round(major * 100));
const major = (cents: number | null): number | null => (cents === null ? null : cents / 100);

const rateUnits = 10_000;

type RatesProps = {
  rates: CompensationFormula['rates'];
  into: string;
  isEditable: boolean;
  onChange: (rates: CompensationFormula['rates']) => void;
};

/** What one unit of each other currency counts for: of those that handoffs are in, and those that have a rate. */
function Rates({ rates, into, isEditable, onChange }: RatesProps) {
  const words = useWords().handoffLoop.settings;
  const handoffs = useCache((cache) => cache.handoffs);
  const met = useMemo(() => [...handoffs.values()].flatMap(({ currency }) => currency ?? []), [handoffs]);
  const shown = [...new Set([...met, ...Object.keys(rates)])].filter((each) => each !== into).sort();
  const { [into]: _own, ...others } = rates;
  const put = (currency: string, value: number | null) => {
    const { [currency]: _before, ...rest } = others;
    const rate = Math.round((value ?? 0) * rateUnits);
    onChange(rate > 0 ? { ...rest, [currency]: rate } : rest);
  };
  return shown.map((currency) => (
    <NumberField
      key={currency}
      label={words.rateOf(currency)}
      unit={into}
      places={4}
      most={1_000_000}
      isOptional
      isDisabled={!isEditable}
      value={rates[currency] === undefined ? null : rates[currency] / rateUnits}
      onChange={(value) => put(currency, value)}
    />
  ));
}

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
        <Rates rates={compensation.rates} into={unit} isEditable={isEditable} onChange={(rates) => change({ rates })} />
        <p className="t3 sm">{words.empty}</p>
      </div>
    </Panel>
  );
}
