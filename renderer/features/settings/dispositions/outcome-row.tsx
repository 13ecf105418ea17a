import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react';
import type { Disposition } from '../../../../shared/domain/call.ts';
import { isRefusal, nextStage, type Stage } from '../../../../shared/domain/stage.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { StageGlyph } from '../../../ui/stage-glyph.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Words } from '../../../words/en.ts';
import type { Formats } from '../../../words/format.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';

/** Where the outcome takes a lead that is being called for the first time. */
const stageAfter = ({ raises }: Disposition): Stage | null => {
  const next = raises && nextStage('lead', raises);
  return next && !isRefusal(next) ? next : null;
};

/** The retry rule as people say it: when again, avoiding what, until when. */
const retryWords = (disposition: Disposition, words: Words['settings']['dispositions'], formats: Formats): string => {
  if (disposition.marksDoNotCall) return words.marksDoNotCall;
  if (disposition.needs.includes('callback') || disposition.needs.includes('revisit')) return words.asAgreed;
  const { retryAfterMs, avoidsSameHour, giveUpAfter, marksWrongNumber } = disposition;
  if (retryAfterMs === null) return words.noRetry;
  const parts = [
    words.retry(formats.length(retryAfterMs)),
    marksWrongNumber ? words.otherNumber : '',
    avoidsSameHour ? words.otherHour : '',
    giveUpAfter ? words.giveUp(giveUpAfter) : '',
  ];
  return words.joined(parts.filter((part) => part !== ''));
};

export type RowActs = {
  onEdit: (disposition: Disposition) => void;
  onMove: (disposition: Disposition, step: 1 | -1) => void;
  onSwitchOn: (disposition: Disposition) => void;
};

type RowProps = { disposition: Disposition; isFirst: boolean; isLast: boolean; acts: RowActs | null };

/** One outcome: the key, what it asks for, the stage it leads to, when the lead is called again. */
export function OutcomeRow({ disposition, isFirst, isLast, acts }: RowProps) {
  const words = useWords();
  const own = words.settings.dispositions;
  const formats = useFormats();
  const stage = stageAfter(disposition);
  return (
    <tr className={disposition.isOff ? styles.gone : undefined}>
      <td>
        {!disposition.isOff && (
          <>
            <KeyCap keys={disposition.hotKey} />
            <span className="vh">{disposition.hotKey}</span>
          </>
        )}
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
      <td className={`t2 ${styles.then}`}>{retryWords(disposition, own, formats)}</td>
      <td className="t2 sm">{disposition.reasons.map(({ label }) => label).join('; ')}</td>
      {acts && <ActsCell disposition={disposition} isFirst={isFirst} isLast={isLast} acts={acts} />}
    </tr>
  );
}

function ActsCell({ disposition, isFirst, isLast, acts }: RowProps & { acts: RowActs }) {
  const words = useWords().settings.dispositions;
  const { label, isOff } = disposition;
  return (
    <td className="nowrap num">
      {isOff ? (
        <Button size="xs" onClick={() => acts.onSwitchOn(disposition)} aria-label={words.switchOnNamed(label)}>
          {words.switchOn}
        </Button>
      ) : (
        <>
          <Act label={words.up(label)} isDisabled={isFirst} run={() => acts.onMove(disposition, -1)} icon={IconArrowUp} />
          <Act label={words.down(label)} isDisabled={isLast} run={() => acts.onMove(disposition, 1)} icon={IconArrowDown} />
        </>
      )}
      <Act label={words.edit(label)} run={() => acts.onEdit(disposition)} icon={IconPencil} />
    </td>
  );
}

type ActProps = { label: string; isDisabled?: boolean; run: () => void; icon: typeof IconPencil };

function Act({ label, isDisabled = false, run, icon: ActIcon }: ActProps) {
  return (
    <Button
      size="xs"
      variant="subtle"
      color="gray"
      px={6}
      // Stays where the keyboard is: a row moved to the end keeps its button, which then does nothing.
      aria-disabled={isDisabled || undefined}
      data-ended={isDisabled || undefined}
      onClick={isDisabled ? undefined : run}
      aria-label={label}
      title={label}
    >
      <ActIcon size={14} stroke={1.7} aria-hidden />
    </Button>
  );
}
