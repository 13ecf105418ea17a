import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { FoundLead } from '../../../../shared/protocol/data-rights.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { useNow } from '../../../data/use-now.ts';
import { useShowLeads } from '../../../parts/use-show-leads.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { useAct } from '../use-act.ts';
import type { DataRightsClient } from './data-rights-client.ts';
import { EraseDialog } from './erase-dialog.tsx';

type PersonPanelProps = { client: DataRightsClient; onDone: () => Promise<void> };

/** Whom it is about, what is kept of them, and the two things they may ask for. */
export function PersonPanel({ client, onDone }: PersonPanelProps) {
  const words = useWords().settings.dataRights;
  const { platform } = useDesk();
  const { act, isBusy } = useAct();
  const [who, setWho] = useState('');
  const [found, setFound] = useState<{ who: string; leads: readonly FoundLead[] } | null>(null);
  const [isErasing, setIsErasing] = useState(false);
  const subject = who.trim();
  const find = async (event: FormEvent) => {
    event.preventDefault();
    if (subject.length < 3) return;
    const leads = await act(() => client.find(subject), { refused: words.notUnderstood });
    setFound(leads ? { who: subject, leads } : null);
    await onDone();
  };
  const save = async () => {
    const data = await act(() => client.exported(subject));
    if (!data) return;
    const outcome = await platform.exportFile({ name: words.fileName, mime: 'application/json', data });
    if (outcome.kind === 'saved') showToast({ message: words.saved });
    if (outcome.kind === 'failed') showToast({ message: words.notSaved, tone: 'bad' });
    await onDone();
  };
  const isFound = found !== null && found.who === subject;
  return (
    <Panel title={words.title}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.hint}</p>
      <form className={styles.person} onSubmit={(event) => void find(event)}>
        <TextInput
          label={words.who}
          placeholder={words.whoPlaceholder}
          maxLength={300}
          value={who}
          onChange={(event) => setWho(event.currentTarget.value)}
        />
        <Button type="submit" disabled={isBusy || subject.length < 3}>
          {words.find}
        </Button>
      </form>
      {isFound && found.leads.length === 0 && (
        <p className={`t2 ${styles.lead}`} role="status">
          {words.nobody}
        </p>
      )}
      {isFound && found.leads.length > 0 && (
        <>
          <FoundTable leads={found.leads} />
          <div className={styles.formEnd}>
            <Button disabled={isBusy} onClick={() => void save()}>
              {words.asFile}
            </Button>
            <Button color="brick" disabled={isBusy} onClick={() => setIsErasing(true)}>
              {words.erase}
            </Button>
          </div>
        </>
      )}
      {isErasing && (
        <EraseDialog
          who={subject}
          count={found?.leads.length ?? 0}
          erase={client.erase}
          onErased={() => {
            setFound(null);
            setWho('');
            void onDone();
          }}
          onClose={() => setIsErasing(false)}
        />
      )}
    </Panel>
  );
}

function FoundTable({ leads }: { leads: readonly FoundLead[] }) {
  const words = useWords();
  const formats = useFormats();
  const now = useNow(60_000);
  const campaigns = useCache((cache) => cache.campaigns);
  const showLeads = useShowLeads();
  const show = () => {
    showLeads({ title: words.settings.dataRights.known, leadIds: leads.map(({ id }) => id) });
  };
  return (
    <>
      <div className={`row ${styles.lead}`} role="status">
        <span className="b grow">{words.settings.dataRights.found(leads.length)}</span>
        <Button size="xs" onClick={show}>
          {words.settings.dataRights.show}
        </Button>
      </div>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words.settings.dataRights.name}</th>
            <th>{words.settings.stages.stage}</th>
            <th>{words.settings.dataRights.campaign}</th>
            <th>{words.settings.dataRights.arrived}</th>
            <th>{words.settings.dataRights.consent}</th>
          </tr>
        </thead>
        <tbody>
          {leads.map((lead) => (
            <tr key={lead.id}>
              <td className="b">{lead.name}</td>
              <td className="t2">{words.states.stage[lead.stage]}</td>
              <td className="t2">{campaigns.get(lead.campaignId ?? '')?.name ?? words.settings.none}</td>
              <td className="t2">{formats.shortDay(lead.arrivedAt, now)}</td>
              <td className="t2">
                <Consent consent={lead.consent} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What they agreed to or refused, when it was said and by what. */
function Consent({ consent: { phone, mail, recordedAt, source }, now }: Pick<FoundLead, 'consent'> & { now: number }) {
  const { leads, settings } = useWords();
  const formats = useFormats();
  const said = leads.filter.consent;
  const from = [recordedAt !== null && formats.shortDay(recordedAt, now), source && leads.drawer.consentFrom(source)].filter(Boolean);
  return (
    <>
      {settings.dataRights.consentTo(said[phone], said[mail])} {from.length > 0 && <span className="t3 sm">{from.join(' ')}</span>}
    </>
  );
}
