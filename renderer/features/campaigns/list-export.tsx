import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { instantToWall } from '../../../shared/domain/zone.ts';
import { csvOf, type Sheet, xlsxOf } from '../../../shared/sheets/files.ts';
import { sheetTypes } from '../../../shared/sheets/media-types.ts';
import { useDesk } from '../../data/desk.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';

type ListExportProps = {
  label: string;
  isEmpty: boolean;
  /** What goes into the file, asked for when it is written; `day`: of this moment, in the zone of who writes it. */
  list: (day: string) => { fileName: string; sheet: Sheet; said: string };
};

/** One of the lists as a file: CSV for programs, also by `e`, or XLSX for people. */
export function ListExport({ label, isEmpty, list }: ListExportProps) {
  const words = useWords().campaigns.listExport;
  const { platform, zone, now } = useDesk();
  const save = async (type: 'csv' | 'xlsx') => {
    const { fileName, sheet, said } = list(instantToWall(now(), zone).slice(0, 10));
    const data = type === 'csv' ? csvOf([sheet]) : xlsxOf([sheet]);
    const saved = await platform.exportFile({ name: `${fileName}.${type}`, mime: sheetTypes[type], data });
    if (saved.kind === 'saved') showToast({ message: said });
    if (saved.kind !== 'saved' && saved.kind !== 'cancelled') showToast({ message: words.failed, tone: 'bad' });
  };
  useKeys([{ keys: 'e', label, isDisabled: isEmpty, run: () => void save('csv') }]);
  if (isEmpty) return null;
  return (
    <Menu position="bottom-end" keepMounted={false} transitionProps={{ duration: 90 }}>
      <Menu.Target>
        <Button
          size="xs"
          leftSection={<IconDownload size={14} stroke={1.7} aria-hidden />}
          rightSection={<KeyCap keys="e" />}
          aria-keyshortcuts={ariaKeys('e')}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('csv')}>{words.csv}</Menu.Item>
        <Menu.Item onClick={() => void save('xlsx')}>{words.xlsx}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
