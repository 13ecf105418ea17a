import type { Disposition } from '../../../shared/domain/call.ts';
import { isRefusal, nextStage, type Stage } from '../../../shared/domain/stage.ts';
import { useWholeCache } from '../../data/desk.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StageGlyph } from '../../ui/stage-glyph.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/format.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { GroupRow } from './group-row.tsx';
import { ScrollBox } from './scroll-box.tsx';
import styles from './settings.module.css';

const groups = ['notReached', 'reached', 'data'] as const;

/** Where the outcome takes a lead that is being called for the first time. */
const stageAfter = ({ raises }: Disposition): Stage | null => {
  const next = raises && nextStage('lead', raises);
  return next && !isRefusal(next) ? next : null;
};

/** The retry rule as people say it: when again, avoiding what, until when. */
const retryWords = (disposition: Disposition, words: Words['settings']['dispositions'], formats: Formats): string => {
  if (disposition.marksDoNotCall) return words.marksDoNotCall;
  if (disposition.needs.includes('callback') || disposition.needs.includes('revisit')) return words.asAgreed;
  const { retryAfterMs, avoidsSameHour, giveUpAfter } = disposition;
  if (retryAfterMs === null) return words.noRetry;
  const parts = [
    words.retry(formats.length(retryAfterMs)),
    avoidsSameHour ? words.otherHour : '',
    giveUpAfter ? words.giveUp(giveUpAfter) : '',
  ];
  return words.joined(parts.filter((part) => part !== ''));
};

/** What can come of a call: the key, what it asks for, the stage it leads to, when the lead is called again. */
export function DispositionsSection() {
  const words = useWords().settings.dispositions;
  const { dispositions } = useWholeCache();
  const all = [...dispositions.values()].sort((a, b) => a.order - b.order);
  return (
    <Panel title={words.title} count={words.count(all.length)} className={`${styles.tall} ${styles.wide}`}>
      <ScrollBox label={words.title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.key}</th>
              <th>{words.outcome}</th>
              <th>{words.asksFor}</th>
              <th>{words.stage}</th>
              <th>{words.after}</th>
              <th>{words.reasons}</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group}>
              <GroupRow span={6}>{words.groups[group]}</GroupRow>
              {all
                .filter((each) => each.group === group)
                .map((each) => (
                  <DispositionRow key={each.id} disposition={each} />
                ))}
            </tbody>
          ))}
        </table>
      </ScrollBox>
    </Panel>
  );
}

function DispositionRow({ disposition }: { disposition: Disposition }) {
  const words = useWords();
  const own = words.settings.dispositions;
  const formats = useFormats();
  const stage = stageAfter(disposition);
  return (
    <tr>
      <td>
        <KeyCap keys={disposition.hotKey} />
        <span className="vh">{disposition.hotKey}</span>
      </td>
      <td className="b nowrap">{disposition.label}</td>
      <td className="nowrap">
        <span className={styles.tags}>
          {disposition.needs.map((need) => (
            <Tag key={need} tone="line">
              {own.needs[need]}
            </Tag>
          ))}
        </span>
      </td>
      <td className="nowrap">
        {stage && (
          <span className={styles.state}>
            <StageGlyph stage={stage} />
            {words.states.stage[stage]}
          </span>
        )}
      </td>
      <td className="t2 nowrap">{retryWords(disposition, own, formats)}</td>
      <td className="t2 sm">{disposition.reasons.map(({ label }) => label).join('; ')}</td>
    </tr>
  );
}
