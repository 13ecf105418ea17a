import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { type HandoffAgreements, handoffAgreementsOf } from '../../../../shared/domain/handoff-agreements.ts';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { useDesk } from '../../../data/desk.ts';
import { usePublish } from '../../../data/use-publish.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { PayPanel } from './pay-panel.tsx';
import { RoutingPanel } from './routing-panel.tsx';
import { SalesPanel } from './sales-panel.tsx';
import { StagesPanel } from './stages-panel.tsx';
import { TimesPanel } from './times-panel.tsx';
import { TrialPanel } from './trial-panel.tsx';

export type HandoffDraft = { handoffs: HandoffAgreements; answerHours: number };
export type DraftProps = { draft: HandoffDraft; edit: (change: Partial<HandoffAgreements>) => void; isEditable: boolean };

/** What the center agreed with sales: who gets a handoff, by when it is answered, what stages there are, what it pays. */
export function HandoffsSection({ settings }: { settings: CenterSettings }) {
  const { user } = useDesk();
  const isEditable = user.role === 'manager' || user.role === 'admin';
  const standing: HandoffDraft = { handoffs: handoffAgreementsOf(settings), answerHours: settings.handoffAnswerHours };
  const [changed, setChanged] = useState<HandoffDraft | null>(null);
  const draft = changed ?? standing;
  const edit = (change: Partial<HandoffAgreements>) => setChanged({ ...draft, handoffs: { ...draft.handoffs, ...change } });
  const shared = { draft, edit, isEditable };
  return (
    <div className={styles.stack}>
      <RoutingPanel {...shared} />
      <div className={styles.two}>
        <SalesPanel {...shared} />
        <TrialPanel draft={draft} settings={settings} />
      </div>
      <div className={styles.two}>
        <TimesPanel {...shared} onAnswerHours={(answerHours) => setChanged({ ...draft, answerHours })} />
        <div className={styles.stack}>
          <StagesPanel {...shared} />
          <PayPanel {...shared} currency={settings.currency} />
        </div>
      </div>
      {isEditable && (
        <PublishPanel
          settings={settings}
          draft={changed}
          isChanged={changed !== null && !isSameValue(changed, standing)}
          onDone={() => setChanged(null)}
        />
      )}
    </div>
  );
}

type PublishProps = { settings: CenterSettings; draft: HandoffDraft | null; isChanged: boolean; onDone: () => void };

function PublishPanel({ settings, draft, isChanged, onDone }: PublishProps) {
  const words = useWords().handoffLoop.settings;
  const publish = usePublish();
  const [why, setWhy] = useState('');
  if (!isChanged || !draft) return null;
  const run = async () => {
    const next = { handoffs: draft.handoffs, handoffAnswerHours: draft.answerHours };
    // As it stands in the row, which need not have every part: what is compared is what was stored.
    const seen = { handoffs: settings.handoffs, handoffAnswerHours: settings.handoffAnswerHours };
    if (await publish(next, seen, { why: why.trim(), said: words.published, undone: words.undone })) onDone();
  };
  return (
    <Panel title={words.publish} right={<Tag tone="warn">{words.edit}</Tag>}>
      <div className={styles.fields}>
        <TextInput label={words.reason} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
        <div className="row" style={{ gap: 6, justifyContent: 'flex-end' }}>
          <Button onClick={onDone}>{words.discard}</Button>
          <Button variant="filled" onClick={() => void run()}>
            {words.publish}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
