import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useRef } from 'react';

type FileChoiceProps = {
  label: string;
  /** Beside the button: what was chosen, or what can be. */
  hint: string;
  /** As an `accept` attribute. */
  accept: string;
  onFile: (file: File) => void;
};

/** A button that asks for one file. The same file can be chosen again, after it was mended. */
export function FileChoice({ label, hint, accept, onFile }: FileChoiceProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="row" style={{ gap: 10 }}>
      <input
        ref={picker}
        type="file"
        accept={accept}
        className="vh"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
      <Button data-autofocus onClick={() => picker.current?.click()} leftSection={<IconFolderOpen size={15} stroke={1.6} aria-hidden />}>
        {label}
      </Button>
      <span className="t2 cut">{hint}</span>
    </div>
  );
}

/** Tables as text: what spreadsheets and other programs export. */
export const textTables = '.csv,.tsv,.txt,text/csv,text/plain';
