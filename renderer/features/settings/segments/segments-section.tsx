import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import type { Segment, SegmentRule } from '../../../../shared/domain/segment.ts';
import { scriptsAsking, segmentFaults, usersOfSegment } from '../../../../shared/domain/segment-faults.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { Overtaken, PublishPanel } from '../draft/publish-panel.tsx';
import styles from '../settings.module.css';
import { PulseFacts, PulsePanel } from './pulse-panel.tsx';
import { SegmentDialog } from './segment-dialog.tsx';
import { SegmentTable } from './segment-table.tsx';
import { useSegmentsDraft } from './use-segments-draft.ts';

const mostSegments = 60;
const exampleRule: SegmentRule = {
  kind: 'all',
  of: [
    { kind: 'company', field: 'isKeyAccount', op: 'is', values: ['true'] },
    { kind: 'answer', letter: 'B', states: ['partly', 'favourable'] },
  ],
};
const bareRule: SegmentRule = { kind: 'all', of: [{ kind: 'lead', field: 'stage', op: 'is', values: [] }] };

/** Named groups of leads with what became of each, and the pulse that is kept with them; managers make them. */
export function SegmentsSection({ settings }: { settings: CenterSettings }) {
  const words = useWords().settings.segments;
  const { user, newId } = useDesk();
  const pen = useSegmentsDraft(settings);
  const [open, setOpen] = useState<Segment | null>(null);
  const [kept, setKept] = useState<Segment | null>(null);
  const formats = useFormats();
  const { scripts } = useWholeCache();
  if (pen === undefined) return null;
  const { segments } = pen.draft;
  const isEditable = user.role === 'manager' || user.role === 'admin';
  const begin = (label: string, rule: SegmentRule) => setOpen({ id: newId(), label, rule, maxSilenceDays: null });
  const usersOf = ({ id }: Segment): string[] => [
    ...usersOfSegment(id, segments).map(({ label }) => words.segmentNamed(label)),
    ...scriptsAsking(id, scripts.values()).map(words.scriptNamed),
  ];
  const remove = (segment: Segment) => {
    const isUsed = usersOf(segment).length > 0;
    setKept(isUsed ? segment : null);
    if (!isUsed) pen.remove(segment.id);
  };
  const users = kept ? usersOf(kept) : [];
  const add = (
    <Button
      size="xs"
      leftSection={<IconPlus size={14} stroke={1.7} aria-hidden />}
      disabled={segments.length >= mostSegments}
      onClick={() => begin('', bareRule)}
    >
      {words.add}
    </Button>
  );
  return (
    <div className={styles.stack} key={pen.round}>
      <Overtaken draft={pen} />
      <Panel title={words.title} count={words.count(segments.length)} right={isEditable && add} className={styles.wide}>
        <p className={`${styles.hint} ${styles.lead}`}>{words.hint}</p>
        {kept && users.length > 0 && (
          <p className={`bad ${styles.lead}`} role="alert">
            {words.stays(kept.label, formats.list(users))}
          </p>
        )}
        {segments.length === 0 ? (
          <EmptyState
            title={words.empty}
            isSmall
            actions={isEditable ? [{ label: words.example, run: () => begin(words.exampleName, exampleRule) }] : []}
          >
            {isEditable ? words.emptyHint : words.noneForReader}
          </EmptyState>
        ) : (
          <SegmentTable
            segments={segments}
            {...(isEditable && {
              acts: {
                onEdit: setOpen,
                onCopy: (segment: Segment) =>
                  begin(words.copyName(segment.label), { kind: 'all', of: [{ kind: 'segment', segmentId: segment.id }] }),
                onRemove: remove,
              },
            })}
          />
        )}
      </Panel>
      {isEditable ? <PulsePanel pen={pen} /> : <PulseFacts settings={settings} />}
      {isEditable && (
        <PublishPanel
          draft={pen}
          next={pen.next}
          seen={pen.base}
          said={{ published: words.published, undone: words.undone }}
          isSound={pen.hasDays && segments.every((each) => segmentFaults(each, segments).length === 0)}
        />
      )}
      {open && (
        <SegmentDialog
          segment={open}
          segments={segments}
          isNew={!segments.some(({ id }) => id === open.id)}
          onKeep={(segment) => {
            pen.put(segment);
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
