import { Button } from '@mantine/core';
import { useState } from 'react';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import type { ScoreModel } from '../../../../shared/domain/score-model.ts';
import { useWholeCache } from '../../../data/desk.ts';
import { useNow } from '../../../data/use-now.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import settingsStyles from '../settings.module.css';
import { RulesTable } from './rules-table.tsx';
import type { ModelVersion } from './score-versions.ts';
import type { ScoreDraft } from './use-score-draft.ts';

type VersionsPanelProps = { draft: ScoreDraft; standing: ScoreModel; versions: readonly ModelVersion[] };

/** Every model that was published, to be looked at and to go back to. */
export function VersionsPanel({ draft, standing, versions }: VersionsPanelProps) {
  const words = useWords().scoreModel.versions;
  const [viewed, setViewed] = useState<ScoreModel | null>(null);
  const take = (model: ScoreModel) => {
    draft.takeOver(model);
    setViewed(null);
    showToast({ message: words.taken(model.model), onUndo: async () => draft.discard() });
  };
  return (
    <Panel title={words.title} className={settingsStyles.wide}>
      <p className={`${settingsStyles.hint} ${settingsStyles.lead}`}>{versions.length === 0 ? words.none : words.hint}</p>
      {versions.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.model}</th>
              <th>{words.by}</th>
              <th>{words.why}</th>
              <th>
                <span className="vh">{words.view}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version, index) => (
              <VersionRow
                key={version.agreement.id}
                version={version}
                isStanding={index === 0 && isSameValue(version.model, standing)}
                onView={() => setViewed(version.model)}
                onTake={() => take(version.model)}
              />
            ))}
          </tbody>
        </table>
      )}
      {viewed && <VersionDialog model={viewed} onClose={() => setViewed(null)} onTake={() => take(viewed)} />}
    </Panel>
  );
}

type VersionRowProps = { version: ModelVersion; isStanding: boolean; onView: () => void; onTake: () => void };

function VersionRow({ version: { agreement, model }, isStanding, onView, onTake }: VersionRowProps) {
  const words = useWords().scoreModel.versions;
  const formats = useFormats();
  const now = useNow(60_000);
  const { users } = useWholeCache();
  const { publishedAt, publishedById, why, agreedBy } = agreement;
  return (
    <tr>
      <td className="nowrap">
        <b className="b">{model.model}</b> {isStanding && <Tag tone="ok">{words.standing}</Tag>}
        <div className="t3 sm">{words.rules(model.rules.length)}</div>
      </td>
      <td className="t2 nowrap">
        {publishedAt === null ? words.before : formats.dayAndTime(publishedAt, now)}
        {publishedAt !== null && <div className="t3 sm">{users.get(publishedById ?? '')?.name ?? words.somebody}</div>}
      </td>
      <td className="t2">
        {publishedAt !== null && (why || words.notSaid)}
        {agreedBy && <div className="t3 sm">{agreedBy}</div>}
      </td>
      <td className="num nowrap">
        <Button size="xs" mr={6} aria-label={words.viewOf(model.model)} onClick={onView}>
          {words.view}
        </Button>
        {!isStanding && (
          <Button size="xs" aria-label={words.takeOf(model.model)} onClick={onTake}>
            {words.take}
          </Button>
        )}
      </td>
    </tr>
  );
}

function VersionDialog({ model, onClose, onTake }: { model: ScoreModel; onClose: () => void; onTake: () => void }) {
  const words = useWords().scoreModel.versions;
  const formats = useFormats();
  const { warmFrom, hotFrom, threshold } = model;
  return (
    <Dialog
      isOpen
      width={860}
      onClose={onClose}
      title={words.viewTitle(model.model)}
      footer={
        <>
          <Button onClick={onClose}>{words.close}</Button>
          <Button variant="filled" onClick={onTake}>
            {words.take}
          </Button>
        </>
      }
    >
      <p className="t2">{words.bands(formats.count(warmFrom), formats.count(hotFrom), formats.count(threshold))}</p>
      <RulesTable rules={model.rules} />
    </Dialog>
  );
}
