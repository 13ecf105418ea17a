import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { CampaignTable } from './campaign-table.tsx';
import styles from './campaigns.module.css';
import { CostImportDialog } from './cost-import-dialog.tsx';
import { CostPanel } from './cost-panel.tsx';
import { NewCampaignDialog } from './new-campaign-dialog.tsx';
import type { PartProps } from './part-props.ts';
import { useCampaignRows } from './use-campaign-rows.ts';
import { WaysInPanel } from './ways-in-panel.tsx';

/** The campaigns, and the chosen one beside them: what it is, what was spent on it. */
export function CampaignsPart({ tabs, mayEdit }: PartProps) {
  const words = useWords().campaigns;
  const formats = useFormats();
  const rows = useCampaignRows();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [opened, setOpened] = useState<'new' | 'costs' | null>(null);
  const chosen = rows.find(({ campaign }) => campaign.id === chosenId) ?? rows[0];
  const move = (by: 1 | -1) => {
    const next = rows[(chosen ? rows.indexOf(chosen) : -1) + by];
    if (next) setChosenId(next.campaign.id);
  };
  useKeys([
    { keys: ['j', 'ArrowDown'], label: words.keys.down, isOnlyKey: true, run: () => move(1) },
    { keys: ['k', 'ArrowUp'], label: words.keys.up, isOnlyKey: true, run: () => move(-1) },
    { keys: 'c', label: words.list.add, isDisabled: !mayEdit, run: () => setOpened('new') },
    { keys: 'i', label: words.list.import, isDisabled: !mayEdit, run: () => setOpened('costs') },
  ]);
  const sums = [...Map.groupBy(rows, ({ campaign }) => campaign.currency)].map(([currency, of]) =>
    formats.money(
      // Whole euros, as in the table.
      Math.round(of.reduce((sum, { spent }) => sum + spent, 0) / 100) * 100,
      currency,
    ),
  );
  return (
    <>
      <PageHead title={words.title} sub={rows.length > 0 ? words.sub(rows.length, formats.list(sums)) : undefined} actions={tabs} />
      {chosen ? (
        <div className={styles.page}>
          <CampaignTable
            rows={rows}
            chosenId={chosen.campaign.id}
            onChoose={setChosenId}
            actions={mayEdit && <Actions onNew={() => setOpened('new')} onImport={() => setOpened('costs')} />}
          />
          <div className={styles.side} key={chosen.campaign.id}>
            <CampaignForm campaign={chosen.campaign} mayEdit={mayEdit} />
            <CostPanel row={chosen} mayEdit={mayEdit} />
            <WaysInPanel campaign={chosen.campaign} mayEdit={mayEdit} />
          </div>
        </div>
      ) : (
        <EmptyState title={words.empty.title} actions={mayEdit ? [{ label: words.list.add, keys: 'c', run: () => setOpened('new') }] : []}>
          {words.empty.body}
        </EmptyState>
      )}
      {opened === 'new' && <NewCampaignDialog rows={rows} onMade={setChosenId} onClose={() => setOpened(null)} />}
      {opened === 'costs' && <CostImportDialog rows={rows} onClose={() => setOpened(null)} />}
    </>
  );
}

function Actions({ onNew, onImport }: { onNew: () => void; onImport: () => void }) {
  const words = useWords().campaigns.list;
  return (
    <span className="row" style={{ gap: 6 }}>
      <Button
        size="xs"
        onClick={onImport}
        leftSection={<IconFileImport size={14} stroke={1.7} aria-hidden />}
        rightSection={<KeyCap keys="i" />}
        aria-keyshortcuts={ariaKeys('i')}
      >
        {words.import}
      </Button>
      <Button
        size="xs"
        variant="filled"
        onClick={onNew}
        leftSection={<IconPlus size={14} stroke={1.7} aria-hidden />}
        rightSection={<KeyCap keys="c" on="fill" />}
        aria-keyshortcuts={ariaKeys('c')}
      >
        {words.add}
      </Button>
    </span>
  );
}
