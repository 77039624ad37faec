import { useTranslation } from '#app/platform/i18n/translation.ts';
import { TextField } from '#app/ui/text-field.tsx';

type Props = { id: string; name: string; errors?: string[]; label?: string; autoFocus?: boolean };

/** Six digits from an authenticator app. What was typed is not shown again: by then the app shows others. */
export function AppCodeField({ id, name, errors, label, autoFocus }: Props) {
  const { t } = useTranslation('second-factor');
  return (
    <TextField
      label={label ?? t('fields.appCode')} help={t('help.appCode')} errors={errors} width="m"
      inputProps={{ id, name, type: 'text', autoComplete: 'one-time-code', inputMode: 'numeric', required: true, maxLength: 20, autoFocus }}
    />
  );
}
