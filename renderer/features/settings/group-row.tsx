import type { ReactNode } from 'react';
import table from '../../ui/table.module.css';

/** Heading of a group of rows, as wide as the table. */
export function GroupRow({ span, children }: { span: number; children: ReactNode }) {
  return (
    <tr className={table.group}>
      <td colSpan={span}>{children}</td>
    </tr>
  );
}
