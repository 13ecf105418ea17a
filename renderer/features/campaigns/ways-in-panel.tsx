import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { folderNameOf } from '../../../shared/domain/folder-name.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import type { ListedKey, MadeKey } from '../../../shared/protocol/intake.ts';
import { useRemote } from '../../data/ask-server.ts';
import { useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { Panel } from '../../ui/panel.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';
import { createIntakeClient } from './intake-client.ts';
import { WayInDialog } from './way-in-dialog.tsx';

/** How leads of a campaign come in by themselves. Kept by the server alone, so seen and changed only while it can be reached. */
export function WaysInPanel({ campaign, mayEdit }: { campaign: Campaign; mayEdit: boolean }) {
  const words = useWords().campaigns.waysIn;
  const { api } = useDesk();
  const client = useMemo(() => createIntakeClient(api), [api]);
  const { value: rows, failure, read } = useRemote(useCallback(() => client.list(campaign.id), [client, campaign.id]));
  const [isAdding, setIsAdding] = useState(false);
  const [made, setMade] = useState<MadeKey | null>(null);
  const revoke = async (row: ListedKey) => {
    const { kind } = await client.revoke(row.id);
    showToast(kind === 'done' ? { message: words.revoked } : { message: words.notDone, tone: 'bad' });
    if (made?.id === row.id) setMade(null);
    await read();
  };
  return (
    <Panel
      title={words.title}
      right={
        mayEdit &&
        rows && (
          <Button size="xs" leftSection={<IconPlus size={14} stroke={1.7} aria-hidden />} onClick={() => setIsAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      {!rows && !failure && <p className={styles.hint}>{words.reading}</p>}
      {failure && <p className={styles.hint}>{words.unreachable}</p>}
      {rows?.length === 0 && <p className={styles.hint}>{words.none}</p>}
      {rows?.map((row) => (
        <WayIn key={row.id} row={row} made={made?.id === row.id ? made : null} mayEdit={mayEdit} onRevoke={() => void revoke(row)} />
      ))}
      {isAdding && (
        <WayInDialog
          campaign={campaign}
          make={client.make}
          onMade={(key) => {
            setMade(key);
            void read();
          }}
          onClose={() => setIsAdding(false)}
        />
      )}
    </Panel>
  );
}

type WayInProps = { row: ListedKey; made: MadeKey | null; mayEdit: boolean; onRevoke: () => void };

function WayIn({ row, made, mayEdit, onRevoke }: WayInProps) {
  const words = useWords().campaigns.waysIn;
  const formats = useFormats();
  const now = useNow(60_000);
  const { platform } = useDesk();
  const [isAsking, setIsAsking] = useState(false);
  const address = `${platform.serverUrl()}/api/intake/forms/${row.id}`;
  const when = row.lastUsedAt === null ? null : formats.nearness(row.lastUsedAt, now);
  const used = when === null ? words.unused : row.kind === 'folder' ? words.usedFolder(when) : words.used(row.takenIn, when);
  return (
    <div className={styles.wayIn}>
      <div className="row">
        <span className="b grow cut">{row.name}</span>
        <span className="t3 sm nowrap">{words.kinds[row.kind]}</span>
        {mayEdit && (
          <Button
            size="xs"
            {...(isAsking ? { variant: 'filled', color: 'brick' } : {})}
            aria-label={isAsking ? words.confirmRevoke : words.revokeOf(row.name)}
            onBlur={() => setIsAsking(false)}
            onClick={() => (isAsking ? onRevoke() : setIsAsking(true))}
          >
            {isAsking ? words.confirmRevoke : words.revoke}
          </Button>
        )}
      </div>
      <p className="t3 sm">{used}</p>
      {made?.token && <Copied label={words.shownOnce} text={made.token} isNew />}
      {row.kind === 'form' && (
        <Copied label={words.embed} text={`<script src="${address}/embed.js" async></script>`} isNew={made !== null} />
      )}
      {row.kind === 'folder' && <p className="t3 sm">{words.folderHint(folderNameOf(row.name))}</p>}
    </div>
  );
}

/** What was just made may stand below the edge of the screen, and a key is shown this once. */
const bringIntoSight = (node: HTMLElement | null): void => node?.scrollIntoView({ block: 'nearest' });

function Copied({ label, text, isNew }: { label: string; text: string; isNew: boolean }) {
  const words = useWords().campaigns.waysIn;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => void showToast({ message: words.copied }),
      () => void showToast({ message: words.copyFailed, tone: 'bad' }),
    );
  return (
    <div ref={isNew ? bringIntoSight : undefined} className={styles.copied}>
      <p className="sm">{label}</p>
      <div className="row">
        <code className="grow">{text}</code>
        <Button size="xs" aria-label={`${words.copy}: ${label}`} onClick={() => void copy()}>
          {words.copy}
        </Button>
      </div>
    </div>
  );
}
