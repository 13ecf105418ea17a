import { Button } from '@mantine/core';
import { useCallback } from 'react';
import type { ListedDelivery, ListedWebhook } from '../../../../shared/protocol/webhooks.ts';
import { useRemote } from '../../../data/ask-server.ts';
import { useNow } from '../../../data/use-now.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { FailureNote } from '../failure-note.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import styles from '../settings.module.css';
import { useAct } from '../use-act.ts';
import type { createWebhooksClient } from './webhooks-client.ts';

type DeliveriesProps = { webhook: ListedWebhook; client: ReturnType<typeof createWebhooksClient> };

/** The last hundred messages to one system: what came of each, and how to send it again. */
export function Deliveries({ webhook, client }: DeliveriesProps) {
  const words = useWords().settings.webhooks;
  const { value: rows, failure, read } = useRemote(useCallback(() => client.deliveries(webhook.id), [client, webhook.id]));
  const { act, isBusy } = useAct();
  const sendAgain = async (id: string) => {
    if ((await act(() => client.sendAgain(id))) !== undefined) showToast({ message: words.sentAgain });
    await read();
  };
  return (
    <Panel
      title={words.deliveriesOf(webhook.url)}
      right={
        <Button size="xs" onClick={() => void read()}>
          {words.refresh}
        </Button>
      }
    >
      {failure && <FailureNote failure={failure} onAgain={() => void read()} />}
      {!rows && !failure && <p className={`t3 ${styles.lead}`}>{words.reading}</p>}
      {rows?.length === 0 && <p className={`t2 ${styles.lead}`}>{words.noDeliveries}</p>}
      {rows && rows.length > 0 && (
        <ScrollBox label={words.deliveriesOf(webhook.url)}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words.event.heading}</th>
                <th>{words.when}</th>
                <th>{words.cameOf}</th>
                <th>
                  <span className="vh">{words.acts}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Delivery key={row.id} row={row} isBusy={isBusy} onSendAgain={() => void sendAgain(row.id)} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  );
}

function Delivery({ row, isBusy, onSendAgain }: { row: ListedDelivery; isBusy: boolean; onSendAgain: () => void }) {
  const words = useWords().settings.webhooks;
  const formats = useFormats();
  const now = useNow(30_000);
  const next = row.state === 'waiting' && row.attempts > 0 ? words.nextTry(formats.nearness(row.nextAt, now)) : '';
  const came = [words.state[row.state], row.status ?? row.problem, words.tries(row.attempts), next].filter(Boolean).join(' · ');
  return (
    <tr>
      <td className="b">{words.event[row.event]}</td>
      <td className="t2">{formats.dayAndTime(row.createdAt, now)}</td>
      <td className={row.state === 'failed' ? 'bad' : 't2'}>{came}</td>
      <td className="num">
        <Button size="xs" disabled={isBusy} aria-label={words.sendAgainOf(words.event[row.event])} onClick={onSendAgain}>
          {words.sendAgain}
        </Button>
      </td>
    </tr>
  );
}
