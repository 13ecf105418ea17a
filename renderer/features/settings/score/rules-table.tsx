import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ScoreRule } from '../../../../shared/domain/score-model.ts';
import table from '../../../ui/table.module.css';
import type { Words } from '../../../words/en.ts';
import type { Formats } from '../../../words/format.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import styles from './score-editor.module.css';

/** Words of titles come by the dozen in many languages; these many show what is meant. */
const shownMatches = 6;

const isKeyOf = <Key extends string>(names: Record<Key, string>, key: string): key is Key => Object.hasOwn(names, key);

const matchWord = (match: string, { touchKinds, phases }: Words['settings']['score']): string => {
  if (isKeyOf(touchKinds, match)) return touchKinds[match];
  return isKeyOf(phases, match) ? phases[match] : match.replaceAll('*', '…');
};

const numbered = new Set<ScoreRule['kind']>(['companySize', 'companyContacts', 'downloads', 'visits']);

const matchWords = ({ kind, match, phases, items, segment }: ScoreRule, { settings, scoreModel }: Words, formats: Formats): string => {
  const words = settings.score;
  const first = formats.count(Number(match[0] ?? 1));
  if (numbered.has(kind)) return words.atLeast(first);
  if (kind === 'segment') return segment?.label ?? '';
  if (kind === 'timeOnSite') return scoreModel.minutes(first);
  const named = match.slice(0, shownMatches).map((each) => matchWord(each, words));
  const rest = match.length - named.length;
  const own = [
    [named.join(', '), rest > 0 ? words.more(rest) : ''].filter(Boolean).join(' '),
    phases
      ? scoreModel.phasesOf(...([phases.learning, phases.interest, phases.preference].map(formats.count) as [string, string, string]))
      : '',
    items && items.length > 0 ? scoreModel.itemsOf(items.length) : '',
  ];
  return own.filter(Boolean).join('; ');
};

type RulesTableProps = {
  rules: readonly ScoreRule[];
  /** Left out: nothing can be changed. */
  acts?: { onEdit: (rule: ScoreRule) => void; onRemove: (rule: ScoreRule) => void; onMove: (rule: ScoreRule, by: 1 | -1) => void };
  /** Ids of rules that have a fault. */
  faulty?: ReadonlySet<string>;
};

/** The rules of a model in their order, which is the order of the lines of a score. */
export function RulesTable({ rules, acts, faulty }: RulesTableProps) {
  const { settings, scoreModel } = useWords();
  const words = settings.score;
  return (
    <ScrollBox label={words.title}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words.rule}</th>
            <th>{words.looksAt}</th>
            <th className="num">{words.points}</th>
            <th className="num">{words.cap}</th>
            <th className="num">{words.halfLife}</th>
            {acts && (
              <th>
                <span className="vh">{scoreModel.acts}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, index) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              isFaulty={faulty?.has(rule.id) ?? false}
              isFirst={index === 0}
              isLast={index === rules.length - 1}
              acts={acts}
            />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

type RuleRowProps = { rule: ScoreRule; isFaulty: boolean; isFirst: boolean; isLast: boolean; acts: RulesTableProps['acts'] };

function RuleRow({ rule, isFaulty, isFirst, isLast, acts }: RuleRowProps) {
  const all = useWords();
  const { scoreModel: model } = all;
  const words = all.settings.score;
  const formats = useFormats();
  const what = matchWords(rule, all, formats);
  return (
    <tr>
      <td className={isFaulty ? 'b bad' : 'b'}>{rule.label}</td>
      <td className="t2">{what ? words.matches(words.kinds[rule.kind], what) : words.kinds[rule.kind]}</td>
      <td className={rule.points < 0 ? 'num b bad nowrap' : 'num b nowrap'}>
        {rule.points > 0 ? '+' : ''}
        {formats.count(rule.points)}
      </td>
      <td className="num t2 nowrap">{rule.cap === null ? words.once : formats.count(rule.cap)}</td>
      <td className="num t2 nowrap">
        {rule.halfLifeDays === null ? words.stays : words.days(rule.halfLifeDays)}
        {rule.halfLives && rule.halfLives.length > 0 && <div className="t3 sm">{model.asKind}</div>}
      </td>
      {acts && (
        <td className={`nowrap num ${styles.acts}`}>
          <ActionIcon variant="subtle" aria-label={model.up(rule.label)} disabled={isFirst} onClick={() => acts.onMove(rule, -1)}>
            <IconArrowUp size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={model.down(rule.label)} disabled={isLast} onClick={() => acts.onMove(rule, 1)}>
            <IconArrowDown size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={model.edit(rule.label)} onClick={() => acts.onEdit(rule)}>
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={model.remove(rule.label)} onClick={() => acts.onRemove(rule)}>
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </td>
      )}
    </tr>
  );
}
