import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import type { ScoreRule } from '../../../shared/domain/score-model.ts';
import { Panel } from '../../ui/panel.tsx';
import { BandGlyph } from '../../ui/score.tsx';
import table from '../../ui/table.module.css';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/format.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { ScrollBox } from './scroll-box.tsx';
import styles from './settings.module.css';

/** Words of titles come by the dozen in many languages; these many show what is meant. */
const shownMatches = 6;

const isKeyOf = <Key extends string>(names: Record<Key, string>, key: string): key is Key => Object.hasOwn(names, key);

const matchWord = (match: string, { touchKinds, phases }: Words['settings']['score']): string => {
  if (isKeyOf(touchKinds, match)) return touchKinds[match];
  return isKeyOf(phases, match) ? phases[match] : match.replaceAll('*', '…');
};

const matchWords = ({ kind, match }: ScoreRule, words: Words['settings']['score'], formats: Formats): string => {
  if (kind === 'companySize' || kind === 'companyContacts') return words.atLeast(formats.count(Number(match[0] ?? 1)));
  const named = match.slice(0, shownMatches).map((each) => matchWord(each, words));
  const rest = match.length - named.length;
  return [named.join(', '), rest > 0 ? words.more(rest) : ''].filter((part) => part !== '').join(' ');
};

/** What adds to a score, by how much, and how fast it fades. */
export function ScoreSection({ settings: { score } }: { settings: CenterSettings }) {
  const words = useWords().settings.score;
  return (
    <>
      <Bands score={score} />
      <Panel title={words.title} count={words.model(score.model, score.rules.length)} className={`${styles.tall} ${styles.wide}`}>
        <ScrollBox label={words.title}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words.rule}</th>
                <th>{words.looksAt}</th>
                <th className="num">{words.points}</th>
                <th className="num">{words.cap}</th>
                <th className="num">{words.halfLife}</th>
              </tr>
            </thead>
            <tbody>
              {score.rules.map((rule) => (
                <RuleRow key={rule.id} rule={rule} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </Panel>
    </>
  );
}

function RuleRow({ rule }: { rule: ScoreRule }) {
  const words = useWords().settings.score;
  const formats = useFormats();
  const what = matchWords(rule, words, formats);
  return (
    <tr>
      <td className="b nowrap">{rule.label}</td>
      <td className="t2">{what ? words.matches(words.kinds[rule.kind], what) : words.kinds[rule.kind]}</td>
      <td className={rule.points < 0 ? 'num b bad nowrap' : 'num b nowrap'}>
        {rule.points > 0 ? '+' : ''}
        {formats.count(rule.points)}
      </td>
      <td className="num t2 nowrap">{rule.cap === null ? words.once : formats.count(rule.cap)}</td>
      <td className="num t2 nowrap">{rule.halfLifeDays === null ? words.stays : words.days(rule.halfLifeDays)}</td>
    </tr>
  );
}

function Bands({ score }: { score: CenterSettings['score'] }) {
  const words = useWords();
  const own = words.settings.score;
  const formats = useFormats();
  const { warmFrom, hotFrom, threshold } = score;
  return (
    <Panel title={own.bands}>
      <dl className={styles.bands}>
        {(
          [
            ['cold', own.below(formats.count(warmFrom))],
            ['warm', own.from(formats.count(warmFrom))],
            ['hot', own.from(formats.count(hotFrom))],
          ] as const
        ).map(([band, range]) => (
          <div key={band}>
            <dt>
              <BandGlyph band={band} isDecorative />
            </dt>
            <dd>
              <b className="b">{words.states.band[band]}</b> <span className="t2">{range}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt className="t2">{own.threshold}</dt>
          <dd className="b">{formats.count(threshold)}</dd>
        </div>
      </dl>
    </Panel>
  );
}
