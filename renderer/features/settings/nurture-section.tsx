import { useState } from 'react';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import type { Content, MailTemplate } from '../../../shared/domain/content.ts';
import { useDesk } from '../../data/desk.ts';
import { useContents, useMailTemplates } from '../../parts/nurture/use-library.ts';
import { ContentDialog } from './nurture/content-dialog.tsx';
import { LibraryPanel } from './nurture/library-panel.tsx';
import { ReturnsPanel } from './nurture/returns-panel.tsx';
import { TemplateDialog } from './nurture/template-dialog.tsx';
import { TemplatesPanel } from './nurture/templates-panel.tsx';

/** What keeps leads at rest warm, and what brings them back. Team leads keep the library, managers the rule. */
export function NurtureSection({ settings }: { settings: CenterSettings }) {
  const { user } = useDesk();
  const contents = useContents();
  const templates = useMailTemplates();
  const [piece, setPiece] = useState<Content | 'new' | null>(null);
  const [template, setTemplate] = useState<MailTemplate | 'new' | null>(null);
  const isManager = user.role === 'manager' || user.role === 'admin';
  const mayEdit = isManager || user.role === 'teamLead';
  if (!contents || !templates) return null;
  return (
    <>
      <LibraryPanel contents={contents} onEdit={mayEdit ? setPiece : null} />
      <TemplatesPanel templates={templates} onEdit={mayEdit ? setTemplate : null} />
      <ReturnsPanel key={JSON.stringify(settings.returns)} settings={settings} mayEdit={isManager} />
      {piece && <ContentDialog piece={piece === 'new' ? null : piece} onClose={() => setPiece(null)} />}
      {template && <TemplateDialog template={template === 'new' ? null : template} contents={contents} onClose={() => setTemplate(null)} />}
    </>
  );
}
