import { Popover } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { explainScore } from '../../../../shared/domain/score-evidence.ts';
import { useScoreRuleNames } from '../../../data/score-rule-names.ts';
import { Score } from '../../../ui/score.tsx';
import { ScoreLines } from '../../../ui/score-lines.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './header.module.css';

/** The score and, behind it, the lines it is the sum of. */
export function ScoreFact() {
  const { call: words, score } = useWords();
  const { lead } = useCall();
  return (
    <div>
      <dt>{words.facts.score}</dt>
      <dd>
        <Popover position="bottom-start" shadow="md" width={400} transitionProps={{ duration: 90 }} withRoles trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className={styles.why}>
              <Score value={lead.score} band={lead.band} withWord />
              <IconChevronRight size={13} className="t3" aria-hidden />
              <span className="vh">{words.score.why}</span>
            </button>
          </Popover.Target>
          <Popover.Dropdown className={styles.popover} aria-label={score.title}>
            <CallScoreLines />
          </Popover.Dropdown>
        </Popover>
      </dd>
    </div>
  );
}

/** Every rule line with its points and what it was made of; shown in the popover and in the timeline's Score tab. */
export function CallScoreLines() {
  const words = useWords().score;
  const formats = useFormats();
  const { lead, settings, rows, company, now } = useCall();
  const { touches, attempts } = rows;
  const lines = explainScore(lead, { touches, attempts, companyName: company?.name ?? '' });
  const footer = words.needs(formats.count(settings.score.threshold), lead.scoreModel);
  return <ScoreLines lines={lines} score={lead.score} footer={footer} ruleNames={useScoreRuleNames()} now={now} />;
}
