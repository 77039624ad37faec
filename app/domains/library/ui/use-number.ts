import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

export function useNumber() {
  const { locale } = useTranslation('library');
  const format = numberFormat(locale);
  return (value: number) => format.format(value);
}
