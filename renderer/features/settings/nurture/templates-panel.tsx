import { Button } from '@mantine/core';
import type { MailTemplate } from '../../../../shared/domain/content.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useNames } from '../../../words/use-names.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';

type TemplatesProps = { templates: readonly MailTemplate[]; onEdit: ((template: MailTemplate | 'new') => void) | null };

/** The mails that content goes with. */
export function TemplatesPanel({ templates, onEdit }: TemplatesProps) {
  const { templates: words, library } = useWords().nurture;
  const names = useNames();
  const formats = useFormats();
  const sorted = templates.toSorted((a, b) => Number(a.isRetired) - Number(b.isRetired) || formats.compare(a.name, b.name));
  return (
    <Panel
      title={words.title}
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
      {templates.length === 0 ? (
        <EmptyState isSmall title={words.none} actions={onEdit ? [{ label: words.add, run: () => onEdit('new') }] : []}>
          {words.noneBody}
        </EmptyState>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.name}</th>
              <th>{words.language}</th>
              <th>{words.subject}</th>
              {onEdit && (
                <th>
                  <span className="vh">{library.edit}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {sorted.map((each) => (
              <tr key={each.id}>
                <td className={each.isRetired ? 't3' : 'b'}>
                  {each.name} {each.isRetired && <Tag tone="line">{library.retired}</Tag>}
                </td>
                <td className="t2 nowrap">{names.language(each.language)}</td>
                <td className="t2">{each.subject}</td>
                {onEdit && (
                  <td className="nowrap">
                    <Button size="xs" onClick={() => onEdit(each)} aria-label={library.editOf(each.name)}>
                      {library.edit}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
