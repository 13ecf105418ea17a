import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { publishSettings } from '../../../shared/commands/publish-settings.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { Panel } from '../../ui/panel.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './reports.module.css';

/** What the center costs and is to sell: said by its managers, an agreement like any other. */
export function TargetPanel() {
  const words = useWords().reports.target;
  const formats = useFormats();
  const { user } = useDesk();
  const { settings } = useWholeCache();
  const [isOpen, setOpen] = useState(false);
  if (!settings) return null;
  const { monthlyCost, monthlySales } = settings.measures;
  const mayEdit = user.role === 'manager' || user.role === 'admin';
  const isSaid = monthlyCost !== null || monthlySales !== null;
  const said = [
    ...(monthlyCost === null ? [] : [`${words.cost}: ${formats.money(monthlyCost, settings.currency)}`]),
    ...(monthlySales === null ? [] : [`${words.sales}: ${formats.count(monthlySales)}`]),
  ];
  return (
    <Panel label={words.title}>
      <div className={styles.target}>
        {isOpen ? <TargetForm onClose={() => setOpen(false)} /> : <p>{isSaid ? said.join(' · ') : words.none}</p>}
        {mayEdit && !isOpen && <Button onClick={() => setOpen(true)}>{words.edit}</Button>}
      </div>
    </Panel>
  );
}

/** What is in the field, in units of the currency; null: nothing. */
const typed = (value: number | string): number | null => (value === '' ? null : Number(value));

function TargetForm({ onClose }: { onClose: () => void }) {
  const words = useWords().reports.target;
  const { run } = useDesk();
  const told = useTold();
  const { settings } = useWholeCache();
  const standing = settings?.measures ?? { monthlyCost: null, monthlySales: null };
  const [cost, setCost] = useState<number | string>(standing.monthlyCost === null ? '' : standing.monthlyCost / 100);
  const [sales, setSales] = useState<number | string>(standing.monthlySales ?? '');
  const publish = async () => {
    const money = typed(cost);
    const measures = { monthlyCost: money === null ? null : Math.round(money * 100), monthlySales: typed(sales) };
    if (await told(() => run(publishSettings, { next: { measures }, seen: { measures: standing } }))) {
      showToast({ message: words.saved });
      onClose();
    }
  };
  return (
    <form
      className={styles.target}
      style={{ padding: 0 }}
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <NumberInput
        label={`${words.cost}, ${settings?.currency ?? ''}`}
        description={words.costHint}
        hideControls
        min={0}
        decimalScale={2}
        thousandSeparator=","
        value={cost}
        onChange={setCost}
      />
      <NumberInput
        label={words.sales}
        description={words.salesHint}
        hideControls
        min={0}
        allowDecimal={false}
        thousandSeparator=","
        value={sales}
        onChange={setSales}
      />
      <Button type="submit" variant="filled">
        {words.save}
      </Button>
      <Button onClick={onClose}>{words.cancel}</Button>
    </form>
  );
}
