import { useState } from 'react';
import { useRemote } from '../../data/ask-server.ts';
import { useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import type { MadeToken, TokenRow } from './account-client.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { FailureNote } from './failure-note.tsx';
import { NewToken } from './new-token.tsx';
import { Secret } from './secret.tsx';
import styles from './settings.module.css';
import { useAccountClient } from './use-account.ts';
import { useAct } from './use-act.ts';

/** Tokens for the HTTP API: made here, shown once, revoked here. */
export function TokensPanel() {
  const words = useWords().settings.access;
  const client = useAccountClient();
  const { value: rows, failure, read } = useRemote(client.tokens);
  const { act, isBusy } = useAct();
  const [made, setMade] = useState<MadeToken | null>(null);
  const make = async (name: string, expiresInDays: number | null): Promise<boolean> => {
    const token = await act(() => client.makeToken(name, expiresInDays));
    if (token) setMade(token);
    await read();
    return token !== undefined;
  };
  const revoke = async ({ id }: TokenRow) => {
    if ((await act(() => client.revokeToken(id))) !== undefined) showToast({ message: words.revoked });
    if (made?.id === id) setMade(null);
    await read();
  };
  return (
    <Panel title={words.tokens}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.tokensHint}</p>
      {failure && <FailureNote failure={failure} onAgain={() => void read()} />}
      {!rows && !failure && <p className={`t3 ${styles.lead}`}>{words.reading}</p>}
      {made && <Secret name={words.secretOf(made.name)} secret={made.token} onHide={() => setMade(null)} />}
      {rows?.length === 0 && <p className={`t2 ${styles.lead}`}>{words.noTokens}</p>}
      {rows && rows.length > 0 && <TokenTable rows={rows} isBusy={isBusy} onRevoke={(row) => void revoke(row)} />}
      {rows && <NewToken onMake={make} isBusy={isBusy} />}
      <DocsLink />
    </Panel>
  );
}

type TokenTableProps = { rows: readonly TokenRow[]; isBusy: boolean; onRevoke: (row: TokenRow) => void };

function TokenTable({ rows, isBusy, onRevoke }: TokenTableProps) {
  const words = useWords().settings.access;
  const formats = useFormats();
  const now = useNow(60_000);
  const expiryOf = ({ expiresAt }: TokenRow) => {
    if (expiresAt === null) return words.untilRevoked;
    const day = formats.shortDay(expiresAt, now);
    return expiresAt <= now ? words.expired(day) : day;
  };
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{words.name}</th>
          <th>{words.made}</th>
          <th>{words.lastUsed}</th>
          <th>{words.expires}</th>
          <th>
            <span className="vh">{words.revoke}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.expiresAt !== null && row.expiresAt <= now ? styles.gone : undefined}>
            <td className="b">{row.name}</td>
            <td className="t2">{formats.shortDay(row.createdAt, now)}</td>
            <td className="t2">{row.lastUsedAt === null ? words.never : formats.nearness(row.lastUsedAt, now)}</td>
            <td className="t2">{expiryOf(row)}</td>
            <td className="num">
              <ConfirmButton
                label={words.revoke}
                name={words.revokeOf(row.name)}
                confirm={words.confirmRevoke}
                isBusy={isBusy}
                onConfirm={() => onRevoke(row)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The shell opens no plain http pages; there only the address is shown, to be opened in a browser. */
function DocsLink() {
  const words = useWords().settings.access;
  const { platform } = useDesk();
  const address = `${platform.serverUrl()}/api/docs`;
  const canOpen = platform.kind === 'browser' || address.startsWith('https:');
  return (
    <p className={styles.docs}>
      {canOpen ? (
        <a href={address} target="_blank" rel="noreferrer">
          {words.docs}
        </a>
      ) : (
        <span>
          {words.docs}. {words.docsAt}
        </span>
      )}
      <code>{address}</code>
    </p>
  );
}
