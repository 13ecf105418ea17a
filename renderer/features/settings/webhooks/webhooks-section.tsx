import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ListedWebhook } from '../../../../shared/protocol/webhooks.ts';
import { useRemote } from '../../../data/ask-server.ts';
import { useDesk } from '../../../data/desk.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { FailureNote } from '../failure-note.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import { Secret } from '../secret.tsx';
import styles from '../settings.module.css';
import { useAct } from '../use-act.ts';
import { Deliveries } from './deliveries.tsx';
import { NewWebhookDialog } from './new-webhook-dialog.tsx';
import { createWebhooksClient } from './webhooks-client.ts';

/** Other systems that are told what happens here, and what became of each message. Kept by the server alone. */
export function WebhooksSection() {
  const words = useWords().settings.webhooks;
  const { api } = useDesk();
  const client = useMemo(() => createWebhooksClient(api), [api]);
  const { value: rows, failure, read } = useRemote(client.list);
  const { act, isBusy } = useAct();
  const [isAdding, setIsAdding] = useState(false);
  const [made, setMade] = useState<{ url: string; secret: string } | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const end = async ({ id, url }: ListedWebhook) => {
    if ((await act(() => client.end(id))) !== undefined) showToast({ message: words.ended });
    if (made?.url === url) setMade(null);
    await read();
  };
  const shown = rows?.find(({ id }) => id === shownId);
  return (
    <>
      <Panel
        title={words.title}
        right={
          rows && (
            <Button size="xs" leftSection={<IconPlus size={14} stroke={1.7} aria-hidden />} onClick={() => setIsAdding(true)}>
              {words.add}
            </Button>
          )
        }
      >
        <p className={`${styles.hint} ${styles.lead}`}>{words.hint}</p>
        {failure && <FailureNote failure={failure} onAgain={() => void read()} />}
        {!rows && !failure && <p className={`t3 ${styles.lead}`}>{words.reading}</p>}
        {made && <Secret name={words.secretOf(made.url)} secret={made.secret} onHide={() => setMade(null)} say={words.shownOnce} />}
        {rows?.length === 0 && !made && <p className={`t2 ${styles.lead}`}>{words.none}</p>}
        {rows && rows.length > 0 && (
          <WebhookTable rows={rows} isBusy={isBusy} shownId={shownId} onShow={setShownId} onEnd={(row) => void end(row)} />
        )}
      </Panel>
      {shown && <Deliveries key={shown.id} webhook={shown} client={client} />}
      {isAdding && (
        <NewWebhookDialog
          make={client.make}
          onMade={(url, { secret }) => {
            setMade({ url, secret });
            void read();
          }}
          onClose={() => setIsAdding(false)}
        />
      )}
    </>
  );
}

type WebhookTableProps = {
  rows: readonly ListedWebhook[];
  isBusy: boolean;
  shownId: string | null;
  onShow: (id: string | null) => void;
  onEnd: (row: ListedWebhook) => void;
};

function WebhookTable({ rows, isBusy, shownId, onShow, onEnd }: WebhookTableProps) {
  const words = useWords().settings.webhooks;
  const formats = useFormats();
  return (
    <ScrollBox label={words.title}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words.url}</th>
            <th>{words.events}</th>
            <th>{words.standing}</th>
            <th>
              <span className="vh">{words.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={`b ${styles.wrap}`}>{row.url}</td>
              <td className={`t2 ${styles.wrap}`}>{formats.list(row.events.map((event) => words.event[event]))}</td>
              <td className={row.failed > 0 ? 'bad' : 't2'}>{words.stands(row)}</td>
              <td className="num nowrap">
                <Button
                  size="xs"
                  aria-expanded={row.id === shownId}
                  aria-label={words.deliveriesOf(row.url)}
                  onClick={() => onShow(row.id === shownId ? null : row.id)}
                >
                  {words.deliveries}
                </Button>{' '}
                <ConfirmButton
                  label={words.end}
                  name={words.endOf(row.url)}
                  confirm={words.confirmEnd}
                  isBusy={isBusy}
                  onConfirm={() => onEnd(row)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
