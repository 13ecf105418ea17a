import { Button } from '@mantine/core';
import { buyingPhases, type Content } from '../../../../shared/domain/content.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useNames } from '../../../words/use-names.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import styles from '../settings.module.css';

type LibraryProps = { contents: readonly Content[]; onEdit: ((piece: Content | 'new') => void) | null };

/** Everything that can be sent, by how far its readers have come. */
export function LibraryPanel({ contents, onEdit }: LibraryProps) {
  const all = useWords().nurture;
  const words = all.library;
  const formats = useFormats();
  const sorted = contents.toSorted(
    (a, b) =>
      Number(a.isRetired) - Number(b.isRetired) ||
      buyingPhases.indexOf(a.buyingPhase) - buyingPhases.indexOf(b.buyingPhase) ||
      formats.compare(a.title, b.title),
  );
  return (
    <Panel
      title={words.title}
      count={words.count(contents.length)}
      className={styles.wide}
      right={
        onEdit && (
          <Button size="xs" onClick={() => onEdit('new')}>
            {words.add}
          </Button>
        )
      }
    >
      <p className={`${styles.hint} ${styles.lead}`}>{words.hint}</p>
      {contents.length === 0 ? (
        <EmptyState isSmall title={words.none} actions={onEdit ? [{ label: words.add, run: () => onEdit('new') }] : []}>
          {words.noneBody}
        </EmptyState>
      ) : (
        <ScrollBox label={words.title}>
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words.name}</th>
                <th>{words.kind}</th>
                <th>{words.phase}</th>
                <th>{words.topic}</th>
                <th>{words.language}</th>
                <th>{words.place}</th>
                {onEdit && (
                  <th>
                    <span className="vh">{words.edit}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {sorted.map((each) => (
                <Piece key={each.id} piece={each} onEdit={onEdit} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  );
}

function Piece({ piece, onEdit }: { piece: Content; onEdit: LibraryProps['onEdit'] }) {
  const all = useWords().nurture;
  const words = all.library;
  const names = useNames();
  return (
    <tr>
      <td className={piece.isRetired ? 't3' : 'b'}>
        {piece.title} {piece.isRetired && <Tag tone="line">{words.retired}</Tag>}
      </td>
      <td className="t2 nowrap">{all.kinds[piece.kind]}</td>
      <td className="t2 nowrap">{all.phases[piece.buyingPhase]}</td>
      <td className="t2">{piece.topic}</td>
      <td className="t2 nowrap">{names.language(piece.language)}</td>
      <td className="t2" style={{ overflowWrap: 'anywhere' }}>
        {piece.place}
      </td>
      {onEdit && (
        <td className="nowrap">
          <Button size="xs" onClick={() => onEdit(piece)} aria-label={words.editOf(piece.title)}>
            {words.edit}
          </Button>
        </td>
      )}
    </tr>
  );
}
