import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import { localClock } from '../../../shared/domain/zone.ts';
import { csvOf, xlsxOf } from '../../../shared/sheets/files.ts';
import { sheetTypes } from '../../../shared/sheets/media-types.ts';
import { useDesk } from '../../data/desk.ts';
import type { FileToExport } from '../../platform/platform.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { useSayRow } from './figure-words.ts';
import { reportSheets } from './report-sheets.ts';
import { pictureBlob } from './save-picture.ts';

/** Paper is white: what is printed wears the light colours, whatever the screen does. */
const useLightPaper = (): void => {
  useEffect(() => {
    const page = document.documentElement;
    let worn: string | null = null;
    const put = (scheme: string | null) => scheme !== null && page.setAttribute('data-mantine-color-scheme', scheme);
    const before = () => {
      worn = page.getAttribute('data-mantine-color-scheme');
      put('light');
    };
    const after = () => void put(worn);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
};

/** The open report as a file: as it is shown, with what its figures mean. Printing also makes a PDF. */
export function ReportExport({ answer }: { answer: ReportAnswer }) {
  const words = useWords().reports;
  const { platform } = useDesk();
  const formats = useFormats();
  const sayRow = useSayRow();
  useLightPaper();
  const name = `${answer.name}-${localClock(answer.at, answer.zone).day}`;
  const save = async (file: FileToExport | null) => {
    const outcome = file ? await platform.exportFile(file) : { kind: 'failed' as const };
    if (outcome.kind === 'saved') showToast({ message: words.exported(outcome.path ?? words.downloads) });
    if (outcome.kind === 'failed') showToast({ message: words.exportFailed, tone: 'bad' });
  };
  const sheets = () => reportSheets(answer, words, sayRow);
  const saveCsv = () => save({ name: `${name}.csv`, mime: sheetTypes.csv, data: csvOf(sheets()) });
  const saveXlsx = () => save({ name: `${name}.xlsx`, mime: sheetTypes.xlsx, data: xlsxOf(sheets()) });
  const savePicture = async () => {
    const page = document.querySelector<HTMLElement>(`[data-report="${answer.name}"]`);
    const data = page
      ? await pictureBlob(
          page,
          words.pictureTitle(words.texts[answer.name].title, formats.date(localClock(answer.at, answer.zone).day)),
        ).catch(() => null)
      : null;
    await save(data && { name: `${name}.png`, mime: 'image/png', data });
  };
  useKeys([
    { keys: 'e', label: `${words.exportAs} ${words.exports.csv}`, run: () => void saveCsv() },
    { keys: 'p', label: words.keys.print, run: () => window.print() },
  ]);
  return (
    <Menu position="bottom-end" keepMounted={false} transitionProps={{ duration: 90 }}>
      <Menu.Target>
        <Button leftSection={<IconDownload size={15} aria-hidden />} rightSection={<KeyCap keys="e" />} aria-keyshortcuts={ariaKeys('e')}>
          {words.exportAs}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void saveCsv()}>{words.exports.csv}</Menu.Item>
        <Menu.Item onClick={() => void saveXlsx()}>{words.exports.xlsx}</Menu.Item>
        <Menu.Item onClick={() => window.print()}>{words.exports.print}</Menu.Item>
        <Menu.Item onClick={() => void savePicture()}>{words.exports.picture}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
