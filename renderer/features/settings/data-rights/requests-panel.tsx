import { Button } from '@mantine/core';
import type { ListedRequests } from '../../../../shared/protocol/data-rights.ts';
import type { Remote } from '../../../data/ask-server.ts';
import { useCache } from '../../../data/desk.ts';
import { useNow } from '../../../data/use-now.ts';
import { useShowLeads } from '../../../parts/use-show-leads.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useFormats, useWords } from '../../../words/words.tsx';
import { FailureNote } from '../failure-note.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import styles from '../settings.module.css';

/** Every request with who handled it, and people who were erased and have come in again. The person's own words are not kept. */
export function RequestsPanel({ requests: { value, failure, read } }: { requests: Remote<ListedRequests> }) {
  const words = useWords().settings.dataRights;
  const formats = useFormats();
  const now = useNow(60_000);
  const users = useCache((cache) => cache.users);
  return (
    <Panel title={words.requests} count={value?.requests.length}>
      {failure && <FailureNote failure={failure} onAgain={() => void read()} />}
      {!value && !failure && <p className={`t3 ${styles.lead}`}>{words.reading}</p>}
      {value && value.returned.length > 0 && <Returned returned={value.returned} />}
      {value?.requests.length === 0 && <p className={`t2 ${styles.lead}`}>{words.noRequests}</p>}
      {value && value.requests.length > 0 && (
        <ScrollBox label={words.requests}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words.what}</th>
                <th>{words.leads}</th>
                <th>{words.by}</th>
                <th>{words.when}</th>
                <th>{words.reason}</th>
              </tr>
            </thead>
            <tbody>
              {value.requests.map((request) => (
                <tr key={request.id}>
                  <td className="b">{words.kinds[request.kind]}</td>
                  <td className="num">{formats.count(request.leads)}</td>
                  <td className="t2">{users.get(request.byId)?.name ?? words.somebody}</td>
                  <td className="t2 nowrap">{formats.dayAndTime(request.at, now)}</td>
                  <td className={`t2 ${styles.wrap}`}>{request.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  );
}

function Returned({ returned }: { returned: ListedRequests['returned'] }) {
  const words = useWords().settings.dataRights;
  const showLeads = useShowLeads();
  const show = () => {
    showLeads({ title: words.returnedTitle, leadIds: returned.map(({ leadId }) => leadId) });
  };
  return (
    <div className={`row ${styles.lead}`}>
      <span className="warn grow">{words.returned(returned.length)}</span>
      <Button size="xs" onClick={show}>
        {words.show}
      </Button>
    </div>
  );
}
