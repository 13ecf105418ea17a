import { type Letter, letters } from '../../../shared/domain/bantfo.ts';
import { staleDaysOf } from '../../../shared/domain/bantfo-policy.ts';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import { useDesk } from '../../data/desk.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { PolicyEditor } from './bantfo/policy-editor.tsx';
import { usePolicyDraft } from './bantfo/use-policy-draft.ts';
import styles from './settings.module.css';

/** Which letters sales requires, which knock out, how long an answer holds, and what verdict follows; managers edit it. */
export function BantfoSection({ settings }: { settings: CenterSettings }) {
  const { user } = useDesk();
  const draft = usePolicyDraft(settings.bantfo);
  if (user.role !== 'manager' && user.role !== 'admin') return <PolicyFacts settings={settings} />;
  if (draft === undefined) return null;
  return (
    <>
      <PolicyEditor settings={settings} draft={draft} />
      <Verdicts settings={settings} />
    </>
  );
}

function PolicyFacts({ settings }: { settings: CenterSettings }) {
  const words = useWords().settings.bantfo;
  const { fits = [] } = settings.bantfo;
  return (
    <>
      <Panel title={words.title} count={words.sub} className={styles.wide}>
        <table className={table.table}>
          <thead>
            <tr>
              <th style={{ width: 150 }}>{words.letter}</th>
              <th style={{ width: 110 }}>{words.policy}</th>
              <th>
                <span className="vh">{words.policy}</span>
              </th>
              <th style={{ width: 130 }}>{words.stale}</th>
            </tr>
          </thead>
          <tbody>
            {letters.map((letter) => (
              <LetterRow key={letter} letter={letter} bantfo={settings.bantfo} />
            ))}
          </tbody>
        </table>
      </Panel>
      {fits.length > 0 && (
        <Panel title={words.fits}>
          <div className={styles.body}>
            <ul className={styles.tags}>
              {fits.map((fit) => (
                <li key={fit}>
                  <Tag tone="line">{fit}</Tag>
                </li>
              ))}
            </ul>
          </div>
        </Panel>
      )}
      <Verdicts settings={settings} />
    </>
  );
}

function LetterRow({ letter, bantfo }: { letter: Letter; bantfo: CenterSettings['bantfo'] }) {
  const words = useWords();
  const own = words.settings.bantfo;
  const isRequired = bantfo.required.includes(letter);
  const isKnockOut = bantfo.knockOuts.includes(letter);
  const days = staleDaysOf(bantfo)[letter];
  const policies = [isRequired && own.requiredWords, isKnockOut && own.knockOutWords].filter((line) => line !== false);
  return (
    <tr>
      <td className="nowrap">
        <b className="b">{letter}</b> <span className="t2">{words.states.letterName[letter]}</span>
      </td>
      <td className="nowrap">
        <span className={styles.tags}>
          {isRequired && <Tag tone="accent">{own.required}</Tag>}
          {isKnockOut && <Tag tone="bad">{own.knockOut}</Tag>}
        </span>
      </td>
      <td className="t2">{policies.join('. ') || own.optional}</td>
      <td className="t2 nowrap">{days === null ? own.staleNever : own.staleDays(days)}</td>
    </tr>
  );
}

function Verdicts({ settings }: { settings: CenterSettings }) {
  const words = useWords();
  const { verdicts, rules, verdict } = words.settings.bantfo;
  const formats = useFormats();
  const named = (some: readonly Letter[]) => formats.list(some.map((letter) => words.states.letterName[letter]));
  const { required, knockOuts, horizonMonths } = settings.bantfo;
  const lines: [string, string][] = [
    [verdicts.qualify, rules.qualify(named(required), formats.count(settings.score.threshold))],
    [verdicts.nurture, rules.nurture(horizonMonths)],
    [verdicts.disqualify, knockOuts.length > 0 ? rules.disqualify(named(knockOuts)) : rules.disqualifyNever],
    [verdicts.keepWorking, rules.keepWorking],
  ];
  return (
    <Panel title={verdict}>
      <dl className={styles.facts}>
        {lines.map(([name, rule]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{rule}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
