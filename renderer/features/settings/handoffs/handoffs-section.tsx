import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import type { HandoffAgreements } from '../../../../shared/domain/handoff-agreements.ts';
import { useDesk } from '../../../data/desk.ts';
import { useWords } from '../../../words/words.tsx';
import { Overtaken, PublishPanel } from '../draft/publish-panel.tsx';
import styles from '../settings.module.css';
import { PayPanel } from './pay-panel.tsx';
import { RoutingPanel } from './routing-panel.tsx';
import { SalesPanel } from './sales-panel.tsx';
import { StagesPanel } from './stages-panel.tsx';
import { TimesPanel } from './times-panel.tsx';
import { TrialPanel } from './trial-panel.tsx';
import { type HandoffDraft, useHandoffDraft } from './use-handoff-draft.ts';

export type DraftProps = {
  draft: HandoffDraft;
  /** What is agreed as long as the draft is not published. */
  standing: HandoffDraft;
  edit: (change: Partial<HandoffAgreements>) => void;
  isEditable: boolean;
};

/** What the center agreed with sales: who gets a handoff, by when it is answered, what stages there are, what it pays. */
export function HandoffsSection({ settings }: { settings: CenterSettings }) {
  const { user } = useDesk();
  const words = useWords().handoffLoop.settings;
  const isEditable = user.role === 'manager' || user.role === 'admin';
  const pen = useHandoffDraft(settings);
  if (pen === undefined) return null;
  const { draft, standing } = pen;
  const edit = (change: Partial<HandoffAgreements>) => pen.write({ ...draft, handoffs: { ...draft.handoffs, ...change } });
  const shared = { draft, standing, edit, isEditable };
  // Fields hold what is typed into them: let go with the draft.
  return (
    <div className={styles.stack} key={pen.round}>
      <Overtaken draft={pen} />
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
      {isEditable && (
        <PublishPanel
          draft={pen}
          next={{ handoffs: draft.handoffs, handoffAnswerHours: draft.answerHours }}
          // As it stands in the row, which need not have every part: what is compared is what was stored.
          seen={{ handoffs: settings.handoffs, handoffAnswerHours: settings.handoffAnswerHours }}
          said={{ published: words.published, undone: words.undone }}
        />
      )}
    </div>
  );
}
