import { useRef } from 'react';
import { pdfMegabytes } from '#app/kernel/files/model/limits.ts';
import { formatBytes } from '#app/platform/i18n/format-bytes.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { FileDrop } from '#app/ui/file-drop.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { useUploadProgress } from '#app/ui/use-upload-progress.ts';

type PdfFieldProps = { id: string; name: string; errors?: readonly string[] };

/** A place to choose a PDF; with scripts its way is watched. */
export function PdfField({ id, name, errors }: PdfFieldProps) {
  const { t, locale } = useTranslation('document-pages');
  const { t: ui } = useTranslation('ui');
  const input = useRef<HTMLInputElement>(null);
  const { permille, error } = useUploadProgress(input, ui('uploadFailed'));
  return (
    <div className="flex flex-col gap-3">
      <FileDrop
        label={t('upload.label')} help={t('upload.help', { size: formatBytes(pdfMegabytes * 1_000_000, locale) })} errors={error === null ? errors : [error]} accept=".pdf,application/pdf"
        inputProps={{ id, name, required: true, ref: input }}
      />
      {permille === null ? null : <ProgressBar value={permille} max={1000} label={ui('sending', { percent: Math.floor(permille / 10) })} showLabel />}
    </div>
  );
}
