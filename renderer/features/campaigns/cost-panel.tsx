import { Button, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { enterCampaignCosts } from '../../../shared/commands/enter-campaign-costs.ts';
import { removeCampaignCosts } from '../../../shared/commands/remove-campaign-costs.ts';
import { type CampaignCost, periodFault } from '../../../shared/domain/campaign-cost.ts';
import { minorDigits } from '../../../shared/domain/campaign-cost-file.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import { lastOfMonth } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';
import type { CampaignRow } from './use-campaign-rows.ts';

/** What was spent on a campaign and when; the newest period first. */
export function CostPanel({ row, mayEdit }: { row: CampaignRow; mayEdit: boolean }) {
  const words = useWords().campaigns.costs;
  const formats = useFormats();
  const { campaign, spent } = row;
  const costs = row.costs.toSorted((a, b) =>
    a.startsOn < b.startsOn ? 1 : a.startsOn > b.startsOn ? -1 : formats.compare(a.what, b.what),
  );
  const isEmpty = costs.length === 0 && campaign.cost === 0;
  const ofBudget = campaign.budget ? `, ${words.ofBudget(formats.percent(spent / campaign.budget))}` : '';
  return (
    <Panel title={words.title} count={isEmpty ? undefined : `${words.total(formats.money(spent, campaign.currency))}${ofBudget}`}>
      {isEmpty && <p className={styles.hint}>{words.none}</p>}
      {!isEmpty && (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.period}</th>
              <th>{words.what}</th>
              <th className="num">{words.amount}</th>
              {mayEdit && (
                <th>
                  <span className="vh">{words.remove}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {campaign.cost !== 0 && (
              <tr>
                <td className="t3">{words.withoutPeriod}</td>
                <td />
                <td className="num nowrap">{formats.money(campaign.cost, campaign.currency)}</td>
                {mayEdit && <td />}
              </tr>
            )}
            {costs.map((cost) => (
              <CostLine key={cost.id} cost={cost} currency={campaign.currency} mayEdit={mayEdit} />
            ))}
          </tbody>
        </table>
      )}
      {mayEdit && <CostEntry campaign={campaign} />}
    </Panel>
  );
}

const isWholeMonth = ({ startsOn, endsOn }: CampaignCost): boolean => startsOn.endsWith('-01') && endsOn === lastOfMonth(startsOn);

function CostLine({ cost, currency, mayEdit }: { cost: CampaignCost; currency: string; mayEdit: boolean }) {
  const words = useWords().campaigns;
  const formats = useFormats();
  const { run } = useDesk();
  const told = useTold();
  const mark = (as: 'removed' | 'restored') => told(() => run(removeCampaignCosts, { costIds: [cost.id], as }));
  const remove = async () => {
    if (!(await mark('removed'))) return;
    showToast({
      message: words.costs.removed,
      onUndo: async () => {
        if (await mark('restored')) showToast({ message: words.costs.restored });
      },
    });
  };
  const amount = formats.money(cost.amount, currency);
  const period = isWholeMonth(cost)
    ? formats.month(cost.startsOn)
    : cost.startsOn === cost.endsOn
      ? formats.date(cost.startsOn)
      : words.list.between(formats.date(cost.startsOn), formats.date(cost.endsOn));
  return (
    <tr>
      <td className="t2 sm">{period}</td>
      <td>
        {cost.what}
        {cost.fileName && <div className="t3 sm">{words.costs.ofFile(cost.fileName)}</div>}
      </td>
      <td className="num nowrap">{amount}</td>
      {mayEdit && (
        <td className="num nowrap">
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            px={6}
            aria-label={words.costs.removeOf(cost.what, amount)}
            onClick={() => void remove()}
          >
            {words.costs.remove}
          </Button>
        </td>
      )}
    </tr>
  );
}

type Entry = { startsOn: string; endsOn: string; what: string; amount: string | number };
const blank: Entry = { startsOn: '', endsOn: '', what: '', amount: '' };

function CostEntry({ campaign }: { campaign: Campaign }) {
  const words = useWords().campaigns.costs;
  const { run, newId } = useDesk();
  const told = useTold();
  const [entry, setEntry] = useState(blank);
  const change = (some: Partial<Entry>) => setEntry({ ...entry, ...some });
  const period = { startsOn: entry.startsOn, endsOn: entry.endsOn || entry.startsOn };
  const isBackwards = period.startsOn !== '' && periodFault(period) !== null;
  const amount = Math.round(Number(entry.amount) * 10 ** minorDigits(campaign.currency));
  const isReady = period.startsOn !== '' && !isBackwards && entry.amount !== '' && amount !== 0;
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const cost = { id: newId(), campaignId: campaign.id, ...period, amount, what: entry.what.trim(), fileName: null };
    if (!(await told(() => run(enterCampaignCosts, { costs: [cost] })))) return;
    setEntry(blank);
    showToast({ message: words.added });
  };
  return (
    <form className={styles.entry} onSubmit={(event) => void enter(event)}>
      <TextInput
        type="date"
        label={words.from}
        value={entry.startsOn}
        onChange={(event) => change({ startsOn: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={words.to}
        value={entry.endsOn}
        error={isBackwards ? words.backwards : undefined}
        onChange={(event) => change({ endsOn: event.currentTarget.value })}
      />
      <div className={styles.entryFoot}>
        <TextInput
          className="grow"
          label={words.what}
          maxLength={300}
          value={entry.what}
          onChange={(event) => change({ what: event.currentTarget.value })}
        />
        <NumberInput
          w={104}
          label={`${words.amount}, ${campaign.currency}`}
          hideControls
          decimalScale={minorDigits(campaign.currency)}
          thousandSeparator=","
          max={10 ** 12}
          value={entry.amount}
          onChange={(next) => change({ amount: next })}
        />
        <Button type="submit" disabled={!isReady}>
          {words.add}
        </Button>
      </div>
      <p className={`t3 sm ${styles.entryFoot}`}>{words.spread}</p>
    </form>
  );
}
