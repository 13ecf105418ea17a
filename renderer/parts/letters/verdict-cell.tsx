import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { verdictOf } from '../../../shared/domain/verdict.ts';
import { isJudged } from '../../../shared/domain/verdict-moves.ts';
import { useLeadAnswers } from '../../data/lead-answers.ts';
import { useWords } from '../../words/words.tsx';
import styles from './letters.module.css';
import { VerdictGlyph } from './verdict-head.tsx';
import { useShortWord, useVerdictSentences } from './verdict-words.ts';

type VerdictCellProps = { lead: Lead; settings: CenterSettings; now: number };

/** The verdict on a lead in a row of a table, its reasons on hover; what to ask next beside it. Empty once sales has the lead. */
export function VerdictCell(props: VerdictCellProps) {
  return isJudged(props.lead) ? <Verdict {...props} /> : null;
}

function Verdict({ lead, settings, now }: VerdictCellProps) {
  const words = useWords();
  const answers = useLeadAnswers(lead);
  const verdict = verdictOf({ answers: answers ?? [], score: lead.score, stage: lead.stage }, settings, now);
  const reasons = useVerdictSentences({ verdict, settings, lead }).join(' ');
  const until = useShortWord({ ...verdict, missing: [] });
  if (!answers) return null;
  const ask =
    verdict.kind === 'keepWorking' && verdict.nextLetter ? words.call.verdict.askShort(words.states.letterName[verdict.nextLetter]) : '';
  return (
    <span className={styles.cell} title={reasons}>
      <VerdictGlyph kind={verdict.kind} />
      <span>{words.call.verdict.kinds[verdict.kind]}</span>
      <span className="t3 sm cut">{until || ask}</span>
    </span>
  );
}
