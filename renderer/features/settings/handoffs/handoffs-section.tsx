import { Button, TextInput } from '@mantine/core';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import type { HandoffAgreements } from '../../../../shared/domain/handoff-agreements.ts';
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
import { type HandoffDraft, type HandoffPen, type KeptHandoffDraft, useHandoffDraft, useKeptHandoffDraft } from './use-handoff-draft.ts';

export type DraftProps = {
  draft: HandoffDraft;
  /** What is agreed as long as the draft is not published. */
  standing: HandoffDraft;
  edit: (change: Partial<HandoffAgreements>) => void;
  isEditable: boolean;
};

/** What the center agreed with sales: who gets a handoff, by when it is answered, what stages there are, what it pays. */
export function HandoffsSection({ settings }: { settings: CenterSettings }) {
  const [kept, keep] = useKeptHandoffDraft();
  if (kept === undefined) return null;
  return <HandoffsEditor settings={settings} kept={kept} keep={keep} />;
}

type EditorProps = { settings: CenterSettings; kept: KeptHandoffDraft; keep: (draft: KeptHandoffDraft) => Promise<void> };

function HandoffsEditor({ settings, kept, keep }: EditorProps) {
  const { user } = useDesk();
  const isEditable = user.role === 'manager' || user.role === 'admin';
  const pen = useHandoffDraft(settings, kept, keep);
  const { draft, standing } = pen;
  const edit = (change: Partial<HandoffAgreements>) => pen.write({ ...draft, handoffs: { ...draft.handoffs, ...change } });
  const shared = { draft, standing, edit, isEditable };
  // Fields hold what is typed into them: let go with the draft.
  return (
    <div className={styles.stack} key={pen.times}>
      <RoutingPanel {...shared} />
      <div className={styles.two}>
        <SalesPanel {...shared} />
        <TrialPanel draft={draft} settings={settings} />
      </div>
      <div className={styles.two}>
        <TimesPanel {...shared} onAnswerHours={(answerHours) => pen.write({ ...draft, answerHours })} />
        <div className={styles.stack}>
          <StagesPanel {...shared} />
          <PayPanel {...shared} currency={settings.currency} />
        </div>
      </div>
      {isEditable && <PublishPanel settings={settings} pen={pen} />}
    </div>
  );
}

function PublishPanel({ settings, pen }: { settings: CenterSettings; pen: HandoffPen }) {
  const words = useWords().handoffLoop.settings;
  const publish = usePublish();
  if (!pen.isChanged && !pen.isOvertaken) return null;
  const run = async () => {
    const next = { handoffs: pen.draft.handoffs, handoffAnswerHours: pen.draft.answerHours };
    // As it stands in the row, which need not have every part: what is compared is what was stored.
    const seen = { handoffs: settings.handoffs, handoffAnswerHours: settings.handoffAnswerHours };
    if (await publish(next, seen, { why: pen.why.trim(), said: words.published, undone: words.undone })) pen.discard();
  };
  return (
    <Panel title={words.publish} right={<Tag tone="warn">{words.edit}</Tag>}>
      <div className={styles.fields}>
        {pen.isOvertaken && <p role="status">{words.overtaken}</p>}
        <TextInput label={words.reason} value={pen.why} onChange={(event) => pen.say(event.currentTarget.value)} />
        <div className="row" style={{ gap: 6, justifyContent: 'flex-end' }}>
          <Button onClick={pen.discard}>{pen.isOvertaken ? words.takeTheirs : words.discard}</Button>
          {pen.isOvertaken ? (
            <Button onClick={pen.rebase}>{words.keepMine}</Button>
          ) : (
            <Button variant="filled" onClick={() => void run()}>
              {words.publish}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}
