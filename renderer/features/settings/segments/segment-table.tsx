import { ActionIcon, Button } from '@mantine/core';
import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Segment, SegmentRule } from '../../../../shared/domain/segment.ts';
import type { SegmentProfile } from '../../../../shared/domain/segment-profile.ts';
import { useDesk } from '../../../data/desk.ts';
import { useShowLeads } from '../../../parts/use-show-leads.ts';
import table from '../../../ui/table.module.css';
import { useFormats, useWords } from '../../../words/words.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import styles from '../settings.module.css';
import own from './segments.module.css';
import { useRuleWords } from './use-rule-words.ts';
import { useSegmentCounts } from './use-segment-counts.ts';

type Acts = { onEdit: (segment: Segment) => void; onCopy: (segment: Segment) => void; onRemove: (segment: Segment) => void };

const everybody = 'everybody';
const everyLead: SegmentRule = { kind: 'all', of: [] };

/** The segments with their rules in words and what became of their leads, beside all leads. */
export function SegmentTable({ segments, acts }: { segments: Segment[]; acts?: Acts }) {
  const words = useWords().settings.segments;
  const { kinds } = useWords().pulse;
  const formats = useFormats();
  const { now } = useDesk();
  const [round, setRound] = useState(0);
  const inWords = useRuleWords(segments);
  const wanted: [string, SegmentRule][] = [[everybody, everyLead], ...segments.map(({ id, rule }): [string, SegmentRule] => [id, rule])];
  const { counts, isCounting } = useSegmentCounts({ wanted, segments }, round);
  return (
    <>
      <ScrollBox label={words.title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.name}</th>
              <th>{words.who}</th>
              <th className="num">{words.leads}</th>
              <th className="num">{words.qsos}</th>
              <th className="num">{words.won}</th>
              <th className="num">{words.value}</th>
              {acts && (
                <th>
                  <span className="vh">{words.acts}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {segments.map((segment) => (
              <tr key={segment.id}>
                <td>
                  <b className="b">{segment.label}</b>
                  {segment.maxSilenceDays !== null && <div className="t3 sm">{words.silence(segment.maxSilenceDays)}</div>}
                  {segment.mix && <div className="t3 sm">{words.mixIs(formats.list(segment.mix.map((kind) => kinds[kind])))}</div>}
                </td>
                <td className={`t2 ${own.rule}`}>{inWords(segment.rule)}</td>
                <Figures name={segment.label} profile={counts?.profiles.get(segment.id)} />
                {acts && <ActCell segment={segment} acts={acts} />}
              </tr>
            ))}
            <tr>
              <td className="t2">{words.everybody}</td>
              <td className="t3">{words.everybodyRule}</td>
              <Figures name={words.everybody} profile={counts?.profiles.get(everybody)} />
              {acts && <td />}
            </tr>
          </tbody>
        </table>
      </ScrollBox>
      <div className={`row ${styles.docs}`} aria-live="polite">
        <span className="t2 sm">
          {counts && !isCounting ? words.countedOn(formats.count(counts.counted), formats.nearTime(counts.at, now())) : words.counting}
        </span>
        <span className="grow" />
        <Button size="xs" onClick={() => setRound(round + 1)}>
          {words.again}
        </Button>
      </div>
    </>
  );
}

function Figures({ name, profile }: { name: string; profile: SegmentProfile | undefined }) {
  const words = useWords().settings.segments;
  const formats = useFormats();
  const showLeads = useShowLeads();
  if (!profile) return <td colSpan={4} />;
  const { leadIds, qsos, won, value } = profile;
  const count = formats.count(leadIds.length);
  const show = () => {
    showLeads({ title: name, leadIds });
  };
  return (
    <>
      <td className="num">
        {leadIds.length === 0 ? (
          count
        ) : (
          <button type="button" className={styles.figure} aria-label={words.open(count, name)} onClick={show}>
            {count}
          </button>
        )}
      </td>
      <td className="num nowrap">
        {formats.count(qsos)}
        {leadIds.length > 0 && <div className="t3 sm">{words.ofLeads(formats.percent(qsos / leadIds.length))}</div>}
      </td>
      <td className="num nowrap">
        {formats.count(won)}
        {qsos > 0 && <div className="t3 sm">{words.ofQsos(formats.percent(won / qsos))}</div>}
      </td>
      <td className="num nowrap">
        {Object.entries(value).map(([currency, minor]) => (
          <div key={currency}>{formats.moneyShort(minor, currency)}</div>
        ))}
      </td>
    </>
  );
}

function ActCell({ segment, acts }: { segment: Segment; acts: Acts }) {
  const words = useWords().settings.segments;
  const { label } = segment;
  return (
    <td className="num nowrap">
      <ActionIcon variant="subtle" aria-label={words.editOf(label)} onClick={() => acts.onEdit(segment)}>
        <IconPencil size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={words.copyOf(label)} onClick={() => acts.onCopy(segment)}>
        <IconCopy size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={words.removeOf(label)} onClick={() => acts.onRemove(segment)}>
        <IconTrash size={14} aria-hidden />
      </ActionIcon>
    </td>
  );
}
