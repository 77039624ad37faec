import { Icon } from './icon.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';

/** The two texts that describe a field. */
export const errorsId = (id: string | undefined) => `${id ?? 'field'}-error`;
export const helpId = (id: string | undefined) => `${id ?? 'field'}-description`;

/** What a field says besides its label. Errors are message keys ("room:errors.x") or finished texts. */
export type FieldTexts = { label: string; help?: ReactNode; errors?: readonly string[]; optional?: boolean };

const messageKey = /^[a-z-]+:[\w.-]+$/i;

/** Shows a key in the reader's language and a finished text as it is. */
export function useErrorText() {
  const { t } = useTranslation('ui');
  return (error: string) => (messageKey.test(error) ? String(t(error as never)) : error);
}

/** What every control gets, wherever its other attributes come from. */
export function describe(id: string | undefined, { help, errors }: Pick<FieldTexts, 'help' | 'errors'>) {
  const ids = [help ? helpId(id) : '', errors?.length ? errorsId(id) : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': errors?.length ? true : undefined } as const;
}

export function FieldErrors({ id, errors }: { id: string; errors?: readonly string[] }) {
  const errorText = useErrorText();
  if (!errors?.length) return null;
  return (
    <p className="errors" id={id}>
      <Icon name="circle-exclamation-point" />
      <span>{errors.map(errorText).join(' ')}</span>
    </p>
  );
}

export function Help({ id, children }: { id?: string; children?: ReactNode }) {
  return children ? <span className="help" id={id}>{children}</span> : null;
}

type FieldProps = FieldTexts & { id: string | undefined; children: ReactNode };

/** Label above, help under it, the control, and what is wrong with it. */
export function Field({ id, label, help, errors, optional, children }: FieldProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
        {optional ? <small>{t('optional')}</small> : null}
      </label>
      <Help id={helpId(id)}>{help}</Help>
      {children}
      <FieldErrors id={errorsId(id)} errors={errors} />
    </div>
  );
}

/** One column of fields. Put it inside the form element. */
export const FormStack = ({ children }: { children: ReactNode }) => <div className="form">{children}</div>;

/** The primary action first, then the way out. */
export const FormActions = ({ children }: { children: ReactNode }) => <div className="form-actions">{children}</div>;
