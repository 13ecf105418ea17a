import { useRemote } from '../../data/ask-server.ts';
import { useNow } from '../../data/use-now.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Words } from '../../words/en.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import type { SignInRow } from './account-client.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { deviceOf } from './device-name.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './settings.module.css';
import { useAccountClient } from './use-account.ts';
import { useAct } from './use-act.ts';

const deviceWords = (userAgent: string, words: Words['settings']['access']): string => {
  const { program, system } = deviceOf(userAgent);
  const name = program === 'desktop' ? words.desktop : (program ?? words.unknownDevice);
  return system ? words.on(name, system) : name;
};

/** Every place where one is signed in; others can be ended from here. */
export function SignInsPanel() {
  const words = useWords().settings.access;
  const client = useAccountClient();
  const { value: rows, failure, read } = useRemote(client.signIns);
  const { act, isBusy } = useAct();
  const others = rows?.filter((row) => !row.isThisOne) ?? [];
  const end = async (signIns: readonly SignInRow[]) => {
    let ended = 0;
    for (const { id } of signIns) if ((await act(() => client.endSignIn(id))) !== undefined) ended += 1;
    if (ended > 0) showToast({ message: ended === 1 ? words.ended : words.endedOthers(ended) });
    await read();
  };
  const endOthers = others.length > 1 && (
    <ConfirmButton
      label={words.endOthers(others.length)}
      name={words.endOthers(others.length)}
      confirm={words.confirmEnd}
      isBusy={isBusy}
      onConfirm={() => void end(others)}
    />
  );
  return (
    <Panel title={words.signIns} count={rows ? words.signInCount(rows.length) : undefined} right={endOthers}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.signInHint}</p>
      {failure && <FailureNote failure={failure} onAgain={() => void read()} />}
      {!rows && !failure && <p className={`t3 ${styles.lead}`}>{words.reading}</p>}
      {rows && <SignInTable rows={rows} isBusy={isBusy} onEnd={(row) => void end([row])} />}
    </Panel>
  );
}

type SignInTableProps = { rows: readonly SignInRow[]; isBusy: boolean; onEnd: (row: SignInRow) => void };

function SignInTable({ rows, isBusy, onEnd }: SignInTableProps) {
  const words = useWords().settings.access;
  const formats = useFormats();
  const now = useNow(60_000);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{words.device}</th>
          <th>{words.since}</th>
          <th>{words.lastSeen}</th>
          <th>{words.expires}</th>
          <th>
            <span className="vh">{words.end}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const device = deviceWords(row.userAgent, words);
          return (
            <tr key={row.id}>
              <td>
                <span className="b">{device}</span> {row.isThisOne && <Tag tone="accent">{words.thisOne}</Tag>}
              </td>
              <td className="t2">{formats.dayAndTime(row.createdAt, now)}</td>
              <td className="t2">{formats.nearness(row.lastSeenAt, now)}</td>
              <td className="t2">{formats.shortDay(row.expiresAt, now)}</td>
              <td className="num">
                {!row.isThisOne && (
                  <ConfirmButton
                    label={words.end}
                    name={words.endOf(device)}
                    confirm={words.confirmEnd}
                    isBusy={isBusy}
                    onConfirm={() => onEnd(row)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
