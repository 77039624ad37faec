import { useEffect, useRef } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { useErrorText } from './field.tsx';
import { Icon } from './icon.tsx';

type SummaryError = { fieldId?: string; label?: string; text: string };

/** What is wrong with a form, first thing in it; `title` where nothing can be corrected. Takes the focus; without scripts `autoFocus` does the same. */
export function ErrorSummary({ title, errors }: { title?: string; errors: readonly SummaryError[] }) {
  const { t } = useTranslation('ui');
  const box = useRef<HTMLDivElement>(null);
  const errorText = useErrorText();
  const signature = errors.map(({ fieldId, text }) => `${fieldId}${text}`).join();
  useEffect(() => { if (signature) box.current?.focus(); }, [signature]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="banner banner-danger" role="alert" tabIndex={-1} autoFocus>
      <Icon name="circle-exclamation-point" />
      <div>
        <strong>{title ?? t('errorSummary')}</strong>
        <ul className="error-list">
          {errors.map(({ fieldId, label, text }) => (
            <li key={`${fieldId}-${text}`}>
              {fieldId ? <a href={`#${fieldId}`}>{label ? `${label}: ` : ''}{errorText(text)}</a> : errorText(text)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type FieldState = { id: string; label?: string; errors?: readonly string[] };

/** Fields in, the summary's lines out. Form-wide errors come first and link nowhere. */
export const summaryOf = (fields: readonly FieldState[], formErrors: readonly string[] = []): SummaryError[] => [
  ...formErrors.map((text) => ({ text })),
  ...fields.flatMap(({ id, label, errors = [] }) => errors.map((text) => ({ fieldId: id, label, text }))),
];
