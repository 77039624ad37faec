import { Icon } from './icon.tsx';
import { useState, type ComponentPropsWithRef } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { describe, Field, type FieldTexts } from './field.tsx';

type FileDropProps = FieldTexts & { inputProps: ComponentPropsWithRef<'input'>; accept?: string };

/** The browser's own file input. With scripts it becomes a place to drop a file and shows the name of what was chosen. */
export function FileDrop({ inputProps: input, accept, ...texts }: FileDropProps) {
  const { t } = useTranslation('ui');
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState('');
  return (
    <Field {...texts} id={input.id}>
      <div className="drop" data-over={over || undefined}>
        <Icon name="upload" />
        <span aria-live="polite" className={chosen ? 'font-medium' : undefined}>{chosen || t('chooseFile')}</span>
        {chosen ? <span className="help">{t('anotherFile')}</span> : null}
        <input
          accept={accept} {...input} {...describe(input.id, texts)} type="file"
          onChange={(event) => setChosen([...(event.currentTarget.files ?? [])].map((file) => file.name).join(', '))}
          onDragEnter={() => setOver(true)} onDragLeave={() => setOver(false)} onDrop={() => setOver(false)}
        />
      </div>
    </Field>
  );
}
