import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { VisuallyHidden } from '../visually-hidden.tsx';

export type LanguageSwitchProps = {
  action: string;
  current: string;
  returnTo: string;
  options: readonly { value: string; label: string }[];
  label?: string;
};

/** A form with one button per language, each in its own language. */
export function LanguageSwitch({ action, current, returnTo, options, label }: LanguageSwitchProps) {
  const { t } = useTranslation('ui');
  return (
    <Form className="languages" method="post" action={action} reloadDocument>
      <VisuallyHidden>{label ?? t('language')}</VisuallyHidden>
      <input type="hidden" name="returnTo" value={returnTo} />
      {options.map((option) => (
        <button key={option.value} type="submit" name="locale" value={option.value} lang={option.value} aria-pressed={option.value === current}>
          {option.label}
        </button>
      ))}
    </Form>
  );
}
