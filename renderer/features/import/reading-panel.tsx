import { useStore } from 'zustand';
import { encodings } from '../../../shared/domain/import/decode.ts';
import { delimiters } from '../../../shared/domain/import/read-records.ts';
import type { HeaderChoice } from '../../../shared/domain/import/read-table.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './columns-step.module.css';
import type { OpenedFile } from './file-reader.ts';
import { importStore } from './import-store.ts';
import { readAgain, type WizardContext } from './wizard-actions.ts';

const headerChoices: readonly HeaderChoice[] = ['find', 'first', 'none'];

/** Encoding, delimiter and header as recognised, each with its reason and each to be overruled. */
export function ReadingPanel({ context }: { context: WizardContext }) {
  const words = useWords().importing;
  const { file, options } = useStore(importStore);
  if (!file) return null;
  const { reading } = words;
  return (
    <Panel title={reading.title}>
      <dl className={styles.reading}>
        {file.sheet === null ? <TextReading file={file} context={context} /> : <SheetReading file={file} context={context} />}
        <dt>{reading.header}</dt>
        <dd>
          <InlineSelect
            label={reading.header}
            value={options.header ?? 'find'}
            options={headerChoices.map((value) => ({ value, label: reading.headers[value] }))}
            onChange={(header) => void readAgain(context, { header })}
          />
          <span className="t3 sm">{file.headerRow === null ? reading.noHeader : reading.headerRow(file.headerRow)}</span>
        </dd>
      </dl>
      <p className={styles.lines}>{linesOf(file, reading)}</p>
    </Panel>
  );
}

type ReadingProps = { file: OpenedFile; context: WizardContext };

/** Of a text file its encoding and what parts its cells. */
function TextReading({ file, context }: ReadingProps) {
  const words = useWords().importing;
  const { reading } = words;
  return (
    <>
      <dt>{reading.encoding}</dt>
      <dd>
        <InlineSelect
          label={reading.encoding}
          value={encodings.find((each) => each === file.encoding) ?? null}
          options={encodings.map((value) => ({ value, label: words.encodings[value] }))}
          onChange={(encoding) => void readAgain(context, { encoding })}
          tone={file.encodingWhy === 'fallback' ? 'warn' : 'quiet'}
        />
        <span className="t3 sm">
          {reading.encodingWhy[file.encodingWhy]}
          {file.tellingWords.length > 0 && file.encodingWhy !== 'proven' && (
            <b className={styles.telling}> {file.tellingWords.join(', ')}</b>
          )}
        </span>
      </dd>
      <dt>{reading.delimiter}</dt>
      <dd>
        <InlineSelect
          label={reading.delimiter}
          value={file.delimiter}
          options={delimiters.map((value) => ({ value, label: words.delimiters[value] }))}
          onChange={(delimiter) => void readAgain(context, { delimiter })}
        />
        <span className="t3 sm">{reading.delimiterWhy(file.headers.length)}</span>
      </dd>
    </>
  );
}

/** Of a workbook which of its sheets. */
function SheetReading({ file, context }: ReadingProps) {
  const words = useWords().importing.reading;
  const formats = useFormats();
  const options = file.sheets.map(({ name, rowCount }) => ({ value: name, label: words.sheetRows(name, formats.count(rowCount)) }));
  return (
    <>
      <dt>{words.sheet}</dt>
      <dd>
        <InlineSelect label={words.sheet} value={file.sheet} options={options} onChange={(sheet) => void readAgain(context, { sheet })} />
        <span className="t3 sm">{words.sheetWhy}</span>
      </dd>
    </>
  );
}

const linesOf = (file: OpenedFile, words: ReturnType<typeof useWords>['importing']['reading']): string => {
  const { preamble, blanks, odd } = file;
  const parts = [
    preamble > 0 && words.preamble(preamble),
    blanks > 0 && words.blanks(blanks),
    odd.short > 0 && words.short(odd.short),
    odd.long > 0 && words.long(odd.long),
    odd.quotes > 0 && words.quotes(odd.quotes),
  ].filter((part) => part !== false);
  return parts.length > 0 ? words.lines(parts.join(', ')) : words.allPlain;
};
