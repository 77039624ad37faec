import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

/** What a kind of letter is called; one that was given up keeps its id. */
export function useTemplateName() {
  const { t } = useTranslation('admin');
  return (template: string) => textOf(t, `templates.${template}`, { defaultValue: template });
}
