import { Button } from '@mantine/core';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import type { WeightSuggestion } from '../../../../shared/domain/score-weights.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import settingsStyles from '../settings.module.css';
import type { ScoreDraft } from './use-score-draft.ts';

type SuggestionsPanelProps = { draft: ScoreDraft; suggestions: readonly WeightSuggestion[]; isEnough: boolean };

/** What won and lost would have each rule give; nothing is applied by itself. */
export function SuggestionsPanel({ draft, suggestions, isEnough }: SuggestionsPanelProps) {
  const words = useWords().scoreModel.suggestions;
  const open = suggestions.filter(({ ruleId }) => draft.draft.rules.some(({ id }) => id === ruleId));
  return (
    <Panel title={words.title} className={settingsStyles.wide}>
      <p className={`${settingsStyles.hint} ${settingsStyles.lead}`}>{words.hint}</p>
      {open.length === 0 && <p className={`t2 ${settingsStyles.lead}`}>{isEnough ? words.none : words.tooFew}</p>}
      {open.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.rule}</th>
              <th>{words.evidence}</th>
              <th className="num">{words.now}</th>
              <th className="num">{words.suggested}</th>
              <th>
                <span className="vh">{words.take}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {open.map((each) => (
              <SuggestionRow key={each.ruleId} of={each} draft={draft} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function SuggestionRow({ of, draft }: { of: WeightSuggestion; draft: ScoreDraft }) {
  const words = useWords().scoreModel.suggestions;
  const formats = useFormats();
  const signed = (points: number) => `${points > 0 ? '+' : ''}${formats.count(points)}`;
  const standing = draft.draft.rules.find(({ id }) => id === of.ruleId);
  const isTaken = isSameValue(standing, of.rule);
  const take = () => {
    const before = draft.draft.rules;
    draft.putRule(of.rule);
    showToast({ message: words.taken(of.rule.label), onUndo: async () => draft.edit({ rules: before }) });
  };
  return (
    <tr>
      <td className="b">{of.rule.label}</td>
      <td className="t2">
        {words.seen(formats.count(of.seenWon), formats.count(of.ofWon), formats.count(of.seenLost), formats.count(of.ofLost))}
      </td>
      <td className="num t2">{signed(of.points)}</td>
      <td className={of.suggested < 0 ? 'num b bad' : 'num b'}>{signed(of.suggested)}</td>
      <td className="num">
        <Button size="xs" aria-label={words.takeOf(of.rule.label)} disabled={isTaken} onClick={take}>
          {words.take}
        </Button>
      </td>
    </tr>
  );
}
