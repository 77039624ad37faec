import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from './button.tsx';
import { FileDrop } from './file-drop.tsx';
import type { FieldTexts } from './field.tsx';
import { ProgressBar } from './progress.tsx';
import { useUploadProgress } from './use-upload-progress.ts';

/** What the server reads; phones turn their own formats into one of these when they see the list. */
const accepted = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

type PictureFieldProps = FieldTexts & {
  id: string;
  name: string;
  /** How it looks now: a cover, a face, a banner. */
  current: ReactNode;
  shape: 'cover' | 'round' | 'wide';
  required?: boolean;
  /** What a picture may weigh, and what is said of a larger one before it is sent. */
  limit: { bytes: number; said: string };
  /** The form that takes the picture away, by its id; without it there is nothing to remove. */
  removal?: { form: string; label: string };
  former?: FormerPicture;
};

/** The picture before this one, and the form that brings it back or, with `forget`, lets it go. */
type FormerPicture = { form: string; picture: ReactNode; label: string; help: string; bringBack: string; forget: string };

/** The picture there is, a place to choose another, and a way to remove it. With scripts the choice is shown and its way watched. */
export function PictureField({ id, name, current, shape, required, limit, removal, former, ...texts }: PictureFieldProps) {
  const { t } = useTranslation('ui');
  const input = useRef<HTMLInputElement>(null);
  const [preview, choose] = usePreview();
  const { permille, error } = useUploadProgress(input, t('uploadFailed'), limit);
  const errors = error === null ? texts.errors : [error];
  return (
    <div className={`picture-field picture-field-${shape}`}>
      <div className="picture-now">{preview ? <img className="picture-preview" src={preview} alt={t('chosenPicture')} onError={() => choose(null)} /> : current}</div>
      <div className="flex flex-col gap-3">
        <FileDrop
          {...texts} errors={errors} accept={accepted}
          inputProps={{ id, name, required, ref: input, onInput: (event) => choose(event.currentTarget.files?.[0] ?? null) }}
        />
        {permille === null ? null : <ProgressBar value={permille} max={1000} label={t('sending', { percent: Math.floor(permille / 10) })} showLabel />}
        {removal ? <p className="-ms-3"><Button variant="quiet" size="s" icon="trash" form={removal.form}>{removal.label}</Button></p> : null}
        {former ? <Former {...former} /> : null}
      </div>
    </div>
  );
}

function Former({ form, picture, label, help, bringBack, forget }: FormerPicture) {
  return (
    <div className="picture-former">
      {picture}
      <div>
        <p>{label}</p>
        <p className="help">{help}</p>
        <p className="-ms-3 flex flex-wrap">
          <Button variant="quiet" size="s" icon="undo-2" form={form}>{bringBack}</Button>
          <Button variant="quiet" size="s" icon="trash" form={form} name="intent" value="forget">{forget}</Button>
        </p>
      </div>
    </div>
  );
}

/** The chosen picture as the browser itself shows it, if it can; nothing is sent for that. */
function usePreview(): [string | null, (file: File | null) => void] {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => () => { if (url) URL.revokeObjectURL(url); }, [url]);
  return [url, (file) => setUrl(file?.type.startsWith('image/') ? URL.createObjectURL(file) : null)];
}
